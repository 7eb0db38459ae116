package org.fixpoint.itests.window.inside;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
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
    private volatile String where = "";
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

    /** Begins to watch. */
    static Watchdog on(Display display, Thread window) {
        Watchdog watchdog = new Watchdog(display, window);
        display.syncExec(() -> {
            watchdog.last = TIMES.getCurrentThreadCpuTime();
            watchdog.beatAt = System.nanoTime();
            watchdog.beat();
        });
        watchdog.looker.start();
        return watchdog;
    }

    private void beat() {
        long now = TIMES.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        long used = now - last;
        worstWait = Math.max(worstWait, wall - beatAt);
        if (used > TELLING_NANOS) {
            others.append(used / 1_000_000).append(" ms in ").append(where).append('\n');
        }
        if (used > worst) {
            worst = used;
            worstPlace = where;
        }
        beats++;
        where = "";
        last = TIMES.getCurrentThreadCpuTime();
        beatAt = wall;
        if (on && !display.isDisposed()) {
            display.timerExec(BEAT_MILLIS, this::beat);
        }
    }

    /** Remembers what the loop was doing when a beat was due. */
    private void look() {
        while (on) {
            long used = TIMES.getThreadCpuTime(window.getId()) - last;
            if (used > TELLING_NANOS / 2) {
                where = Arrays.stream(window.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("org.fixpoint")
                                || frame.getClassName().startsWith(SWT.class.getPackageName()))
                        .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName() + ":"
                                + frame.getLineNumber())
                        .limit(30)
                        .collect(Collectors.joining(" < "));
            }
            try {
                Thread.sleep(BEAT_MILLIS);
            } catch (InterruptedException over) {
                return;
            }
        }
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
