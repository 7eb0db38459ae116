package org.fixpoint.itests.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.fixpoint.itests.Command;

/** {@code fixpoint gui} in a process of its own on a virtual display, driven by keys. */
final class OpenWindow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int STEPS = 12;
    private static final int TRIES = 10;
    private static final String OWN = "Fixpoint"; // the title of GTK's own windows

    private final VirtualDisplay display;
    private final ProcessHandle process;
    private final Optional<Process> own; // empty of a window that another one has opened
    private final Path out;
    private final Path err;

    private final int scale;

    private OpenWindow(
            VirtualDisplay display, ProcessHandle process, Optional<Process> own, Path out, Path err, int scale) {
        this.scale = scale;
        this.display = display;
        this.process = process;
        this.own = own;
        this.out = out;
        this.err = err;
    }

    /** Opens it and waits until it can be seen. */
    static OpenWindow on(VirtualDisplay display, Path folder, String experiment) throws Exception {
        return on(display, folder, List.of(), List.of(), experiment);
    }

    /**
     * The same with options for the JVM, in another environment.
     *
     * @param environment each {@code NAME=value}; with {@code GDK_SCALE=2} places are told in points of two pixels
     */
    static OpenWindow on(
            VirtualDisplay display, Path folder, List<String> options, List<String> environment, String... experiment)
            throws Exception {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        List<String> settings = new ArrayList<>(options);
        settings.add("-Dfixpoint.plugins=" + folder.resolve("plugins"));
        settings.add("-Dfixpoint.state=" + folder.resolve("state"));
        List<String> surroundings = new ArrayList<>(
                List.of("DISPLAY=" + display.name(), "WAYLAND_DISPLAY=", "GTK_A11Y=none", "NO_AT_BRIDGE=1"));
        surroundings.addAll(environment);
        List<String> arguments = new ArrayList<>(List.of("gui"));
        arguments.addAll(List.of(experiment));
        Process process = Command.start(folder, settings, out, err, surroundings, arguments.toArray(String[]::new));
        int scale = environment.contains("GDK_SCALE=2") ? 2 : 1;
        return new OpenWindow(display, process.toHandle(), Optional.of(process), out, err, scale).seen();
    }

    /** The window that this one opens, once it can be seen. */
    OpenWindow another() throws Exception {
        until("another window has begun", () -> process.children().findAny().isPresent());
        return new OpenWindow(
                        display,
                        process.children().findAny().orElseThrow(),
                        Optional.empty(),
                        Files.createTempFile("out", ".txt"),
                        Files.createTempFile("err", ".txt"),
                        scale)
                .seen();
    }

    private OpenWindow seen() throws Exception {
        try {
            until("the window is seen", () -> !id().isEmpty());
            return this;
        } catch (Exception | Error unseen) {
            close();
            throw unseen;
        }
    }

    private String id() {
        return display.xdotool(
                        "search",
                        "--onlyvisible",
                        "--all",
                        "--pid",
                        Long.toString(process.pid()),
                        "--name",
                        ". Fixpoint") // GTK's own windows have the name alone
                .lines()
                .findFirst()
                .orElse("");
    }

    /** Its title. */
    String title() {
        return display.xdotool("getwindowname", id());
    }

    /** Presses keys, as xdotool names them. */
    void press(String... keys) {
        focus();
        for (String key : keys) {
            display.xdotool("key", key);
        }
    }

    /** Presses a key where the keyboard is, such as a menu that has opened. */
    void key(String key) {
        display.xdotool("key", key);
    }

    /** Gives it the keyboard, as a window manager would. */
    void focus() {
        display.xdotool("windowfocus", id());
    }

    /** Gives the keyboard to another window of it, if that can be seen. */
    boolean focus(String title) {
        String other = display.xdotool("search", "--onlyvisible", "--name", title)
                .lines()
                .findFirst()
                .orElse("");
        if (!other.isEmpty()) {
            display.xdotool("windowfocus", other);
        }
        return !other.isEmpty();
    }

    /** Types text. */
    void type(String text) {
        display.xdotool("type", "--delay", "20", "--", text);
    }

    /** Looks for an id in the catalogue and puts it into the experiment, all by keys. */
    void use(String id) {
        press("ctrl+f");
        type(id);
        press("Return");
    }

    /** What can be seen from outside. */
    interface Sight {
        boolean holds() throws Exception;
    }

    /** Waits until something can be seen. */
    void until(String what, Sight sight) throws Exception {
        until(what, sight, () -> {});
    }

    /** Waits until something can be seen that takes its time. */
    void until(String what, Duration patience, Sight sight) throws Exception {
        until(what, patience, sight, () -> {});
    }

    /** Does something again and again until something can be seen; doing it twice is as doing it once. */
    void until(String what, Sight sight, Runnable again) throws Exception {
        until(what, PATIENCE, sight, again);
    }

    private void until(String what, Duration patience, Sight sight, Runnable again) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        long next = System.nanoTime();
        while (!sight.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("it is not that " + what + "; the window "
                        + (process.isAlive() ? "\"" + title() + "\" of " + titles() : "has ended") + ", stderr: "
                        + Files.readString(err));
            }
            if (System.nanoTime() >= next) {
                again.run();
                next = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            }
            Thread.sleep(50);
        }
    }

    /** Presses the left button of the mouse at a place of the screen, {@code x y}. */
    void click(String place) throws Exception {
        click(() -> place);
    }

    /** Where something is now, {@code x y}. */
    interface Whereabouts {
        String now() throws Exception;
    }

    /** Presses the left button of the mouse where something is once no tooltip lies over it. */
    void click(Whereabouts place) throws Exception {
        focus();
        clickAt(place, "1");
    }

    /** Presses the left button of the mouse twice at a place of the screen, {@code x y}, wherever the keyboard is. */
    void clickTwice(String place) throws Exception {
        clickAt(() -> place, "--repeat", "2", "--delay", "60", "1");
    }

    /** Presses the right button of the mouse at a place of the screen, {@code x y}. */
    void clickRight(String place) throws Exception {
        focus();
        clickAt(() -> place, "3");
    }

    /** By way of the corner, so that no tooltip of where the mouse was lies over the place and takes the click. */
    private void clickAt(Whereabouts place, String... click) throws Exception {
        display.aside();
        for (int tries = 0; tries < TRIES && titles().contains(OWN); tries++) { // an open list has such a window too
            TimeUnit.MILLISECONDS.sleep(100);
        }
        int[] at = pixels(place.now());
        List<String> words = new ArrayList<>(List.of("mousemove", words(at[0]), words(at[1]), "click"));
        words.addAll(List.of(click));
        display.xdotool(words.toArray(String[]::new));
    }

    /** Moves the mouse to a place of the screen, {@code x y}, by a detour, so that it is seen to move. */
    void point(String place) {
        int[] at = pixels(place);
        display.xdotool("mousemove", words(at[0]), words(at[1] + 3));
        display.xdotool("mousemove", words(at[0]), words(at[1]));
    }

    /** Turns the wheel by a notch away from the user. */
    void wheel() {
        display.xdotool("click", "4");
    }

    /** Turns the wheel by a notch towards the user. */
    void wheelBack() {
        display.xdotool("click", "5");
    }

    /** Drags from where the mouse is to a place of the screen. */
    void drag(String place) {
        int[] to = pixels(place);
        display.xdotool("mousedown", "1", "sleep", "0.1", "mousemove", words(to[0]), words(to[1]));
        display.xdotool("sleep", "0.1", "mouseup", "1");
    }

    /** Takes something at one place of the screen and drops it at another; GTK wants to see the mouse on its way and at rest. */
    void carry(String from, String to) throws InterruptedException {
        int[] begin = pixels(from);
        int[] end = pixels(to);
        focus();
        display.xdotool("mousemove", words(begin[0]), words(begin[1]));
        TimeUnit.MILLISECONDS.sleep(200);
        display.xdotool("mousedown", "1");
        for (int i = 1; i <= STEPS; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            display.xdotool(
                    "mousemove",
                    words(begin[0] + (end[0] - begin[0]) * i / STEPS),
                    words(begin[1] + (end[1] - begin[1]) * i / STEPS));
        }
        for (int aside : new int[] {2, -2, 0}) {
            TimeUnit.MILLISECONDS.sleep(100);
            display.xdotool("mousemove", words(end[0] + aside), words(end[1]));
        }
        TimeUnit.MILLISECONDS.sleep(300);
        display.xdotool("mouseup", "1");
    }

    private int[] pixels(String place) {
        return Stream.of(place.split(" ", 2))
                .mapToInt(number -> scale * Integer.parseInt(number))
                .toArray();
    }

    private static String words(int number) {
        return Integer.toString(number);
    }

    /** The processor time that its process has used. */
    Duration used() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Whether its process still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether its process ends within some seconds. */
    boolean endsWithin(int seconds) throws InterruptedException {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException alive) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends its process at once, as the system does where memory runs out. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Closes it by its key, and gives how the process ended. */
    Command quit() throws Exception {
        press("ctrl+q");
        return ended();
    }

    /** Waits until it has closed, and gives how the process ended. */
    Command ended() throws Exception {
        if (!endsWithin(180)) {
            throw new IllegalStateException("the window \"" + title() + "\" does not close; seen are " + titles());
        }
        return Command.finished(own.orElseThrow(), out, err);
    }

    /** The titles of all that can be seen, questions among them. */
    List<String> titles() {
        return display.xdotool("search", "--onlyvisible", "--name", ".")
                .lines()
                .map(id -> display.xdotool("getwindowname", id))
                .toList();
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
