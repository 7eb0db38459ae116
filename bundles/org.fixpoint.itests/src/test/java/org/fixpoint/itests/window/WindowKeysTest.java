package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk with Tab through the whole window. */
class WindowKeysTest {
    private static final String TEXT =
            """
            fixpoint: 1
            model: {id: mlp, depth: 8, activation: relu}
            analyses: [kernel-fixed-points]
            """;
    private static final int MOST = 120;

    @TempDir
    private Path folder;

    @Test
    void tabReachesEveryControlInOrderAndIsTrappedInNone() throws Exception {
        Files.writeString(folder.resolve("small.yaml"), TEXT);
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml")) {
            OpenWindow window = probe.window();
            probe.until("where model", place -> !place.isEmpty());
            probe.until("words", words -> words.contains("1 point"));
            walk(probe);
            assertEquals(0, window.quit().exit());
        }
    }

    private static void walk(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        window.press("ctrl+f");
        probe.until("focus", name -> name.equals("Search the catalogue"));
        List<String> passed = new ArrayList<>();
        String here = probe.ask("focus");
        while (!passed.contains(here) && passed.size() < MOST) {
            assertTrue(!here.isEmpty(), "a control without a name comes after " + passed);
            passed.add(here);
            String left = here;
            window.key("Tab");
            probe.until("focus", name -> !name.equals(left)); // else it is a trap
            here = probe.ask("focus");
        }
        assertEquals(passed.get(0), here, "the walk comes back to where it began, by " + passed);
        List<String> missed = new ArrayList<>(probe.ask("reachable").lines().toList());
        missed.removeAll(passed);
        assertEquals(List.of(), missed, "not reached, by " + passed);
        List<String> order = List.of(
                "Search the catalogue",
                "Catalogue of what is installed",
                "name",
                "model",
                "Portrait of the model; arrow keys and Enter begin an orbit",
                "What the run tells");
        List<Integer> places = order.stream().map(passed::indexOf).toList();
        assertEquals(places.stream().sorted().toList(), places, passed.toString());
    }
}
