package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keys and the wheel do in the window after real clicks: nothing that was typed is lost, and no click makes it deaf. */
class KeyboardTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: keys
            model: {id: mlp, depth: 8, width: 256, activation: {id: sin, t: 1}}
            input: {id: digits, pairs: 4}
            analyses: [kernel-fixed-points, layer-similarity]
            replicates: 2000
            """;
    private static final String RUNS = "Runs, the newest first";
    private static final String YAML = "Experiment as YAML";

    @TempDir
    private Path folder;

    @Test
    void whatIsTypedStaysAndKeysAreHeardWhateverWasClicked() throws Exception {
        Files.writeString(folder.resolve("keys.yaml"), TEXT);
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "keys.yaml")) {
            probe.until("where model", place -> !place.isEmpty());
            numbers(probe);
            waiting(probe);
            removal(probe);
            wheel(probe);
            runs(probe);
            text(probe);
            probe.window().key("ctrl+s");
            assertEquals(0, probe.window().quit().exit());
        }
    }

    /** A number is not a number with its first key, and stays all the same. */
    private static void numbers(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.click("model activation w");
        window.type("-2");
        probe.until("yaml", text -> text.contains("w: -2"));
        assertEquals("-2", probe.ask("text model activation w"));
        probe.click("model activation t");
        for (String half : List.of("*", "-", ".", "1e-")) {
            String before = probe.ask("yaml");
            window.key("ctrl+a");
            window.type(half);
            probe.until("words", words -> words.contains("not finished"));
            assertEquals(half, probe.ask("text model activation t"));
            window.type("5");
            probe.until("text model activation t", (half + "5")::equals);
            if (half.equals("*")) {
                assertEquals(before, probe.ask("yaml"));
            } else {
                probe.until("yaml", before.replaceFirst(" t: [^,}]*", " t: " + half + "5")::equals);
            }
            assertEquals(half.equals("*"), probe.ask("words").contains("not finished"));
        }
    }

    /** What is not finished is in the field alone: another field takes it from nobody, and nothing is run without it. */
    private static void waiting(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.click("model activation t");
        window.key("ctrl+a");
        window.type("2e");
        probe.until("words", words -> words.contains("not finished"));
        probe.click("model activation w");
        window.key("ctrl+a");
        window.type("-3");
        probe.until("yaml", text -> text.contains("w: -3"));
        probe.until("text model activation t", "2e"::equals);
        window.key("ctrl+Return");
        probe.until(
                "words",
                words -> words.contains("not run: what stands in the field model.activation.t is not finished"));
        probe.click("model activation t");
        window.key("End");
        window.type("0");
        probe.until("yaml", text -> text.contains("t: 2e0"));
        assertTrue(!probe.ask("words").contains("not finished"), "a sentence stays behind what it is about");
    }

    /** What was clicked in the form is gone after that, and the neighbour has the keyboard. */
    private static void removal(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        String before = probe.ask("yaml");
        probe.click("Remove layer-similarity");
        probe.until("where Remove layer-similarity", String::isEmpty);
        probe.until("focus", name -> name.equals("Add to Analyses"));
        window.key("ctrl+z");
        probe.until("yaml", text -> text.equals(before));
    }

    /** The wheel scrolls the form whatever is below the mouse, and turns no value. */
    private static void wheel(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        String before = probe.ask("yaml");
        for (String name : List.of("model activation", "Slider of model activation t")) {
            probe.until("reveal seed", place -> !place.isEmpty());
            probe.until("reveal " + name, place -> !place.isEmpty());
            TimeUnit.MILLISECONDS.sleep(200);
            String place = probe.ask("where " + name);
            window.point(place);
            window.wheelBack();
            probe.until("where " + name, now -> height(now) < height(place));
        }
        assertEquals(before, probe.ask("yaml"));
    }

    private static int height(String place) {
        return Integer.parseInt(place.substring(place.indexOf(' ') + 1));
    }

    /** Run and Stop cannot be clicked any more once they have been, and a run ends while another one is chosen. */
    private void runs(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        clickRun(probe);
        window.key("Escape");
        window.until("the run has stopped", this::stopped);
        clickRun(probe);
        probe.click("Stop");
        window.until("the run has stopped", this::stopped);
        swapped(probe);
        clickRun(probe);
        window.until(
                "both runs are listed", () -> probe.ask("items " + RUNS).lines().count() >= 2);
        probe.openList(RUNS);
        window.key("Down");
        window.key("Return");
        window.key("Escape");
        window.until("the run has stopped", this::stopped);
        swapped(probe);
    }

    private void clickRun(Probe probe) throws Exception {
        Path latest = folder.resolve("runs/latest");
        Path before = Files.exists(latest) ? latest.toRealPath() : folder;
        probe.window().until("it can run", () -> probe.ask("reachable").lines().anyMatch("Run"::equals));
        probe.click("Run");
        probe.window()
                .until(
                        "it runs",
                        () -> Files.exists(latest.resolve("provenance.json"))
                                && !latest.toRealPath().equals(before));
        probe.window().until("it can stop", () -> probe.ask("reachable").lines().anyMatch("Stop"::equals));
    }

    private boolean stopped() throws IOException {
        return Files.readString(folder.resolve("runs/latest/provenance.json")).contains("\"stopped\": true");
    }

    /** F6 leads to the text, where the keyboard is then, and back again. */
    private static void swapped(Probe probe) throws Exception {
        TimeUnit.MILLISECONDS.sleep(300); // the end of the run is shown
        probe.window().key("F6");
        probe.until("focus", YAML::equals);
        probe.window().key("F6");
        probe.until("where " + YAML, String::isEmpty);
        probe.until("focus", name -> !name.isEmpty());
    }

    /** The text is edited as in other editors. */
    private static void text(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        window.key("F6");
        probe.until("focus", YAML::equals);
        String before = probe.ask("yaml");
        window.key("ctrl+a");
        window.key("Tab");
        probe.until(
                "yaml", now -> now.equals(before.lines().map("  "::concat).collect(Collectors.joining("\n")) + "\n"));
        window.key("shift+Tab");
        probe.until("yaml", before::equals);
        window.key("ctrl+End");
        window.key("Tab");
        window.type("# one");
        window.key("Return");
        window.type("# two");
        probe.until("yaml", (before + "  # one\n  # two")::equals);
        window.key("ctrl+Home");
        window.key("ctrl+z");
        probe.until("yaml", (before + "  # one\n  ")::equals);
        window.type("# 2");
        probe.until("yaml", (before + "  # one\n  # 2")::equals);
        window.key("ctrl+Tab");
        probe.until("focus", name -> !Objects.equals(name, YAML));
        assertTrue(!probe.ask("focus").isEmpty());
    }
}
