package org.fixpoint.itests.window;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fixpoint.itests.Distribution;

/** A window with a probe in it, which tells what its widgets show and where they are. */
final class Probe implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 180_000;
    private static final int STILL = 2;

    private final OpenWindow window;
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Probe(OpenWindow window, Socket socket) throws IOException {
        this.window = window;
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    /**
     * Opens a window and waits until it can be seen.
     *
     * @param home with the probe, see {@link ProbedHome}
     * @param environment each {@code NAME=value}
     */
    static Probe on(VirtualDisplay display, Path folder, Path home, List<String> environment, String... experiment)
            throws Exception {
        try (ServerSocket listening = listening()) {
            Path script =
                    home.resolve("fixpoint"); // of a distribution that is not the source tree, which it would build
            List<String> options = List.of(
                    "-Dfixpoint.home=" + home,
                    "-Dprobe.port=" + listening.getLocalPort(),
                    "-Dfixpoint.script="
                            + (Files.exists(script)
                                    ? script
                                    : Distribution.root().resolve("fixpoint")));
            OpenWindow window = OpenWindow.on(display, folder, options, environment, experiment);
            try {
                return new Probe(window, listening.accept());
            } catch (IOException | RuntimeException | Error silent) {
                window.close();
                throw silent;
            }
        }
    }

    OpenWindow window() {
        return window;
    }

    /** Where the probe in a window that another one opens is to call, by {@code -Dprobe.port}. */
    static ServerSocket listening() throws IOException {
        ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listening.setSoTimeout(PATIENCE_MILLIS);
        return listening;
    }

    /** The window that this one opens, once it can be seen. */
    Probe another(ServerSocket listening) throws Exception {
        OpenWindow other = window.another();
        try {
            return new Probe(other, listening.accept());
        } catch (IOException | RuntimeException | Error silent) {
            other.close();
            throw silent;
        }
    }

    /** Asks the probe; see its class {@code Controls} for what it answers. */
    String ask(String question) throws IOException {
        out.writeUTF(question);
        out.flush();
        byte[] words = new byte[in.readInt()];
        in.readFully(words);
        return new String(words, StandardCharsets.UTF_8);
    }

    /** Waits until it answers as is wanted. */
    void until(String question, Answer wanted) throws Exception {
        String[] last = {""};
        try {
            window.until(question + " is as it should be", () -> {
                last[0] = ask(question);
                return wanted.is(last[0]);
            });
        } catch (IllegalStateException otherwise) {
            throw new IllegalStateException("\"" + last[0] + "\" was answered last", otherwise);
        }
    }

    /** Whether an answer is the one that is waited for. */
    interface Answer {
        boolean is(String words) throws IOException;
    }

    /** Clicks on a list that opens, and waits until it takes the keys. */
    void openList(String name) throws Exception {
        int before = window.titles().size();
        click(name);
        window.until("the list opens", () -> window.titles().size() > before);
        TimeUnit.MILLISECONDS.sleep(300);
    }

    /** Clicks on the control of a name, once it is there, scrolled into sight where it has to be. */
    void click(String name) throws Exception {
        until("reveal " + name, place -> !place.isEmpty());
        window.click(() -> settled(name));
    }

    /** Where a control is that has stayed there for a moment: rows come and go above it. */
    private String settled(String name) throws Exception {
        String place = ask("where " + name);
        for (int same = 0; same < STILL; same++) {
            TimeUnit.MILLISECONDS.sleep(50);
            String now = ask("where " + name);
            same = now.equals(place) ? same : -1;
            place = now;
        }
        return place;
    }

    /** Types over what stands in the field of a name. */
    void write(String name, String text) throws Exception {
        click(name);
        window.until("text " + name + " is " + text, () -> ask("text " + name).equals(text), () -> {
            window.press("ctrl+a");
            window.type(text);
        });
    }

    /** Chooses the first of the items of a list box that begins so, by clicks and keys. */
    void choose(String name, String begin) throws Exception {
        until("items " + name, items -> items.lines().anyMatch(item -> item.startsWith(begin)));
        List<String> items = ask("items " + name).lines().toList();
        int wanted = 0;
        while (!items.get(wanted).startsWith(begin)) {
            wanted++;
        }
        int steps = wanted - items.indexOf(ask("text " + name));
        click(name);
        TimeUnit.MILLISECONDS.sleep(300); // the list opens
        for (int i = 0; i < Math.abs(steps); i++) {
            window.key(steps > 0 ? "Down" : "Up");
        }
        window.key("Return");
        until("text " + name, shown -> shown.startsWith(begin));
    }

    @Override
    public void close() throws IOException {
        try {
            socket.close();
        } finally {
            window.close();
        }
    }
}
