package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fixpoint.itests.Command;
import org.fixpoint.itests.SampleJars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drop-in folder as a user meets it on the command line. */
class DropInCommandTest {
    private static final String EXPERIMENT =
            """
            fixpoint: 1
            model: {id: mlp, depth: 2, width: 8, activation: zigzag}
            input: {id: gaussian-pairs}
            analyses: [layer-similarity]
            figures: []
            results: [csv]
            """;

    @TempDir
    private Path work;

    private Path plugins() throws IOException {
        return Files.createDirectories(work.resolve("plugins"));
    }

    private Command fixpoint(String... arguments) throws IOException {
        return Command.fixpoint(
                work, List.of("-Dfixpoint.plugins=" + plugins(), "-Dfixpoint.trial.seconds=6"), arguments);
    }

    private static SampleJars zigzag(double slope) {
        return SampleJars.named("zigzag").source(SampleJars.activation("zigzag", slope + " * x", slope + "", ""));
    }

    /** Makes every file as old as a minute, so that nothing is taken for half copied. */
    private void settle() throws IOException {
        try (Stream<Path> files = Files.list(plugins())) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 60_000));
            }
        }
    }

    private static SampleJars failing(String id, String statement) {
        return SampleJars.named(id)
                .source(SampleJars.activation(
                        id, "x", "1", "public " + SampleJars.type(id) + "() {\n" + statement + "\n}"));
    }

    @Test
    void everyBadJarHasASentenceAndTheGoodOneBesideThemWorks() throws Exception {
        Path folder = plugins();
        Path good = zigzag(1).write(folder.resolve("zigzag.jar"));
        byte[] bytes = Files.readAllBytes(good);
        Files.writeString(folder.resolve("empty.jar"), "");
        Files.writeString(folder.resolve("page.jar"), "<!DOCTYPE html><html><body>404</body></html>");
        Files.writeString(folder.resolve("text.jar"), "this is no jar at all, whatever its name says");
        Files.write(folder.resolve("half.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("plain.jar")))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        SampleJars.named("hungry")
                .source(SampleJars.activation("hungry", "x", "1", ""))
                .header("Import-Package", "org.example.math;version=\"[2,3)\",*")
                .write(folder.resolve("hungry.jar"));
        SampleJars.named("ancient")
                .source(SampleJars.activation("ancient", "x", "1", ""))
                .header("Import-Package", "org.fixpoint.api;version=\"[7,8)\",*")
                .write(folder.resolve("ancient.jar"));
        failing("thrower", "throw new IllegalStateException(\"no data file\");").write(folder.resolve("thrower.jar"));
        failing("quitter", "System.exit(0);").write(folder.resolve("quitter.jar"));
        failing("sleeper", "try { Thread.sleep(600_000); } catch (InterruptedException e) { return; }")
                .write(folder.resolve("sleeper.jar"));
        SampleJars.named("crooked")
                .source(SampleJars.activation("crooked", "x * x", "x", ""))
                .write(folder.resolve("crooked.jar"));
        settle();

        Command all = fixpoint("plugins", "--json");
        assertEquals("", all.err());
        Map<String, String> told = new HashMap<>();
        for (JsonNode verdict : all.json()) {
            told.put(
                    verdict.path("file").asText(),
                    verdict.path("state").asText() + " "
                            + verdict.path("sentence").asText());
        }
        assertEquals(12, told.size());
        told(told, "zigzag.jar", "added zigzag 1.0 added 1 activation: zigzag");
        told(told, "empty.jar", "refused ");
        told(told, "page.jar", "refused ", "HTML");
        told(told, "text.jar", "refused ");
        told(told, "half.jar", "refused ");
        told(told, "plain.jar", "refused has no manifest");
        told(told, "hungry.jar", "refused needs package org.example.math [2,3), which no installed bundle has");
        told(told, "ancient.jar", "refused was built for version 7 of the Fixpoint API, and this is 0.1.0");
        told(
                told,
                "thrower.jar",
                "refused has a component that cannot be started: com.example.thrower.Thrower",
                "IllegalStateException: no data file");
        told(
                told,
                "quitter.jar",
                "refused ended the program (System.exit or a crash) while it was started; get a mended build");
        told(told, "sleeper.jar", "refused did not start within 6 s");
        told(
                told,
                "crooked.jar",
                "warned crooked 1.0 added 1 activation: crooked; it offers the activation crooked, which is at fault: derivative");

        Command why = fixpoint("plugins", "why", "quiter");
        assertEquals(2, why.exit());
        assertTrue(why.err().contains("nearest: \"quitter\""), why.err());
    }

    private static void told(Map<String, String> verdicts, String file, String... parts) {
        String verdict = String.valueOf(verdicts.get(file));
        for (String part : parts) {
            assertTrue(verdict.contains(part), file + ": " + verdict);
        }
        assertTrue(verdict.startsWith(parts[0]), file + ": " + verdict);
        assertFalse(verdict.contains("\n") || verdict.contains("\tat "), verdict);
    }

    @Test
    void aRunRecordsWhatWasDroppedInAndALockRefusesAnythingElse() throws Exception {
        Files.writeString(work.resolve("e.yaml"), EXPERIMENT);
        Command missing = fixpoint("run", "e.yaml", "--quiet");
        assertEquals(3, missing.exit(), missing.err());
        Path jar = zigzag(1).write(plugins().resolve("zigzag.jar"));
        settle();
        Command run = fixpoint("run", "e.yaml", "--quiet");
        assertEquals(0, run.exit(), run.err());
        Path lock = work.resolve("runs/latest/bundles.lock");
        String hash = sha256(jar);
        assertTrue(Files.readAllLines(lock).contains("zigzag 1.0.0 " + hash), Files.readString(lock));

        Files.copy(lock, work.resolve("bundles.lock"));
        assertEquals(0, fixpoint("check", "e.yaml", "--locked=bundles.lock").exit());
        zigzag(2).write(plugins().resolve("zigzag.jar"));
        settle();
        Command other = fixpoint("check", "e.yaml", "--locked=bundles.lock");
        assertTrue(other.exit() == 2 || other.exit() == 3, other.err());
        assertTrue(other.err().contains("plugins/zigzag.jar: is not listed in the lock file"), other.err());
        Command unread = fixpoint("check", "e.yaml", "--locked=nowhere.lock");
        assertEquals(2, unread.exit(), unread.err());
        assertEquals(1, unread.err().lines().count(), unread.err());
    }

    private static String sha256(Path file) throws Exception {
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return java.util.HexFormat.of().formatHex(hash);
    }
}
