package org.fixpoint.itests.window.inside;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/** Answers the questions of the test outside, one line each. */
final class ProbeLine {
    private final Thread window;
    private final Socket socket;
    private Optional<Watchdog> watchdog = Optional.empty();
    private Optional<Stopwatch> stopwatch = Optional.empty();

    private ProbeLine(Thread window, Socket socket) {
        this.window = window;
        this.socket = socket;
    }

    /**
     * Begins to answer.
     *
     * @param window the thread that shows the window
     * @param port where the test listens
     */
    static void connect(Thread window, int port) {
        try {
            ProbeLine line = new ProbeLine(window, new Socket(InetAddress.getLoopbackAddress(), port));
            Thread thread = new Thread(line::answer, "probe");
            thread.setDaemon(true);
            thread.start();
        } catch (IOException unheard) {
            throw new IllegalStateException("nobody listens on " + port, unheard);
        }
    }

    private void answer() {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                byte[] words = answer(in.readUTF()).getBytes(StandardCharsets.UTF_8);
                out.writeInt(words.length);
                out.write(words);
                out.flush();
            }
        } catch (EOFException over) {
            return; // the test has asked all it wanted
        } catch (IOException gone) {
            return; // the process ends
        }
    }

    private String answer(String question) {
        int space = question.indexOf(' ');
        String verb = space < 0 ? question : question.substring(0, space);
        String rest = space < 0 ? "" : question.substring(space + 1);
        Optional<Display> display = Optional.ofNullable(Display.findDisplay(window));
        if (display.isEmpty()) {
            return "no display";
        }
        if (verb.equals("watch")) {
            watchdog = Optional.of(Watchdog.on(display.get(), window));
            return "";
        }
        if (verb.equals("watched")) {
            return watchdog.orElseThrow().end();
        }
        if (verb.equals("time")) {
            return onDisplay(display.get(), () -> {
                stopwatch = Optional.of(Stopwatch.on(display.get()));
                return "";
            });
        }
        if (verb.equals("timed")) {
            return onDisplay(display.get(), () -> stopwatch.orElseThrow().told());
        }
        return onDisplay(display.get(), () -> Controls.answer(display.get(), verb, rest));
    }

    /** What is looked at by the display's thread. */
    private interface Look {
        String seen();
    }

    private String onDisplay(Display display, Look look) {
        StringBuilder seen = new StringBuilder();
        try {
            display.syncExec(() -> {
                long begun = Watchdog.used();
                try {
                    seen.append(look.seen());
                } catch (RuntimeException fault) {
                    seen.append("fault ").append(fault);
                }
                watchdog.ifPresent(watching -> watching.without(Watchdog.used() - begun));
            });
        } catch (SWTException closed) {
            return "no display";
        }
        return seen.toString();
    }
}
