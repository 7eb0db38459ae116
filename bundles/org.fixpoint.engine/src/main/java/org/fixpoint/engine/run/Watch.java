package org.fixpoint.engine.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.fixpoint.engine.catalogue.Origin;

/**
 * Looks at the threads of a process apart while it works, and tells whether code of a drop-in is running, which, and for how
 * long without a sign.
 */
final class Watch {
    private static final long LOOK_MILLIS = 50;
    private static final long TELL_MILLIS = 500;
    private static final long SETTLE_LOOK_MILLIS = 2;

    private final Thread worker;
    private final Set<Thread> own;
    private final Function<String, Optional<Origin>> homes;
    private final Messages messages;
    private final Map<String, Optional<Origin>> known = new ConcurrentHashMap<>();
    private final AtomicLong signs = new AtomicLong();
    private final AtomicLong entries = new AtomicLong();
    private volatile Optional<Trail> trail = Optional.empty();

    /**
     * A watch over this process.
     *
     * @param worker the thread that plans and computes
     * @param own threads of the workbench that are not looked at
     * @param homes the drop-in that a class lies in, by the name of the class
     */
    Watch(Thread worker, Set<Thread> own, Function<String, Optional<Origin>> homes, Messages messages) {
        this.worker = worker;
        this.own = Set.copyOf(own);
        this.homes = homes;
        this.messages = messages;
    }

    /** The work goes on. */
    void sign() {
        signs.incrementAndGet();
    }

    /** A contribution is entered, of which this tells; what was seen before is not told after it. */
    synchronized void enter(Map<String, Object> message) {
        sign();
        entries.incrementAndGet();
        messages.tell(message);
    }

    /** From here on code is run that leaves this trail. */
    synchronized void begin(Trail followed) {
        sign();
        trail = Optional.of(followed);
    }

    /** Nothing is run any more; nothing more is told of what ran, for the next request may be another's. */
    synchronized void end() {
        trail = Optional.empty();
        sign();
    }

    /** Looks until the process ends. */
    void look() {
        long seen = signs.get();
        long since = System.nanoTime();
        long told = since;
        Optional<Culprit.Place> before = Optional.empty();
        while (pause(LOOK_MILLIS)) {
            Optional<Trail> followed = trail;
            if (followed.isEmpty()) {
                before = Optional.empty();
                continue;
            }
            long entry = entries.get();
            Optional<Culprit.Place> place = place(followed.get());
            long now = System.nanoTime();
            long sign = signs.get();
            if (place.isEmpty() || sign != seen) {
                seen = sign;
                since = now;
            }
            if (!place.equals(before) || now - told > TELL_MILLIS * 1_000_000) {
                told = now;
                tell(followed.get(), entry, place, (now - since) / 1_000_000);
            }
            before = place;
        }
    }

    /**
     * Whether all that a request has set going comes to its end within a time: the parts of a parallel loop go on after one of
     * them has failed, and a drop-in may have started threads.
     */
    boolean quietWithin(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        boolean quiet = isQuiet();
        while (!quiet && System.nanoTime() < end && pause(SETTLE_LOOK_MILLIS)) {
            quiet = isQuiet();
        }
        return quiet;
    }

    private boolean isQuiet() {
        return ForkJoinPool.commonPool().isQuiescent() && place(new Trail()).isEmpty();
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private synchronized void tell(Trail followed, long entry, Optional<Culprit.Place> place, long stuckMillis) {
        if (trail.filter(now -> now == followed).isEmpty() || entries.get() != entry) {
            return;
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("is", "alive");
        message.put("stuck", stuckMillis);
        place.ifPresent(seen -> message.putAll(Messages.tree(seen)));
        messages.tell(message);
    }

    /** The innermost code of a drop-in, on the working thread or on one that it has started. */
    private Optional<Culprit.Place> place(Trail followed) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> !own.contains(entry.getKey()))
                .sorted(Comparator.comparing(entry -> entry.getKey() != worker))
                .flatMap(entry -> Arrays.stream(entry.getValue()).flatMap(frame -> place(frame, followed).stream()))
                .findFirst();
    }

    private Optional<Culprit.Place> place(StackTraceElement frame, Trail followed) {
        return known.computeIfAbsent(frame.getClassName(), homes)
                .map(origin -> new Culprit.Place(
                        who(frame.getClassName(), origin, followed),
                        frame.getClassName() + "." + frame.getMethodName(),
                        true));
    }

    private static String who(String className, Origin origin, Trail followed) {
        return followed.ownerOf(className)
                .or(followed::current)
                .filter(part -> part.entry().origin().equals(origin))
                .map(Blame::name)
                .orElse(origin.bundle() + " " + origin.version());
    }

    /** Who has asked the process to end, if that is what one of its threads is doing. */
    Optional<Culprit.Place> exiting() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(frames -> caller(frames).stream())
                .findFirst()
                .map(frame -> place(frame, trail.orElseGet(Trail::new))
                        .orElseGet(() -> new Culprit.Place(
                                "A drop-in", frame.getClassName() + "." + frame.getMethodName(), true)));
    }

    /** The frame below the call of exit. */
    private static Optional<StackTraceElement> caller(StackTraceElement[] frames) {
        for (int i = frames.length - 2; i >= 0; i--) {
            boolean runtime = Set.of("java.lang.System", "java.lang.Runtime").contains(frames[i].getClassName());
            if (runtime && frames[i].getMethodName().equals("exit")) {
                return Optional.of(frames[i + 1]);
            }
        }
        return Optional.empty();
    }
}
