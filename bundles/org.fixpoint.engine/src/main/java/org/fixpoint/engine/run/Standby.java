package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps processes apart that have answered, for the next questions about the same drop-ins: to start one takes seconds, to ask it
 * again takes tenths of one. Each is ended when it has not been asked for a while. There are three at most, as a viewer mostly asks three
 * questions at a time while a map of states is turned: what an experiment plans, what the map looks like, and where its fixed points are
 * over the parameter. Safe for use by several threads.
 */
public final class Standby implements AutoCloseable {
    private static final int MOST = 3;

    private final Duration patience;
    private final Deque<Idle> idle = new ArrayDeque<>(); // the one that was asked last is first
    private boolean closed;

    private static final class Idle {
        private final Child child;
        private final List<Path> files;

        Idle(Child child, List<Path> files) {
            this.child = child;
            this.files = files;
        }
    }

    /** Keeps a process for so long at most. */
    public Standby(Duration patience) {
        this.patience = patience;
    }

    /** A process that waits and has loaded just these drop-ins, if there is one; those that have loaded others are ended. */
    Optional<Child> take(List<Path> files) {
        Optional<Child> fitting;
        List<Idle> others = new ArrayList<>();
        synchronized (this) {
            idle.removeIf(one -> (!one.files.equals(files) || !one.child.lives()) && others.add(one));
            fitting = Optional.ofNullable(idle.pollFirst()).map(one -> one.child);
        }
        others.forEach(other -> other.child.close());
        return fitting;
    }

    /** Keeps a process that has answered, or ends it if it cannot be asked again or others wait already. */
    void giveBack(Child child, List<Path> files, Supervision.Answer answer) {
        Idle kept = new Idle(child, List.copyOf(files));
        synchronized (this) {
            if (!closed && idle.size() < MOST && isWhole(answer)) {
                idle.addFirst(kept);
                CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> retire(kept));
                return;
            }
        }
        child.close();
    }

    private static boolean isWhole(Supervision.Answer answer) {
        return answer instanceof Supervision.Answer.Said said
                && !flag(said.message(), "exhausted")
                && !flag(said.message(), "restless");
    }

    private static boolean flag(JsonNode message, String name) {
        return message.path(name).asBoolean();
    }

    private void retire(Idle old) {
        synchronized (this) {
            if (!idle.remove(old)) {
                return; // it was asked again
            }
        }
        old.child.close();
    }

    /** Ends the processes that wait, and keeps none from here on. */
    @Override
    public void close() {
        List<Idle> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(idle);
            idle.clear();
        }
        last.forEach(one -> one.child.close());
    }

    /** What is asked of a process. */
    @FunctionalInterface
    interface Question {
        /** The answer of this process. */
        Supervision.Answer ask(Child child);
    }

    /** Asks a process that waits, or a new one. */
    Supervision.Answer answer(Workers workers, List<Path> files, long megabytes, Question question) throws IOException {
        Optional<Child> waiting = take(files);
        if (waiting.isPresent()) {
            Supervision.Answer answer = asked(waiting.get(), files, question);
            if (!(answer instanceof Supervision.Answer.Broken broken) || broken.begun()) {
                return answer; // else it had ended while it waited
            }
        }
        return asked(Child.start(workers, files, megabytes, Workers.Duty.ANSWER), files, question);
    }

    private Supervision.Answer asked(Child child, List<Path> files, Question question) {
        Optional<Supervision.Answer> answer = Optional.empty();
        try {
            Supervision.Answer said = question.ask(child);
            answer = Optional.of(said);
            return said;
        } finally {
            Optional<Supervision.Answer> known = answer;
            known.ifPresentOrElse(said -> giveBack(child, files, said), child::close);
        }
    }
}
