package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window has the size and place at which it was closed, on whatever screen there is then. */
class WindowPlaceTest {
    @TempDir
    private Path folder;

    private Path kept() {
        return folder.resolve("state/window");
    }

    @Test
    void theNextWindowIsWhereTheLastOneWasOnASmallerScreenAndWithoutItsFile() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "fixpoint: 1\nname: a\n");
        try (VirtualDisplay display = VirtualDisplay.start("1600x1200");
                Probe probe = Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "a.yaml")) {
            probe.window().until("it is moved", () -> at(display, "120 90 940 730"), () -> {
                display.xdotool("windowsize", id(display), "940", "730");
                display.xdotool("windowmove", id(display), "120", "90");
            });
            probe.window().press("ctrl+w");
            assertEquals(0, probe.window().ended().exit());
            assertTrue(
                    Files.readString(kept()).startsWith("120 90 "), Files.readString(kept())); // its size with a frame
        }
        try (VirtualDisplay display = VirtualDisplay.start("1600x1200");
                OpenWindow window = OpenWindow.on(display, folder, "a.yaml")) {
            window.until("it is there again", () -> at(display, "120 90 940 730"));
            assertEquals(0, window.quit().exit());
        }
        try (VirtualDisplay display = VirtualDisplay.start("1000x700");
                OpenWindow window = OpenWindow.on(display, folder, "a.yaml")) {
            window.until("it is on the screen", () -> isWithin(place(display), 1000, 700));
            assertEquals(0, window.quit().exit());
        }
        Files.write(kept(), new byte[] {(byte) 0xff, ' ', '1'});
        try (VirtualDisplay display = VirtualDisplay.start("1600x1200");
                OpenWindow window = OpenWindow.on(display, folder, "a.yaml")) {
            assertEquals(0, window.quit().exit());
            assertTrue(Files.readString(kept()).endsWith(" 1280 860 normal\n"));
        }
    }

    private static String id(VirtualDisplay display) {
        return display.xdotool("search", "--onlyvisible", "--name", ". Fixpoint")
                .lines()
                .findFirst()
                .orElse("");
    }

    /** Whether it is as wide as it was, and no part of it is outside. */
    private static boolean isWithin(String place, int width, int height) {
        int[] numbers = Arrays.stream(place.split(" ", -1))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        return numbers.length == 4
                && numbers[2] == 940
                && numbers[0] >= 0
                && numbers[1] >= 0
                && numbers[0] + numbers[2] <= width
                && numbers[1] + numbers[3] <= height;
    }

    private static boolean at(VirtualDisplay display, String place) {
        return place(display).equals(place);
    }

    /** Its corner and its size in pixels. */
    private static String place(VirtualDisplay display) {
        String told = display.xdotool("getwindowgeometry", "--shell", id(display));
        StringBuilder place = new StringBuilder();
        for (String name : List.of("X", "Y", "WIDTH", "HEIGHT")) {
            told.lines().filter(line -> line.startsWith(name + "=")).forEach(line -> place.append(' ')
                    .append(line.substring(name.length() + 1)));
        }
        return place.toString().strip();
    }
}
