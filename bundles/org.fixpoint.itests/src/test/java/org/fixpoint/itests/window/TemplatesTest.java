package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.itests.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates as a grid of pictures, by keys and by the mouse. */
class TemplatesTest {
    private static final String DIALOG = "New from template";

    @TempDir
    private Path folder;

    @Test
    void aTemplateIsFoundByTypingReachedByArrowsAndBegunByEnterOrADoubleClick() throws Exception {
        Path home = ProbedHome.in(folder.resolve("home"));
        String memory = Files.readString(Distribution.root().resolve("examples/memory.yaml"));
        String first = Files.readString(Distribution.root().resolve("examples/first.yaml"));
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = Probe.on(display, folder, home, List.of())) {
            OpenWindow window = probe.window();
            probe.until("where model", place -> !place.isEmpty());
            open(probe);
            window.key("Right");
            probe.until("focus", name -> name.startsWith("first: What do 64 random layers do"));
            window.key("End");
            probe.until("focus", name -> name.startsWith("tangent: "));
            window.key("Home");
            probe.until("focus", name -> name.startsWith("designed: "));
            window.key("Down");
            probe.until("focus", name -> !name.startsWith("designed: "));
            window.key("Up");
            probe.until("focus", name -> name.startsWith("designed: "));

            window.type("face");
            probe.until("focus", name -> name.equals("Search the templates"));
            assertEquals("face", probe.ask("text Search the templates"));
            probe.until("reachable", names -> tiles(names).anyMatch(name -> name.startsWith("near-faces: ")));
            assertFalse(tiles(probe.ask("reachable")).anyMatch(name -> name.startsWith("designed: ")));
            window.type(" nothing");
            probe.until("text The experiment", text -> text.equals("No template matches."));
            window.key("ctrl+a");
            window.type("hopfield memory");
            probe.until("text The experiment", text -> text.equals(memory));
            window.key("Down");
            probe.until("focus", name -> name.startsWith("memory: All fixed points of a small Hopfield network"));
            window.key("Return");
            probe.until("yaml", text -> text.equals(memory));

            open(probe); // nothing has been changed since: no question
            String place = probe.ask("where " + probe.ask("like first: "));
            String[] at = place.split(" ", 2);
            display.xdotool("mousemove", at[0], at[1], "click", "--repeat", "2", "--delay", "60", "1");
            probe.until("yaml", text -> text.equals(first));
            assertEquals(0, window.quit().exit());
        }
    }

    private static void open(Probe probe) throws Exception {
        probe.window().press("ctrl+t");
        probe.window().until("the templates are open", () -> probe.window().focus(DIALOG));
        probe.until("focus", name -> name.startsWith("designed: "));
    }

    private static Stream<String> tiles(String names) {
        return names.lines().filter(name -> name.contains(": "));
    }
}
