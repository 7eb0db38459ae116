package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every view of the window: all that can have the keyboard has a name, every item of a menu can be reached by keys, nothing is
 * clipped or lies over something else.
 *
 * <p>With {@code -Dfixpoint.screenshots=FOLDER} each view is also kept there as an image; see docs/desktop.md.
 */
class ViewsTest {
    private static final String FLOW =
            """
            fixpoint: 1
            name: flow      # similarity of digits through random layers
            model: {id: mlp, depth: 24, width: {sweep: [64, 256]}, activation: {sweep: [relu, gelu, tanh]}}
            input: {id: digits, pairs: 6}
            analyses: [layer-similarity, kernel-trajectory, kernel-fixed-points]
            figures: [trajectories]
            results: [csv]
            """;

    private static final String MEMORY =
            """
            fixpoint: 1
            name: memory    # fixed points of a Hopfield network and how they come and go with beta
            model: {id: hopfield, beta: 4}
            analyses: [{id: bifurcations, from: 0.5, to: 12}, state-fixed-points]
            figures: [bifurcation-diagram, phase-portrait]
            """;
    private static final String MISSING =
            """
            fixpoint: 1
            name: missing
            model: {id: mlp, depth: 8, activation: {id: example-swish, slope: 1.5}}
            input: {id: digits, pairs: 2}
            analyses: [layer-similarity]
            """;

    private static final List<String> DARK = List.of("GTK_THEME=Adwaita:dark");
    private static final List<String> SHOWN = List.of("light", "dark"); // in docs/images

    @TempDir
    private Path folder;

    @Test
    void inLightEveryViewCanBeReadAndUsedByKeys() throws Exception {
        views("light", List.of());
    }

    @Test
    @Tag("nightly")
    void inDarkEveryViewCanBeReadAndUsedByKeys() throws Exception {
        views("dark", DARK);
    }

    @Test
    @Tag("nightly")
    void withLargeLettersEveryViewCanBeReadAndUsedByKeys() throws Exception {
        views("large", List.of("GDK_DPI_SCALE=1.5"));
    }

    @Test
    @Tag("nightly")
    void onAScreenOfTwiceTheResolutionEveryViewCanBeReadAndUsedByKeys() throws Exception {
        views("twice", List.of("GDK_SCALE=2"));
    }

    @Test
    @Tag("nightly")
    void inLightPortraitHelpFormulaAndDialogsCanBeReadAndUsedByKeys() throws Exception {
        others("light", List.of());
    }

    @Test
    @Tag("nightly")
    void inDarkPortraitHelpFormulaAndDialogsCanBeReadAndUsedByKeys() throws Exception {
        others("dark", DARK);
    }

    private void others(String tone, List<String> environment) throws Exception {
        Files.writeString(folder.resolve("memory.yaml"), MEMORY);
        Files.writeString(folder.resolve("missing.yaml"), MISSING);
        Path home = ProbedHome.in(folder.resolve("home"));
        try (VirtualDisplay display = VirtualDisplay.start("1400x900");
                Probe probe = Probe.on(display, folder, home, environment, "memory.yaml")) {
            OpenWindow window = probe.window();
            begun(probe, "1 point");
            window.press("ctrl+Return");
            probe.until("text What the run tells", words -> words.contains("1/1 done"));
            probe.choose("Figure or table of the run", "bifurcation-diagram");
            probe.until("like Figure bifurcation-diagram", name -> !name.isEmpty()); // which its image has
            look(probe, "portrait", tone);
            probe.click("Larger");
            probe.until("shells", names -> names.lines().count() > 1);
            look(probe, "figure", tone);
            probe.ask("close " + probe.ask("shells").lines().toList().get(1));
            probe.click("By bundle");
            look(probe, "by-bundle", tone);
            probe.click("By bundle");
            probe.click("model beta");
            window.press("F1");
            look(probe, "help", tone);
            window.press("F1");
            window.press("ctrl+shift+n");
            probe.until("shells", names -> names.contains("New plug-in"));
            look(probe, "new-plug-in", tone);
        }
        try (VirtualDisplay display = VirtualDisplay.start("1400x900");
                Probe probe = Probe.on(display, folder, home, environment, "missing.yaml")) {
            begun(probe, "example-swish");
            probe.until("reveal model activation slope", place -> !place.isEmpty()); // which is kept
            look(probe, "missing", tone);
            probe.window().press("ctrl+shift+f");
            probe.write("model activation formula", "x*sigmod(x)");
            probe.window().press("Tab");
            probe.until("words", words -> words.contains("^"));
            look(probe, "formula", tone);
        }
    }

    /** It has been read, and the tour been sent away. */
    private static void begun(Probe probe, String words) throws Exception {
        probe.until("where model", place -> !place.isEmpty());
        probe.until("words", told -> told.contains(words));
        if (probe.ask("reachable").contains("Do not show again")) {
            probe.click("Do not show again");
        }
    }

    private void views(String tone, List<String> environment) throws Exception {
        Files.writeString(folder.resolve("flow.yaml"), FLOW);
        try (VirtualDisplay display = VirtualDisplay.start(tone.equals("twice") ? "2800x1800" : "1400x900");
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), environment, "flow.yaml")) {
            OpenWindow window = probe.window();
            begun(probe, "6 points");
            for (int run = 0; run < 2; run++) {
                String before = probe.ask("text What the run tells");
                window.press("ctrl+Return");
                probe.until("text What the run tells", words -> !words.equals(before) && words.contains("6/6 done"));
            }
            probe.until("text Figure or table of the run", name -> name.equals("trajectories"));
            probe.until("like Figure trajectories", name -> !name.isEmpty()); // which its image has
            look(probe, "window", tone);
            probe.choose("Figure or table of the run", "table ");
            look(probe, "table", tone);
            probe.choose("Figure or table of the run", "side by side");
            look(probe, "side-by-side", tone);
            probe.choose("What is compared", "points");
            look(probe, "points", tone);
            window.press("F6");
            probe.click("Experiment as YAML");
            window.press("ctrl+Home", "Down", "Down", "Down");
            window.type("widht: 3");
            window.press("Return");
            probe.until("words", words -> words.contains("fault"));
            look(probe, "yaml", tone);
            window.press("F7");
            probe.until("where Plug-ins", place -> !place.isEmpty());
            look(probe, "plug-ins", tone);
            window.press("ctrl+t");
            probe.until("shells", names -> names.contains("New from template"));
            TimeUnit.SECONDS.sleep(6); // pictures come one after the other
            look(probe, "templates", tone);
        }
    }

    private static void look(Probe probe, String view, String tone) throws Exception {
        probe.window().point("1390 890"); // away from what has a tooltip
        TimeUnit.MILLISECONDS.sleep(1500); // what is painted on other threads has come
        keep(probe, view, tone);
        sound(probe, view);
        if (tone.equals("light")) {
            probe.ask("size 1024 738"); // what a screen of 1024x768 has room for
            TimeUnit.MILLISECONDS.sleep(500); // it is laid out anew
            sound(probe, view + " on a small screen");
            probe.ask("size 1280 860");
        }
    }

    private static void sound(Probe probe, String view) throws IOException {
        assertEquals("", probe.ask("names"), view + ": names of controls");
        assertEquals("", probe.ask("menus"), view + ": menus");
        assertEquals("", probe.ask("layout"), view + ": layout");
    }

    private static void keep(Probe probe, String view, String tone) throws IOException {
        String target = System.getProperty("fixpoint.screenshots", "");
        if (!target.isEmpty() && SHOWN.contains(tone)) {
            Path images = Files.createDirectories(Path.of(target));
            probe.ask("shot " + images.resolve(view + (tone.equals("dark") ? "-dark" : "") + ".png"));
        }
    }
}
