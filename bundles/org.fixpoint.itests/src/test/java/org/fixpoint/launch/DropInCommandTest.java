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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fixpoint.itests.Command;
import org.fixpoint.itests.SampleJars;
import org.junit.jupiter.api.Tag;
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
                work, List.of("-Dfixpoint.plugins=" + plugins(), "-Dfixpoint.trial.seconds=25"), arguments);
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
                "refused ended the program: com.example.quitter.Quitter.<init> called System.exit while it was started; get a mended");
        told(
                told,
                "sleeper.jar",
                "refused did not start within 25 s, last seen in com.example.sleeper.Sleeper.<init>; get a mended build");
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
    void aTrialEndsWithTheProcessThatAskedForIt() throws Exception {
        Path jar = failing("sleeper", "try { Thread.sleep(600_000); } catch (InterruptedException e) { return; }")
                .write(work.resolve("sleeper.jar"));
        Path out = work.resolve("trial.out");
        Process trial =
                Command.start(work, List.of(), out, work.resolve("trial.err"), "trial", "--plugin", jar.toString());
        for (int i = 0; i < 6000 && !Files.readString(out).contains("trial"); i++) {
            Thread.sleep(50);
        }
        assertTrue(trial.isAlive(), "it hangs in the jar");
        trial.getOutputStream().close(); // as when the other process is killed
        boolean ended = trial.waitFor(120, TimeUnit.SECONDS);
        trial.destroyForcibly();
        assertTrue(ended, "it hangs still");
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
        assertEquals(2, other.exit(), other.err());
        assertTrue(other.err().contains("plugins/zigzag.jar: is not listed in the lock file"), other.err());
        String replaced = "--locked bundles.lock zigzag.jar is not the zigzag 1.0.0 that is listed (SHA-256 "
                + hash.substring(0, 12) + "…, the file's is "
                + sha256(plugins().resolve("zigzag.jar")).substring(0, 12)
                + "…); put that one into the folder, or run without --locked\n";
        assertTrue(other.err().contains(replaced), other.err());
        Files.delete(plugins().resolve("zigzag.jar"));
        Command gone = fixpoint("check", "e.yaml", "--locked=bundles.lock");
        assertEquals(3, gone.exit(), gone.err());
        assertTrue(gone.err().contains("; zigzag 1.0 (zigzag.jar) did\n"), gone.err());
        Command unread = fixpoint("check", "e.yaml", "--locked=nowhere.lock");
        assertEquals(2, unread.exit(), unread.err());
        assertEquals(1, unread.err().lines().count(), unread.err());
    }

    @Test
    @Tag("nightly")
    void theLineOfTheGuidesOnALockWorksAsItStands() throws Exception {
        Path root = Path.of(System.getProperty("fixpoint.root", ""));
        assertTrue(Files.readString(root.resolve("docs/plugin-guide.md"))
                .contains("`./fixpoint run EXPERIMENT --locked`"));
        assertTrue(Files.readString(root.resolve("docs/guide.md")).contains("`--locked [FILE]`"));
        Files.writeString(work.resolve("e.yaml"), EXPERIMENT);
        zigzag(1).write(plugins().resolve("zigzag.jar"));
        settle();
        Command run = fixpoint("run", "e.yaml", "--quiet");
        assertEquals(0, run.exit(), run.err());
        Files.copy(work.resolve("runs/latest/bundles.lock"), work.resolve("bundles.lock"));
        Command locked = fixpoint("run", "e.yaml", "--locked");
        assertEquals(0, locked.exit(), locked.err());
        assertTrue(locked.out().contains("1 point: 1 reused, 0 run, 0 failed"), locked.out());
        Command reversed = fixpoint("check", "--locked", "e.yaml");
        assertEquals(2, reversed.exit(), reversed.err());
        assertEquals(
                "--locked has taken the experiment for its value; give the experiment first and --locked after it\n",
                reversed.err());
        SampleJars.named("other")
                .source(SampleJars.activation("zagzig", "x", "1", ""))
                .write(plugins().resolve("other.jar"));
        settle();
        Command beside = fixpoint("run", "e.yaml", "--locked", "--quiet");
        assertEquals(0, beside.exit(), beside.err());
        assertEquals("1 of 2 files in plugins/ needs attention: fixpoint plugins\n", beside.err());
        Files.writeString(
                work.resolve("bundles.lock"),
                Files.readString(work.resolve("bundles.lock")).replaceFirst("(?m)^org.fixpoint.networks .*\n", ""));
        Command refused = fixpoint("plan", "e.yaml", "--locked");
        assertEquals(2, refused.exit(), refused.err());
        assertTrue(refused.err().contains("org.fixpoint.networks 0.1.0 takes part and is not listed"), refused.err());
    }

    @Test
    @Tag("nightly")
    void eachExperimentOfASuiteHasItsOwnLock() throws Exception {
        zigzag(1).write(plugins().resolve("zigzag.jar"));
        SampleJars.named("other")
                .source(SampleJars.activation("zagzig", "x", "1", ""))
                .write(plugins().resolve("other.jar"));
        settle();
        experiment("a", "zigzag");
        experiment("b", "zagzig");
        Files.writeString(work.resolve("all.yaml"), "fixpoint: 1\nexperiments: [a/e.yaml, b/e.yaml]\n");
        Command run = fixpoint("run", "all.yaml", "--quiet");
        assertEquals(0, run.exit(), run.err());
        for (String name : List.of("a", "b")) {
            Files.copy(work.resolve(name + "/runs/latest/bundles.lock"), work.resolve(name + "/bundles.lock"));
        }
        experiment("c", "zigzag");
        Files.copy(work.resolve("b/bundles.lock"), work.resolve("c/bundles.lock"));
        Files.writeString(work.resolve("all.yaml"), "fixpoint: 1\nexperiments: [a/e.yaml, b/e.yaml, c/e.yaml]\n");
        Command check = fixpoint("check", "all.yaml", "--locked");
        assertTrue(check.out().contains("a/e.yaml is right: 1 point"), check.out() + check.err());
        assertTrue(check.out().contains("b/e.yaml is right: 1 point"), check.out() + check.err());
        assertTrue(check.err().contains("c/e.yaml:2:50 model.activation: \"zigzag\" is not installed"), check.err());
        assertEquals(2, check.exit(), "what the lock of a admits is not loaded under that of c: " + check.err());
    }

    private void experiment(String name, String activation) throws IOException {
        Files.writeString(
                Files.createDirectories(work.resolve(name)).resolve("e.yaml"),
                EXPERIMENT.replace("zigzag", activation));
    }

    @Test
    void checkAndPlanTellWhichPointsWillFailOfAPlugInsFault() throws Exception {
        SampleJars.named("crooked")
                .source(SampleJars.activation("crooked", "x * x", "x", ""))
                .write(plugins().resolve("crooked.jar"));
        settle();
        Files.writeString(
                work.resolve("e.yaml"),
                EXPERIMENT.replace("activation: zigzag", "activation: {sweep: [tanh, crooked]}"));
        String told = "1 point will fail: ";
        Command check = fixpoint("check", "e.yaml");
        assertEquals(1, check.exit(), check.err());
        assertTrue(check.err().contains(told) && check.err().contains("crooked (crooked 1.0.0)"), check.err());
        JsonNode checked = fixpoint("check", "e.yaml", "--json").json();
        assertFalse(checked.path("ok").asBoolean(true), checked.toString());
        assertTrue(checked.path("flaws").path(0).asText().startsWith(told), checked.toString());
        Command plan = fixpoint("plan", "e.yaml");
        assertEquals(0, plan.exit(), plan.err());
        assertTrue(plan.err().contains(told), plan.err());
        JsonNode planned = fixpoint("plan", "e.yaml", "--json").json();
        assertTrue(planned.path("flaws").path(0).asText().startsWith(told), planned.toString());
        assertTrue(planned.path("points").path(0).path("flaw").isMissingNode(), planned.toString());
        assertFalse(planned.path("points").path(1).path("flaw").asText().isEmpty(), planned.toString());
    }

    private static String sha256(Path file) throws Exception {
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return java.util.HexFormat.of().formatHex(hash);
    }
}
