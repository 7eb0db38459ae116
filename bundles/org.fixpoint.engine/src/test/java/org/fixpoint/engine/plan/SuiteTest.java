package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.document.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {
    @TempDir
    private Path folder = Path.of("");

    private Optional<Suite> read(String text) throws IOException {
        Path file = folder.resolve("all.yaml");
        Files.writeString(file, text);
        Files.writeString(folder.resolve("a.yaml"), "fixpoint: 1\n");
        Files.writeString(folder.resolve("b.yaml"), "fixpoint: 1\n");
        return Suite.read(file);
    }

    private List<String> faults(String text) throws IOException {
        return read(text).orElseThrow().faults().stream()
                .map(Fault::sentence)
                .map(sentence -> sentence.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void theExperimentsAreThoseNamedInTheirOrder() throws IOException {
        Suite suite =
                read("fixpoint: 1\nnote: both\nexperiments: [b.yaml, a.yaml]\n").orElseThrow();
        assertEquals(List.of(folder.resolve("b.yaml"), folder.resolve("a.yaml")), suite.experiments());
        assertEquals("both", suite.note());
        assertTrue(suite.faults().isEmpty());
    }

    @Test
    void aTextThatIsNotSavedIsReadAsIfItWereInItsFile() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "fixpoint: 1\n");
        Suite suite = Suite.read("experiments: [a.yaml, c.yaml]\n", folder.resolve("unsaved.yaml"))
                .orElseThrow();
        assertEquals(List.of(folder.resolve("a.yaml")), suite.experiments());
        assertEquals(1, suite.faults().size());
        assertEquals(Optional.empty(), Suite.read("model: mlp\n", folder.resolve("unsaved.yaml")));
    }

    @Test
    void anExperimentIsNoSuite() throws IOException {
        assertEquals(Optional.empty(), read("fixpoint: 1\nmodel: mlp\n"));
        assertEquals(Optional.empty(), read("experiments: [\n"));
        assertEquals(Optional.empty(), Suite.read(folder.resolve("nowhere.yaml")));
    }

    @Test
    void everyFaultIsToldWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "experiments: [a.yaml]\n");
        assertEquals(
                List.of(
                        "all.yaml:1:1 model: is not a key of a file that names experiments; its keys are fixpoint, note,"
                                + " experiments; settings belong into the experiments",
                        "all.yaml:2:15 experiments.0: there is no file x.yaml; check the name; it is relative to all.yaml",
                        "all.yaml:2:31 experiments.2: names a.yaml a second time; name each experiment once",
                        "all.yaml:2:39 experiments.3: is a list; give the name of an experiment file",
                        "all.yaml:2:44 experiments.4: names a file that names experiments itself; name the experiments"),
                faults("model: mlp\nexperiments: [x.yaml, a.yaml, a.yaml, [b], c.yaml]\n"));
    }

    @Test
    void anEmptyListIsAFault() throws IOException {
        assertEquals(
                List.of("all.yaml:1:14 experiments: is an empty list; give a list of experiment files"),
                faults("experiments: []\n"));
    }
}
