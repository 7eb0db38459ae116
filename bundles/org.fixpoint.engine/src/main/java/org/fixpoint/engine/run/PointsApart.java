package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;

/**
 * Computes those points of a run apart in which drop-ins take part: in processes that are started as they are needed, serve one
 * point after another, and are ended with the run. A process that ends takes its point along and no other.
 */
final class PointsApart implements AutoCloseable {
    private static final int ATTEMPTS = 2;

    private final Apart apart;
    private final Plan plan;
    private final RunOptions options;
    private final Path folder;
    private final Lease lease;
    private final DroppedIn droppedIn;
    private final StopSignal stop;
    private final Deque<Child> idle = new ArrayDeque<>();
    private final Set<Child> all = new HashSet<>();
    private boolean closed;

    /** What has come of a point. */
    sealed interface Outcome {
        /** Its result is in the folder of the run. */
        record Done(Duration time) implements Outcome {}

        /** It was given up because the run is to stop. */
        record Stopped() implements Outcome {}

        /** It has no result; whether the answers of some of its analyses are in the folder of the run. */
        record Failed(String sentence, String trace, boolean partial) implements Outcome {}
    }

    /**
     * The points of a run.
     *
     * @param lease holds the drop-ins
     */
    PointsApart(
            Apart apart,
            Plan plan,
            RunOptions options,
            RunFolder folder,
            Lease lease,
            Residency residency,
            StopSignal stop) {
        this.apart = apart;
        this.plan = plan;
        this.options = options;
        this.folder = folder.path();
        this.lease = lease;
        this.droppedIn = new DroppedIn(residency);
        this.stop = stop;
    }

    /** Whether a point is computed apart. */
    boolean serves(Point point) {
        return droppedIn.within(point);
    }

    /** The sentence for a process that the system does not start. */
    static String notStarted(IOException fault) {
        return "The process for drop-ins could not be started: " + fault.getMessage()
                + "; make memory and processes available, then resume.";
    }

    /** Computes a point. */
    Outcome compute(Point point, RunListener listener) {
        for (int attempt = 1; ; attempt++) {
            Child child;
            try {
                child = take();
            } catch (IOException fault) {
                return new Outcome.Failed(notStarted(fault), Blame.trace(fault), false);
            }
            if (stop.isGiven() && !child.lives()) {
                discard(child);
                return new Outcome.Stopped();
            }
            Supervision supervision = new Supervision(child, apart.patience(), droppedIn.names(point), stop::isGiven);
            Supervision.Answer answer = supervision.ask(
                    Map.of("do", "point", "key", point.key(), "run", folder.toString()),
                    message -> tell(point, message, listener));
            Optional<Outcome> outcome = outcome(child, answer, attempt);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    /** Empty if the process has ended before any code of the point ran, and another may try. */
    private Optional<Outcome> outcome(Child child, Supervision.Answer answer, int attempt) {
        if (answer instanceof Supervision.Answer.Said said) {
            JsonNode message = said.message();
            if (message.path("exhausted").asBoolean()
                    || message.path("restless").asBoolean()) {
                discard(child);
            } else {
                giveBack(child);
            }
            return Optional.of(outcome(message));
        }
        String noise = child.noise();
        discard(child);
        if (answer instanceof Supervision.Answer.Broken broken && !stop.isGiven()) {
            return broken.begun() || attempt == ATTEMPTS
                    ? Optional.of(new Outcome.Failed(broken.sentence(), noise, false))
                    : Optional.empty();
        }
        return Optional.of(new Outcome.Stopped());
    }

    private static Outcome outcome(JsonNode message) {
        return switch (message.path("is").asText()) {
            case "done" -> new Outcome.Done(
                    Duration.ofNanos(message.path("nanoseconds").asLong()));
            case "cancelled" -> new Outcome.Stopped();
            default -> new Outcome.Failed(
                    message.path("sentence").asText(),
                    message.path("trace").asText(),
                    message.path("partial").asBoolean());
        };
    }

    private static void tell(Point point, JsonNode message, RunListener listener) {
        if (message.path("is").asText().equals("doing")) {
            listener.doing(
                    point,
                    message.path("what").asText(),
                    message.path("fraction").asDouble());
        }
    }

    private Child take() throws IOException {
        synchronized (this) {
            while (!idle.isEmpty()) {
                Child child = idle.removeFirst();
                if (child.lives()) {
                    return child;
                }
                discard(child); // it has ended between two points
            }
        }
        Child child =
                Child.start(apart.workers(), lease.files(), Apart.megabytes(options.threads()), Workers.Duty.COMPUTE);
        synchronized (this) {
            all.add(child);
            if (closed) {
                child.kill();
            }
        }
        Supervision.Answer planned = new Supervision(child, apart.patience(), List.of("A drop-in"), stop::isGiven)
                .ask(
                        PlanRequest.of(new Request(plan.text(), plan.file(), options.overrides()), plan.flaws()),
                        message -> {});
        if (planned instanceof Supervision.Answer.Broken broken && !stop.isGiven()) {
            discard(child);
            throw new IOException(broken.sentence());
        }
        return child;
    }

    private synchronized void giveBack(Child child) {
        idle.addFirst(child);
    }

    private void discard(Child child) {
        synchronized (this) {
            all.remove(child);
        }
        child.kill();
        child.close();
    }

    /** Ends all processes; a point that is still computed is left behind. */
    @Override
    public void close() {
        List<Child> rest;
        synchronized (this) {
            closed = true;
            rest = List.copyOf(all);
            all.clear();
            idle.clear();
        }
        rest.stream().parallel().forEach(Child::close);
    }
}
