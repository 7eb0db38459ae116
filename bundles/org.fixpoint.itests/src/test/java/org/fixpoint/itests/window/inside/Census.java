package org.fixpoint.itests.window.inside;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.widgets.Display;

/** Counts what a window leaves behind: resources of the system that nobody gave back, and threads. */
final class Census {
    private static final long PATIENCE_MILLIS = 60_000;

    /**
     * Displays that keep a list of what is made on them. Each of them takes two of the 256 callbacks that SWT has, for errors of X, and gives
     * none back; those after them are watched by the handler of resources alone.
     */
    private static final int LISTED = 80;

    private final List<String> leaks = new ArrayList<>();
    private final List<String> unreachable = new ArrayList<>();
    private final Map<String, Long> threads = new TreeMap<>();
    private volatile boolean seen;
    private volatile boolean looked;
    private int cycles;
    private long most;

    private Census() {
        Resource.setNonDisposeHandler(error -> {
            synchronized (unreachable) {
                unreachable.add(String.valueOf(error.getStackTrace()[Math.min(3, error.getStackTrace().length - 1)]));
            }
        });
    }

    /** Begins to count; the next displays keep a list of what is made on them. */
    static Census begin() {
        Device.DEBUG = true;
        return new Census();
    }

    /** What a display has made is counted when it goes. */
    void count(Display made) {
        seen = true;
        made.disposeExec(() -> made.disposeExec(() -> remaining(made))); // after what others do there
    }

    private void remaining(Display closing) {
        List<Object> made = objects(closing).toList();
        Set<Object> cursors = new HashSet<>();
        for (int i = SWT.CURSOR_ARROW; i <= SWT.CURSOR_HAND; i++) {
            cursors.add(closing.getSystemCursor(i)); // the display gives them back itself
        }
        made.stream()
                .filter(each -> !(each instanceof Color) && !cursors.contains(each))
                .forEach(each -> leaks.add("cycle " + (cycles + 1) + ": " + each));
        looked = true;
    }

    /** The window has been closed. */
    void closed() {
        cycles++;
        if (!seen || !looked) {
            leaks.add("cycle " + cycles + " was not seen");
        }
        seen = false;
        looked = false;
        Device.DEBUG = cycles < LISTED;
        System.gc();
        if (cycles == 2) { // what is made once and kept is there by then
            threads.putAll(alive());
        }
        most = Math.max(
                most, alive().values().stream().mapToLong(Long::longValue).sum());
    }

    private static Stream<Object> objects(Display display) {
        try {
            Field field = Device.class.getDeclaredField("objects");
            field.setAccessible(true);
            return field.get(display) instanceof Object[] objects
                    ? Stream.of(objects).filter(Objects::nonNull)
                    : Stream.empty();
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("SWT keeps its resources elsewhere", other);
        }
    }

    private static Map<String, Long> alive() {
        Map<String, Long> alive = new TreeMap<>();
        Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(thread -> thread.getName().replaceAll("\\d+", "#"))
                .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("process reaper"))
                .forEach(name -> alive.merge(name, 1L, Long::sum));
        return alive;
    }

    /** The threads beyond those after two cycles; those that are just ending are waited for. */
    private List<String> more() {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        List<String> more = new ArrayList<>();
        do {
            more.clear();
            alive().forEach((name, count) -> {
                long before = threads.getOrDefault(name, 0L);
                long once = name.startsWith("fixpoint") ? 0 : 1; // the JDK begins threads of its own when it needs them
                if (count > before + once) {
                    more.add("thread " + name + ": " + before + " before, " + count + " now");
                }
            });
        } while (!more.isEmpty() && System.currentTimeMillis() < end && pause());
        return more;
    }

    private static boolean pause() {
        try {
            Thread.sleep(50);
            return true;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells the test: cycles, and what was left behind, a line each. */
    void tell(int port) {
        List<String> told = new ArrayList<>(List.of(cycles + " cycles, at most " + most + " threads"));
        told.addAll(leaks);
        synchronized (unreachable) {
            unreachable.forEach(place -> told.add("never given back: " + place));
        }
        told.addAll(more());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            String words = String.join("\n", told);
            out.writeUTF(words.substring(0, Math.min(words.length(), 20_000)));
        } catch (IOException unheard) {
            throw new IllegalStateException("nobody listens on " + port, unheard);
        }
    }
}
