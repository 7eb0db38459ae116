package org.fixpoint.itests.window.inside;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the event loop is away: the processor time that its thread has used between two beats of a timer of its own.
 *
 * <p>Time of the thread's own and not of the clock, so that it is the same on a computer that does much else. Each pass of the loop
 * serves the timer, so that what lies between two beats is what one pass has done.
 */
final class Watchdog {
    private static final int BEAT_MILLIS = 5;
    private static final long TELLING_NANOS = 40_000_000;
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private final Display display;
    private final Thread window;
    private final Thread looker;
    private volatile boolean on = true;
    private final Map<String, Integer> places = new ConcurrentHashMap<>();
    private long last;
    private long worst;
    private long beats;
    private long beatAt;
    private long worstWait;
    private String worstPlace = "";
    private final StringBuilder others = new StringBuilder();

    private Watchdog(Display display, Thread window) {
        this.display = display;
        this.window = window;
        this.looker = new Thread(this::look, "probe-looker");
        looker.setDaemon(true);
    }

    /** The processor time that the calling thread has used, in nanoseconds. */
    static long used() {
        return TIMES.getCurrentThreadCpuTime();
    }

    /** Begins to watch. */
    static Watchdog on(Display display, Thread window) {
        Watchdog watchdog = new Watchdog(display, window);
        display.syncExec(() -> {
            watchdog.last = used();
            watchdog.beatAt = System.nanoTime();
            watchdog.beat();
        });
        watchdog.looker.start();
        return watchdog;
    }

    private void beat() {
        long now = used();
        long wall = System.nanoTime();
        long spent = now - last;
        worstWait = Math.max(worstWait, wall - beatAt);
        String where = places.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        if (spent > TELLING_NANOS) {
            others.append(spent / 1_000_000).append(" ms in ").append(where).append('\n');
        }
        if (spent > worst) {
            worst = spent;
            worstPlace = where;
        }
        beats++;
        places.clear();
        last = used();
        beatAt = wall;
        if (on && !display.isDisposed()) {
            display.timerExec(BEAT_MILLIS, this::beat);
        }
    }

    /** Remembers what the loop was seen doing while a beat was due. */
    private void look() {
        while (on) {
            long spent = TIMES.getThreadCpuTime(window.getId()) - last;
            if (spent > TELLING_NANOS / 2) {
                String where = Arrays.stream(window.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("org.fixpoint")
                                || frame.getClassName().startsWith(SWT.class.getPackageName()))
                        .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName() + ":"
                                + frame.getLineNumber())
                        .limit(30)
                        .collect(Collectors.joining(" < "));
                places.merge(where, 1, Integer::sum);
            }
            try {
                Thread.sleep(BEAT_MILLIS);
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    /** Time of the display's thread that the test's own questions have taken does not count; told by that thread. */
    void without(long nanos) {
        last += nanos;
    }

    /** Ends; the worst in milliseconds of the thread's own time, how many beats, the longest wait by the clock, and where it was. */
    String end() {
        StringBuilder told = new StringBuilder();
        display.syncExec(() -> {
            on = false;
            told.append(String.format(
                    Locale.ROOT, "%.1f %d %.1f%n%s%n%s", worst / 1e6, beats, worstWait / 1e6, worstPlace, others));
        });
        return told.toString();
    }
}
