package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    private Path folder;

    private String archive(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "no archive").toString();
    }

    private static List<String> options(String archive) {
        return ClassArchive.options(archive, Runtime.version().feature());
    }

    @Test
    void anArchiveOfTheSizeInItsNameIsHandedOn() throws IOException {
        String archive = archive("1-2-10.jsa");
        assertTrue(options(archive).contains("-XX:SharedArchiveFile=" + archive));
        assertTrue(options(archive).contains("-Dfixpoint.archive=" + archive));
    }

    @Test
    void noneIsHandedOnThatIsCutShortOrAbsent() throws IOException {
        for (String archive : List.of("", archive("1-2-11.jsa"), archive("other"), folder + "/1-2-10.jsa")) {
            assertEquals(List.of(), options(archive), archive);
        }
    }

    @Test
    void javaGoesWithoutAnArchiveOfAnotherJavaAndSaysNothing() throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options(archive("1-2-10.jsa")));
        command.addAll(List.of("--version"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertFalse(said.contains("[warning]") || said.contains("[error"), said);
    }

    @Test
    void onlyAJavaThatKnowsTheNameIsGivenIt() throws IOException {
        String archive = archive("1-2-10.jsa");
        assertFalse(ClassArchive.options(archive, 17).contains("-Xlog:aot*=off:stderr"));
        assertTrue(ClassArchive.options(archive, 25).contains("-Xlog:aot*=off:stderr"));
    }
}
