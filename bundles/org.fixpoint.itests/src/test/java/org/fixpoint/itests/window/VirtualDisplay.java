package org.fixpoint.itests.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An X server of its own without a screen, Xvfb, and the keys that a user presses on it. */
final class VirtualDisplay implements AutoCloseable {
    private static final String FAR = "9999"; // which is brought back to the edge of the screen

    private final Process server;
    private final String name;

    private VirtualDisplay(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Starts one, on the first number that is free. */
    static VirtualDisplay start() {
        return start("1400x900");
    }

    /** One of a size in pixels, {@code WIDTHxHEIGHT}. */
    static VirtualDisplay start(String size) {
        try {
            Process server = new ProcessBuilder(
                            "Xvfb", "-displayfd", "1", "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader reader = server.inputReader(StandardCharsets.US_ASCII);
            String number = Optional.ofNullable(reader.readLine()).orElse("");
            if (number.isEmpty()) {
                throw new IllegalStateException("Xvfb ended without a display");
            }
            VirtualDisplay display = new VirtualDisplay(server, ":" + number);
            display.aside();
            return display;
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "the window is tested on Xvfb, which is not installed; ./verify installs it, or on Debian"
                            + " apt-get install xvfb xdotool libgtk-3-0",
                    missing);
        }
    }

    /** What programs are given as DISPLAY. */
    String name() {
        return name;
    }

    /** Moves the mouse to the corner, where it is over nothing that has a tooltip. */
    void aside() {
        xdotool("mousemove", FAR, FAR);
    }

    /** Runs xdotool; what it says, or empty if it fails. */
    String xdotool(String... words) {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", name);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said.strip() : "";
        } catch (IOException missing) {
            throw new UncheckedIOException("xdotool is not installed; ./verify installs it", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
