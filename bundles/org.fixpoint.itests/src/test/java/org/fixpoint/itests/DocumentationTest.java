package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README.md, docs/ and examples/ say nothing that does not work. */
class DocumentationTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(fixpoint:.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    @TempDir
    private Path folder;

    static Stream<String> readmeCommands() throws IOException {
        return text("README.md")
                .lines()
                .filter(line -> line.startsWith("./fixpoint "))
                .map(line -> line.substring("./fixpoint ".length()))
                .filter(line -> !line.startsWith("run ") && !line.startsWith("resume ") && !line.startsWith("new "));
    }

    private static String text(String file) throws IOException {
        return Files.readString(Distribution.root().resolve(file), StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "./fixpoint {0}")
    @MethodSource("readmeCommands")
    void aCommandOfTheReadmeWorks(String arguments) {
        Command command = Command.fixpoint(Distribution.root(), arguments.split(" ", -1));
        assertEquals(0, command.exit(), command.err());
        assertFalse(command.out().isBlank());
    }

    @Test
    void describeDrawsTheActivationAndItsKernelMap() throws IOException {
        Command command = Command.fixpoint(folder, "describe", "gelu", "--plot", "plots");
        assertEquals(0, command.exit(), command.err());
        for (String figure : List.of("gelu-activation-curve.svg", "gelu-kernel-map.svg")) {
            assertTrue(Files.size(folder.resolve("plots/figures").resolve(figure)) > 1000, figure);
            assertTrue(command.out().contains(figure), command.out());
        }
    }

    @Test
    void theReadmesExperimentRuns() throws IOException {
        Matcher matcher = YAML.matcher(text("README.md"));
        assertTrue(matcher.find(), "README.md has no experiment");
        Files.writeString(folder.resolve("readme.yaml"), matcher.group(1), StandardCharsets.UTF_8);
        Command run = Command.fixpoint(folder, "run", "readme.yaml", "--set", "model.width=64");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("report "), run.out());
    }

    @Test
    void theFirstExampleEndsWithThreeFindingsAndThePathsOfReportFiguresAndData() {
        Command run = Command.fixpoint(
                Distribution.root(),
                "run",
                "examples/first.yaml",
                "--runs",
                folder.toString(),
                "--set",
                "model.width=128",
                "--set",
                "replicates=2");
        assertEquals(0, run.exit(), run.err());
        List<String> lines = run.out().lines().toList();
        int end = lines.indexOf("");
        assertEquals(4, lines.subList(end + 1, lines.size()).indexOf("") + 1, run.out());
        for (String name : List.of("report", "figures", "data")) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(name)), name + " is missing in " + run.out());
        }
    }

    @Test
    void everyExampleIsRight() throws IOException {
        try (Stream<Path> files = Files.list(Distribution.root().resolve("examples"))) {
            List<Path> examples =
                    files.filter(f -> f.toString().endsWith(".yaml")).toList();
            assertFalse(examples.isEmpty());
            for (Path example : examples) {
                Command check = Command.fixpoint(Distribution.root(), "check", example.toString());
                assertEquals(0, check.exit(), check.err());
            }
        }
    }

    @Test
    void everyLinkOfTheDocumentsLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String document :
                List.of("README.md", "docs/guide.md", "docs/desktop.md", "docs/plugin-guide.md", "CONTRIBUTING.md")) {
            Matcher matcher = LINK.matcher(text(document));
            while (matcher.find()) {
                Path target = Distribution.root().resolve(document).resolveSibling(matcher.group(1));
                if (!matcher.group(1).contains("://") && !Files.exists(target)) {
                    broken.add(document + ": " + matcher.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void theDistributionIsSmall() throws IOException {
        long size = Files.size(Distribution.home().resolveSibling("fixpoint-0.1.0.zip"));
        assertTrue(size < 30_000_000, "the distribution has " + size + " bytes"); // SWT for five platforms has 13 MB
    }
}
