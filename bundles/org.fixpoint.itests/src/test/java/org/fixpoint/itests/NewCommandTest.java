package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code fixpoint new} writes, and what it refuses. */
class NewCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aNewExperimentIsRightAndQuickAndSaysWhatIsNext() throws IOException {
        Command written = Command.fixpoint(folder, "new", "demo");
        assertEquals(0, written.exit(), written.err());
        assertTrue(written.out().endsWith("next: fixpoint plan demo\n"), written.out());
        List<String> lines = Files.readAllLines(folder.resolve("demo/experiment.yaml"));
        assertTrue(lines.size() <= 25 && lines.size() >= 15, lines.size() + " lines");
        Command plan = Command.fixpoint(folder, "plan", "demo");
        assertEquals(0, plan.exit(), plan.err());
        assertTrue(plan.out().startsWith("36 points = 9 weight-variance × 4 activation, 36 new"), plan.out());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("plugin Swish2", "\"Swish2\" cannot be a name; how about swish2; "),
                Arguments.of(
                        "plugin swish --kind activatoin", "no kind \"activatoin\" of project; nearest: \"activation\""),
                Arguments.of("full", "full is there already and not empty"),
                Arguments.of("", "say what is to be written"));
    }

    @ParameterizedTest(name = "fixpoint new {0}")
    @MethodSource("mistakes")
    void aMistakeIsToldInOneSentenceAndNothingIsWritten(String words, String sentence) throws IOException {
        Files.createDirectories(folder.resolve("full/of"));
        Files.createFile(folder.resolve("file"));
        List<String> before = content();
        Command command = Command.fixpoint(folder, ("new " + words).strip().split(" ", -1));
        assertEquals(2, command.exit(), command.out());
        assertEquals(1, command.err().lines().count(), command.err());
        assertTrue(command.err().contains(sentence), command.err());
        assertEquals(before, content());
    }

    private List<String> content() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(Path::toString).sorted().toList();
        }
    }
}
