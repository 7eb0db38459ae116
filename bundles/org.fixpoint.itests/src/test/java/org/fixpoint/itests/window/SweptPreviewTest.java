package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new experiment, which sweeps, is opened by its folder, and its sliders show what its points are about. */
class SweptPreviewTest {
    private static final String VARIANCE = "Slider of model weight-variance";
    private static final String ACTIVATION = "Slider of model activation";

    @TempDir
    private Path folder;

    @Test
    void theSlidersOfSweptValuesTurnTheKernelMapAndLeaveTheExperimentAsItIs() throws Exception {
        Command made = Command.fixpoint(folder, "new", "demo");
        assertEquals(0, made.exit(), made.err());
        String text = Files.readString(folder.resolve("demo/experiment.yaml"));
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "demo")) {
            OpenWindow window = probe.window();
            says(probe, "2.5 (9 values)");
            says(probe, "tanh (4 values)");
            says(probe, "Fixed points: unstable at -1.000, stable at 0.000, unstable at 1.000."); // chaos
            probe.until("reveal " + VARIANCE, place -> !place.isEmpty());
            TimeUnit.MILLISECONDS.sleep(50); // what was scrolled is painted
            slide(probe, VARIANCE, "Home");
            says(probe, "0.5 (9 values)");
            slide(probe, VARIANCE, "End");
            says(probe, "4.5 (9 values)");
            says(probe, "Fixed points: unstable at -1.000, stable at 0.000, unstable at 1.000.");
            slide(probe, ACTIVATION, "End");
            says(probe, "relu (4 values)");
            says(probe, "kink at 0"); // the preview of the activation follows as well
            says(probe, "no stationary length"); // of a rectifier there is one at the variance 2 alone
            slide(probe, VARIANCE, "Home");
            for (int i = 0; i < 3; i++) {
                window.key("Right");
            }
            says(probe, "2 (9 values)");
            says(probe, "Fixed points: stable at 1.000.");
            assertEquals(text, probe.ask("yaml"));
            assertEquals("", probe.ask("names"));
            probe.click("model weight-variance");
            window.until("the value of the slider is kept", () -> keeps(probe, text, "2"), () -> {
                window.press("Menu");
                window.key("d"); // do not sweep
            });
            window.until("it is swept again", () -> probe.ask("yaml").equals(text), () -> window.press("ctrl+z"));
            assertEquals(0, window.quit().exit()); // nothing is there to be saved
        }
        assertEquals(text, Files.readString(folder.resolve("demo/experiment.yaml")));
    }

    /** Whether in place of the sweep of the variance stands a value. */
    private static boolean keeps(Probe probe, String text, String value) throws Exception {
        return probe.ask("yaml")
                .equals(text.replaceFirst("weight-variance: \\{sweep:.*\\}", "weight-variance: " + value));
    }

    private static void says(Probe probe, String words) throws Exception {
        probe.until("words", shown -> shown.contains(words));
    }

    /** Gives a slider the keyboard by a click, and presses a key. */
    private static void slide(Probe probe, String slider, String key) throws Exception {
        probe.click(slider);
        probe.until("focus", slider::equals);
        probe.window().key(key);
    }
}
