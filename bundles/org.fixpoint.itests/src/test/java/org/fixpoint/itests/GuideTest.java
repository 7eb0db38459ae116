package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user guide and the page on formulas print as YAML works as it is printed. */
class GuideTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final String SMALL = "fixpoint: 1\nmodel: {id: mlp, depth: 3, width: 16, activation: tanh}\n";
    private static final String MEMORY =
            "fixpoint: 1\nmodel: {id: hopfield, patterns: {id: sphere, count: 3, dimension: 2}, beta: 8}\n";

    @TempDir
    private Path folder;

    private static List<String> blocks() throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String page : List.of("docs/guide.md", "docs/formulas.md")) {
            texts.append(Files.readString(Distribution.root().resolve(page), StandardCharsets.UTF_8));
        }
        return YAML.matcher(texts).results().map(block -> block.group(1)).toList();
    }

    static Stream<String> experiments() throws IOException {
        return blocks().stream().filter(block -> block.startsWith("fixpoint: 1\n") && !block.contains("experiments:"));
    }

    static Stream<String> analyses() throws IOException {
        return blocks().stream().filter(block -> block.startsWith("analyses:"));
    }

    static Stream<String> modelValues() throws IOException {
        return blocks().stream()
                .filter(block ->
                        Pattern.compile("^(activation|width):").matcher(block).find())
                .flatMap(String::lines);
    }

    private Command with(String experiment, String verb) throws IOException {
        Files.writeString(folder.resolve("it.yaml"), experiment, StandardCharsets.UTF_8);
        return Command.fixpoint(folder, verb, "it.yaml");
    }

    /** One process for all. */
    private Command together(List<String> texts, String verb) throws IOException {
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            names.add("guide-" + names.size() + ".yaml");
            Files.writeString(folder.resolve(names.get(names.size() - 1)), text, StandardCharsets.UTF_8);
        }
        return with("fixpoint: 1\nexperiments: [" + String.join(", ", names) + "]\n", verb);
    }

    @Test
    void everyExperimentAndEveryListOfAnalysesRuns() throws IOException {
        List<String> texts = Stream.concat(
                        experiments(), analyses().map(list -> (list.contains("patterns") ? MEMORY : SMALL) + list))
                .toList();
        Command run = together(texts, "run");
        assertEquals(0, run.exit(), run.out() + run.err());
        for (int i = 1; i <= texts.size(); i++) {
            assertTrue(run.out().contains("(" + i + " of " + texts.size() + ")"), run.out());
        }
        assertTrue(
                run.out().lines().filter(line -> line.startsWith("report ")).count()
                        >= experiments().count(),
                run.out());
    }

    @Test
    void everyValueOfTheModelIsRight() throws IOException {
        List<String> texts = modelValues()
                .map(line -> line.startsWith("alpha:")
                        ? "model: {id: mlp, activation: {id: leaky-relu, " + line + "}}\n"
                        : "model: {id: mlp, " + line + "}\n")
                .map(model -> "fixpoint: 1\n" + model + "analyses: [kernel-fixed-points]\n")
                .toList();
        assertTrue(texts.size() >= 5, texts.toString());
        Command check = together(texts, "check");
        assertEquals(0, check.exit(), check.out() + check.err());
        assertEquals(
                texts.size(),
                check.out().lines().filter(line -> line.contains("is right")).count(),
                check.out());
    }

    @Test
    void noBlockIsOfAnotherKind() throws IOException {
        long known = experiments().count() + analyses().count();
        long others = blocks().stream()
                .filter(block -> Pattern.compile("^activation:|\nexperiments:|^fixpoint-preset:")
                        .matcher(block)
                        .find())
                .count();
        assertEquals(blocks().size(), known + others);
    }

    @Test
    void aFileThatNamesSeveralExperimentsRunsThem() throws IOException {
        List<String> suites = blocks().stream()
                .filter(block -> block.contains("experiments:"))
                .toList();
        assertEquals(1, suites.size());
        for (String member : List.of("first", "second")) {
            Files.writeString(
                    folder.resolve(member + ".yaml"),
                    SMALL + "analyses: [kernel-fixed-points]\n",
                    StandardCharsets.UTF_8);
        }
        Command run = with(suites.get(0), "run");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("second.yaml (2 of 2)"), run.out());
    }

    @Test
    void aPresetIsListed() throws IOException {
        List<MatchResult> presets = blocks().stream()
                .flatMap(block -> Pattern.compile("(?s)^fixpoint-preset: 1.*?\nid: (\\S+).*")
                        .matcher(block)
                        .results())
                .toList();
        assertEquals(1, presets.size());
        Path plugIns = Files.createDirectory(folder.resolve("plugins"));
        String id = presets.get(0).group(1);
        Files.writeString(plugIns.resolve(id + ".yaml"), presets.get(0).group(), StandardCharsets.UTF_8);
        Command described = Command.fixpoint(folder, List.of("-Dfixpoint.plugins=" + plugIns), "describe", id);
        assertEquals(0, described.exit(), described.err());
        assertTrue(described.out().contains(id), described.out());
    }
}
