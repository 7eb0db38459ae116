package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script beside its archive of classes; in place of Java stands a script that tells its arguments, except in the last. */
class StartArchiveTest {
    private static final String MAKING = "-XX:ArchiveClassesAtExit=";
    private static final String USING = "-XX:SharedArchiveFile=";
    private static final String JAVA = "#!/bin/bash\n"
            + "echo \"$*\" >> \"$(dirname \"$0\")/../calls\"\n"
            + "for a; do case \"$a\" in " + MAKING + "*) MAKE ;; esac; done\n";

    @TempDir
    private Path folder;

    private Path home;
    private Path java;

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        Files.copy(Distribution.root().resolve("fixpoint"), home.resolve("fixpoint"));
        Files.createDirectory(home.resolve("lib"));
        Files.writeString(home.resolve("lib/a.jar"), "a library");
        java = javaThatMakes("echo classes >\"${a#*=}\"");
    }

    /** A folder for JAVA_HOME whose Java does this to the file {@code ${a#*=}} when it is asked for an archive. */
    private Path javaThatMakes(String archive) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("jdk"));
        Path program = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(program, JAVA.replace("MAKE", archive));
        assertTrue(program.toFile().setExecutable(true));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        return jdk;
    }

    private Process begin(Path javaHome, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("fixpoint").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        return builder.start();
    }

    private String start(Path javaHome, String... arguments) throws Exception {
        Process process = begin(javaHome, arguments);
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        String said = Files.readString(folder.resolve("said"));
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    /** Starts, and gives how Java was called for it: to make an archive, if it was, and then to run. */
    private List<String> calls() throws Exception {
        Path calls = java.resolve("calls");
        Files.deleteIfExists(calls);
        assertEquals("", start(java, "list"));
        return Files.readAllLines(calls);
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".start"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @Test
    void anArrayThatMayBeEmptyIsExpandedAsTheBashOfMacOsTakesIt() throws IOException { // 3.2 calls an empty one unbound
        String script = Files.readString(home.resolve("fixpoint"));
        List<String> empty = Pattern.compile("(?m)\\b(\\w+)=\\(\\)")
                .matcher(script)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertFalse(empty.isEmpty());
        for (String name : empty) {
            String all = "\"${" + name + "[@]}\"";
            assertEquals(
                    "", script.replace("${" + name + "[@]+" + all + "}", "").contains(all) ? name : "");
        }
    }

    @Test
    void theFirstStartMakesAnArchiveThatItAndTheNextUse() throws Exception {
        List<String> first = calls();
        assertEquals(2, first.size());
        assertTrue(first.get(0).contains(MAKING), first.get(0));
        String use = USING + archives().get(0);
        assertTrue(first.get(1).contains(use), first.get(1));
        List<String> second = calls();
        assertEquals(1, second.size());
        assertTrue(second.get(0).contains(use), second.get(0));
    }

    @Test
    void anArchiveThatWasCutShortIsMadeAnew() throws Exception {
        calls();
        Path archive = archives().get(0);
        Files.writeString(archive, "cla");
        assertEquals(2, calls().size());
        assertEquals("classes\n", Files.readString(archive));
    }

    @Test
    void everyJavaHasAnArchiveOfItsOwn() throws Exception {
        String own = calls().get(1);
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
        List<String> other = calls();
        assertEquals(2, other.size());
        assertNotEquals(own, other.get(1));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        assertEquals(List.of(own), calls());
    }

    @Test
    void otherLibrariesHaveAnotherArchive() throws Exception {
        calls();
        List<Path> before = archives();
        Files.setLastModifiedTime(home.resolve("lib/a.jar"), FileTime.fromMillis(1_000_000));
        assertEquals(2, calls().size());
        assertEquals(1, archives().size());
        assertNotEquals(before, archives());
    }

    @Test
    void whereNoneCanBeWrittenTheStartDoesWithout() throws Exception {
        Files.writeString(home.resolve(".start"), "in the way");
        List<String> calls = calls();
        assertEquals(1, calls.size());
        assertFalse(calls.get(0).contains(USING), calls.get(0));
    }

    @Test
    void aJavaThatMakesNoneIsAskedOnce() throws Exception {
        javaThatMakes("exit 1");
        assertEquals(2, calls().size());
        List<String> second = calls();
        assertEquals(1, second.size());
        assertFalse(second.get(0).contains(USING), second.get(0));
    }

    @Test
    void startsAtTheSameTimeMakeOneBetweenThem() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(begin(java, "list"));
        }
        for (Process process : starts) {
            assertTrue(process.waitFor(5, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue());
        }
        assertEquals(1, archives().size());
    }

    @Test
    void javaItselfTakesTheArchiveAndSaysNothing() throws Exception {
        Files.delete(home.resolve("lib/a.jar"));
        Files.delete(home.resolve("lib"));
        for (String part : List.of("lib", "features", "repository")) {
            Files.createSymbolicLink(home.resolve(part), Distribution.home().resolve(part));
        }
        Path log = folder.resolve("classes.log");
        Path jdk = Path.of(System.getProperty("java.home"));
        ProcessBuilder builder =
                new ProcessBuilder("bash", home.resolve("fixpoint").toString(), "--version");
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("FIXPOINT_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        assertEquals("fixpoint 0.1.0\n", said);
        assertTrue(Files.size(archives().get(0)) > 1_000_000);
        String framework = Files.readAllLines(log).stream()
                .filter(line -> line.contains(" org.apache.felix.framework.Felix "))
                .findFirst()
                .orElse("not loaded");
        assertTrue(framework.endsWith("shared objects file (top)"), framework);
        for (String part : List.of("lib", "features", "repository")) {
            Files.delete(home.resolve(part)); // the links, before what clears the folder meets them
        }
    }
}
