package org.fixpoint.plugins;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** Looks at the threads of a process of trials and tells which code of the jar on trial runs, or has ended the process. */
final class TrialWatch {
    private static final long LOOK_MILLIS = 50;
    private static final Set<String> RUNTIME = Set.of("java.lang.System", "java.lang.Runtime", "java.lang.Shutdown");

    private final Consumer<String> told;
    private volatile Optional<Subject> subject = Optional.empty();

    private record Subject(String sha256, Bundle bundle, Map<String, Boolean> known) {
        Subject(String sha256, Bundle bundle) {
            this(sha256, bundle, new ConcurrentHashMap<>());
        }

        /** The innermost frame of the bundle's own code. */
        Optional<String> place(StackTraceElement[] frames) {
            return Stream.of(frames)
                    .filter(frame ->
                            known.computeIfAbsent(frame.getClassName(), name -> BundleClassPath.holds(bundle, name)))
                    .findFirst()
                    .map(frame -> frame.getClassName() + "." + frame.getMethodName());
        }
    }

    /**
     * A watch from now to the end of the process.
     *
     * @param told of lines of JSON; may be called by several threads
     */
    TrialWatch(Consumer<String> told) {
        this.told = told;
        Thread watcher = new Thread(this::look, "fixpoint-watch");
        watcher.setDaemon(true);
        watcher.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "fixpoint-watch-end"));
    }

    /** From here on code of this bundle runs. */
    void begin(String sha256, Bundle bundle) {
        subject = Optional.of(new Subject(sha256, bundle));
    }

    /** What is about to run, for when it is over before it can be seen. */
    void doing(String what) {
        subject.ifPresent(now -> tell(now, "doing", what));
    }

    /** Its trial is over. */
    void end(String sha256) {
        subject = subject.filter(now -> !now.sha256().equals(sha256));
    }

    private void look() {
        String before = "";
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                Optional<Subject> now = subject;
                String place = now.flatMap(TrialWatch::place).orElse("");
                if (!place.isEmpty() && !place.equals(before)) {
                    tell(now.orElseThrow(), "doing", place);
                }
                before = place;
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        subject.ifPresent(now -> Thread.getAllStackTraces().values().stream()
                .filter(frames -> Arrays.stream(frames).anyMatch(TrialWatch::ends))
                .flatMap(frames -> now.place(frames).stream())
                .findFirst()
                .ifPresent(place -> tell(now, "exiting", place)));
    }

    private static boolean ends(StackTraceElement frame) {
        return RUNTIME.contains(frame.getClassName()) && frame.getMethodName().equals("exit");
    }

    private void tell(Subject now, String what, String place) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("trial", now.sha256());
        message.put(what, place);
        told.accept(Json.line(message));
    }

    private static Optional<String> place(Subject now) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(frames -> now.place(frames).stream())
                .findFirst();
    }
}
