package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that names experiments is checked and run as a whole. */
class SeveralExperimentsTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void threeFiles() throws IOException {
        write("a.yaml", "fixpoint: 1\nnote: Where ReLU goes.\nmodel: mlp\nanalyses: [kernel-fixed-points]\n");
        write("b.yaml", "fixpoint: 1\nmodel: {id: mlp, activation: tanh}\nanalyses: [kernel-fixed-points]\n");
        write("both.yaml", "fixpoint: 1\nexperiments: [a.yaml, b.yaml]\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void eachIsRunInItsOrderWithItsNote() {
        Command run = Command.fixpoint(folder, "run", "both.yaml");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().indexOf("a.yaml (1 of 2)") < run.out().indexOf("Where ReLU goes."), run.out());
        assertTrue(run.out().indexOf("Where ReLU goes.") < run.out().indexOf("b.yaml (2 of 2)"), run.out());
        Command data = Command.fixpoint(folder, "run", "both.yaml", "--json");
        assertEquals(0, data.exit(), data.err());
        assertTrue(
                data.out().replaceAll("\\s", "").startsWith("{\"experiments\":[{\"experiment\":\"a.yaml\""),
                data.out());
        assertEquals(3, data.out().split("\"reused\" : 1", -1).length, data.out());
    }

    @Test
    void nothingRunsWhileOneIsWrong() throws IOException {
        write("b.yaml", "fixpoint: 1\nmodel: {id: mlp, activation: tanhh}\nanalyses: [kernel-fixed-points]\n");
        Command run = Command.fixpoint(folder, "run", "both.yaml");
        assertEquals(2, run.exit(), run.err());
        assertTrue(
                run.err().contains("b.yaml:2:30 model.activation: \"tanhh\" is not installed; nearest: \"tanh\""),
                run.err());
        assertFalse(Files.exists(folder.resolve("runs")));
        Command check = Command.fixpoint(folder, "check", "both.yaml");
        assertEquals(2, check.exit(), check.err());
        assertTrue(check.out().contains("a.yaml is right: 1 point"), check.out());
    }

    @Test
    void aSettingIsTakenByEach() {
        Command plan = Command.fixpoint(folder, "plan", "both.yaml", "--set", "model.activation={sweep: [relu, gelu]}");
        assertEquals(0, plan.exit(), plan.err());
        assertEquals(3, plan.out().split("2 points = 2 activation, 2 new", -1).length, plan.out());
    }
}
