package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of the disk: its figure in a window of its own, with help there; and deleted, after a question. */
class KeptRunTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: small
            model: {id: mlp, depth: 8, width: 32, activation: relu}
            input: {id: digits, pairs: 2}
            analyses: [layer-similarity]
            figures: [trajectories]
            results: [csv]
            """;
    private static final String RUNS = "Runs, the newest first";
    private static final String OWN = "^trajectories";
    private static final String QUESTION = "Delete a run";

    @TempDir
    private Path folder;

    @Test
    void aFiguresOwnWindowHasHelpAndARunIsDeletedOnlyWhereTheQuestionIsAnsweredWithDelete() throws Exception {
        Files.writeString(folder.resolve("small.yaml"), TEXT);
        assertEquals(0, Command.fixpoint(folder, "run", "small.yaml").exit());
        Path run = folder.resolve("runs/latest").toRealPath();
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml")) {
            OpenWindow window = probe.window();
            probe.until("where model", place -> !place.isEmpty());
            probe.until("items " + RUNS, items -> items.contains("1/1 done"));
            probe.click(RUNS);
            TimeUnit.MILLISECONDS.sleep(300); // the list opens
            window.key("Down");
            window.key("Return");
            probe.until("text Figure or table of the run", name -> name.equals("trajectories"));
            helped(probe);
            kept(probe, run, () -> window.key("Return")); // Enter does not delete
            kept(probe, run, () -> window.key("Escape"));
            kept(probe, run, () -> probe.click("Keep"));
            ask(probe);
            probe.click("Delete");
            window.until("the run is gone", () -> !Files.exists(run));
            probe.until("items " + RUNS, String::isEmpty);
            assertFalse(Files.exists(folder.resolve("runs/latest")));
            probe.until("focus", name -> !name.isEmpty()); // the button that was clicked is gone, and keys are heard
            assertEquals(0, window.quit().exit());
        }
    }

    private interface Answer {
        void give() throws Exception;
    }

    private static void ask(Probe probe) throws Exception {
        probe.click("Delete …");
        probe.window().until("it is asked", () -> probe.window().focus(QUESTION));
        probe.until("focus", name -> name.equals("Keep"));
        probe.until("words", words -> words.contains("with all its results and figures from the disk"));
    }

    private static void kept(Probe probe, Path run, Answer answer) throws Exception {
        ask(probe);
        answer.give();
        probe.until("shells", names -> !names.contains(QUESTION));
        assertTrue(Files.exists(run.resolve("provenance.json")));
        assertTrue(probe.ask("items " + RUNS).contains("1/1 done"));
    }

    /** F1 in the window of a figure opens its page in the other window, and again leads back. */
    private static void helped(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.until("like Figure trajectories", name -> !name.isEmpty());
        probe.click("Larger");
        window.until("the figure has a window", () -> window.focus(OWN));
        probe.until("focus", name -> name.equals("Whole"));
        window.key("F1");
        probe.until("text Help", page -> page.contains("org.fixpoint.visualizers")); // who made it
        window.press("F1");
        probe.until("where Help", String::isEmpty);
        window.until("the figure has the keyboard", () -> window.focus(OWN));
        window.key("ctrl+w"); // closes the figure, and nothing else
        probe.until("shells", names -> !names.contains("trajectories"));
        assertTrue(window.isAlive());
    }
}
