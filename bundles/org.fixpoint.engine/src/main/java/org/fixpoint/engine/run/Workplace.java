package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.fixpoint.api.RunContext;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Reading;

/**
 * The work of a process apart: it plans the experiment that it is given, computes the points that it is asked for, one at a
 * time, and makes figures and files, until its input ends. Results go straight into the run's store.
 */
public final class Workplace {
    private static final long DOING_MILLIS = 300;
    private static final long LEAVE_MILLIS = 1000;
    private static final long SETTLE_MILLIS = 1000;
    private static final int CHARS = 20_000; // of a stack trace; that of an overflow has a thousand lines

    private final Catalogue catalogue;
    private final String numerics;
    private final DroppedIn droppedIn;
    private final Derivations derivations;
    private final Function<String, Optional<Origin>> homes;
    private final BlockingQueue<Asked> requests = new LinkedBlockingQueue<>();
    private volatile boolean leaving;
    private final Map<String, Point> points = new HashMap<>();
    private Optional<Plan> plan = Optional.empty();

    /**
     * A workplace.
     *
     * @param numerics the profile of the arithmetic
     * @param homes the drop-in that a class lies in, by the name of the class
     */
    public Workplace(
            Catalogue catalogue, String numerics, Residency residency, Function<String, Optional<Origin>> homes) {
        this.catalogue = catalogue;
        this.numerics = numerics;
        this.droppedIn = new DroppedIn(residency);
        this.derivations = Derivations.of(catalogue);
        this.homes = homes;
    }

    /** A request, and the signal that its answer is not wanted any more. */
    private record Asked(JsonNode request, StopSignal stop) {}

    /** Serves on this thread until the input ends, then ends the process. */
    public void serve(InputStream input, OutputStream output) {
        Messages messages = new Messages(output);
        Thread reader = new Thread(() -> read(input), "fixpoint-requests");
        Set<Thread> own = Set.of(reader);
        Watch watch = new Watch(Thread.currentThread(), own, homes, messages);
        Thread watcher = new Thread(watch::look, "fixpoint-watch");
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> watch.exiting().filter(place -> !leaving).ifPresent(place -> {
                            Map<String, Object> message = new LinkedHashMap<>(Map.of("is", "exiting"));
                            message.putAll(Messages.tree(place));
                            messages.tell(message);
                        })));
        List.of(reader, watcher).forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
        try {
            while (true) {
                Map<String, Object> answer = answer(requests.take(), watch, messages);
                messages.tell(watch.quietWithin(SETTLE_MILLIS) ? answer : restless(answer));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> answer(Asked asked, Watch watch, Messages messages) {
        JsonNode request = asked.request();
        return switch (request.path("do").asText()) {
            case "plan" -> planned(request, watch, messages);
            case "describe" -> answered(asked, watch, false, Descriptions::answer);
            case GlimpseAnswer.LOOK, GlimpseAnswer.PORTRAY, GlimpseAnswer.TRACE -> answered(
                    asked, watch, true, glimpse(asked.stop(), watch, messages)::to); // it has been planned
            case "present" -> presented(request, watch);
            default -> computed(asked, watch, messages);
        };
    }

    private GlimpseAnswer glimpse(StopSignal stop, Watch watch, Messages messages) {
        return new GlimpseAnswer(
                derivations, point -> new Signs(new PointContext(point, stop, RunListener.NONE), watch), messages);
    }

    /** Something that the request has set going still runs, and would be taken for the doing of the next. */
    private static Map<String, Object> restless(Map<String, Object> answer) {
        Map<String, Object> more = new LinkedHashMap<>(answer);
        more.put("restless", true);
        return more;
    }

    private void read(InputStream input) {
        StopSignal latest = new StopSignal();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            for (Optional<String> line = Optional.ofNullable(lines.readLine());
                    line.isPresent();
                    line = Optional.ofNullable(lines.readLine())) {
                JsonNode request = JsonText.read(line.get());
                if (request.path("do").asText().equals("cancel")) {
                    latest.give(); // lines come in order: it is about the request before it, answered or not
                } else {
                    latest = new StopSignal();
                    requests.add(new Asked(request, latest));
                }
            }
        } catch (IOException broken) {
            leave();
        }
        leave();
    }

    /** The process that wants the results has ended, or needs no more of them. */
    private void leave() {
        leaving = true;
        Thread last = new Thread(
                () -> {
                    try {
                        Thread.sleep(LEAVE_MILLIS);
                    } catch (InterruptedException hurry) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(0); // a drop-in may have a shutdown hook that hangs
                },
                "fixpoint-end");
        last.setDaemon(true);
        last.start();
        System.exit(0); // so that the temporary folder is removed
    }

    private Trail trail(Watch watch, Map<String, String> more) {
        return new Trail((part, call) -> {
            Map<String, Object> message = new LinkedHashMap<>(Map.of("is", "entered"));
            message.putAll(Messages.tree(new Culprit.Place(Blame.name(part), call, droppedIn.is(part))));
            message.put("part", part.digest());
            message.put("within", droppedIn.derives(catalogue) ? List.of() : droppedIn.names(part));
            message.putAll(more);
            watch.enter(message);
        });
    }

    private Map<String, Object> planned(JsonNode request, Watch watch, Messages messages) {
        Map<String, String> flaws = words(request.path("flaws"));
        List<String> overrides = new ArrayList<>();
        request.path("set").forEach(setting -> overrides.add(setting.asText()));
        Trail trail = trail(watch, Map.of());
        PartCheck check =
                new PartCheck(droppedIn, catalogue, digest -> Optional.ofNullable(flaws.get(digest)), false, trail);
        watch.begin(trail);
        Reading reading;
        try {
            reading = new Planner(catalogue, numerics, (text, file, set) -> check)
                    .read(
                            request.path("text").asText(),
                            Path.of(request.path("file").asText()),
                            overrides);
        } finally {
            watch.end();
        }
        check.found()
                .forEach((part, sentence) -> messages.tell(Map.of("is", "flaw", "part", part, "sentence", sentence)));
        plan = reading.plan();
        points.clear(); // a process that is kept plans again and again
        plan.ifPresent(made -> made.points().forEach(point -> points.put(point.key(), point)));
        return Map.of(
                "is",
                reading.plan().isPresent() ? "planned" : "faulty",
                "faults",
                reading.faults().stream().map(Fault::sentence).toList());
    }

    /** What is told of parts without an experiment. */
    private interface Parts {
        Map<String, Object> answer(JsonNode request, Catalogue catalogue, PartCheck check) throws IOException;
    }

    private Map<String, Object> answered(Asked asked, Watch watch, boolean proven, Parts parts) {
        Trail trail = trail(watch, Map.of());
        PartCheck check = new PartCheck(droppedIn, catalogue, digest -> Optional.empty(), proven, trail);
        watch.begin(trail);
        try {
            return parts.answer(asked.request(), catalogue, check);
        } catch (IOException e) {
            return Map.of("is", "failed", "unwritten", String.valueOf(e.getMessage()));
        } catch (RunContext.Cancelled e) {
            return cancelled(e, asked.stop(), trail);
        } catch (Throwable e) { // a plug-in may throw anything
            return failed(Blame.sentence(e, trail), Blame.trace(e), e instanceof OutOfMemoryError);
        } finally {
            watch.end();
            Thread.interrupted(); // as for points
        }
    }

    /** A plug-in that says so though nobody has asked for it has broken off. */
    private static Map<String, Object> cancelled(RunContext.Cancelled thrown, StopSignal stop, Trail trail) {
        return stop.isGiven()
                ? Map.of("is", GlimpseAnswer.CANCELLED)
                : failed(Blame.sentence(thrown, trail), Blame.trace(thrown), false);
    }

    private static Map<String, String> words(JsonNode object) {
        Map<String, String> words = new HashMap<>();
        object.properties()
                .forEach(entry -> words.put(entry.getKey(), entry.getValue().asText()));
        return words;
    }

    private Map<String, Object> presented(JsonNode request, Watch watch) {
        Map<String, String> broken = words(request.path("broken"));
        List<Failure> failures = new ArrayList<>();
        request.path("failures")
                .forEach(failure -> failures.add(new Failure(
                        failure.path(0).asText(),
                        failure.path(1).asText(),
                        failure.path(2).asText())));
        Presentation.Steps steps = new Presentation.Steps() {
            @Override
            public Optional<String> broken(String step) {
                return Optional.ofNullable(broken.get(step));
            }

            @Override
            public Trail begin(String step) {
                Trail trail = trail(watch, Map.of("step", step));
                watch.begin(trail);
                return trail;
            }
        };
        try {
            Presentation.Outcome outcome = new Presentation(
                            plan.orElseThrow(),
                            new RunFolder(Path.of(request.path("run").asText())),
                            failures,
                            JsonText.map(request.path("provenance")),
                            steps)
                    .present();
            return Map.of(
                    "is",
                    "presented",
                    "remarks",
                    outcome.remarks(),
                    "findings",
                    outcome.findings(),
                    "files",
                    outcome.files());
        } catch (RuntimeException | OutOfMemoryError e) {
            return failed(Blame.sentence(e, new Trail()), Blame.trace(e), e instanceof OutOfMemoryError);
        } finally {
            watch.end();
            Thread.interrupted(); // as for points
        }
    }

    private Map<String, Object> computed(Asked asked, Watch watch, Messages messages) {
        JsonNode request = asked.request();
        String key = request.path("key").asText();
        Path run = Path.of(request.path("run").asText());
        Optional<Point> found = Optional.ofNullable(points.get(key));
        if (found.isEmpty()) {
            return failed(
                    "The process apart finds other points in the experiment than this one; run it again, and"
                            + " report it if that does not help.",
                    "",
                    false);
        }
        Trail trail = trail(watch, Map.of());
        derivations.each(trail::made);
        watch.begin(trail);
        PointAnswers answers;
        long begun = System.nanoTime();
        try {
            PointContext context = new PointContext(found.get(), asked.stop(), new Passed(messages));
            answers = new PointRun(found.get(), derivations, new Signs(context, watch), trail).compute();
        } catch (RunContext.Cancelled e) {
            return cancelled(e, asked.stop(), trail);
        } catch (Throwable e) { // a plug-in may throw anything
            return failed(Blame.sentence(e, trail), Blame.trace(e), e instanceof OutOfMemoryError);
        } finally {
            watch.end();
            Thread.interrupted(); // a contribution may have left the flag set, and then no file could be written
        }
        return saved(run, answers, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static Map<String, Object> saved(Path run, PointAnswers answers, Duration time) {
        try {
            if (new RunFolder(run).write(answers, time)) {
                return Map.of("is", "done", "nanoseconds", time.toNanos());
            }
            Map<String, Object> failed = new LinkedHashMap<>(failed(answers.sentence(), answers.trace(), false));
            failed.put("partial", answers.partial());
            return failed;
        } catch (IOException e) {
            return failed(Blame.unwritten(run, e), Blame.trace(e), false);
        } catch (RuntimeException | OutOfMemoryError e) {
            return failed(Blame.sentence(e, new Trail()), Blame.trace(e), e instanceof OutOfMemoryError);
        }
    }

    private static Map<String, Object> failed(String sentence, String trace, boolean exhausted) {
        return Map.of(
                "is",
                "failed",
                "sentence",
                sentence,
                "trace",
                trace.length() > CHARS ? trace.substring(0, CHARS) : trace,
                "exhausted",
                exhausted);
    }

    /** Passes on what a point does, a few times a second. */
    private static final class Passed implements RunListener {
        private final Messages messages;
        private long told = System.nanoTime() - DOING_MILLIS * 1_000_000;

        Passed(Messages messages) {
            this.messages = messages;
        }

        @Override
        public synchronized void doing(Point point, String what, double fraction) {
            long now = System.nanoTime();
            if (now - told >= DOING_MILLIS * 1_000_000) {
                told = now;
                messages.tell(Map.of("is", "doing", "what", what, "fraction", fraction));
            }
        }
    }
}
