package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one process apart that has answered, for the next question about the same drop-ins: to start one takes seconds, to ask it
 * again takes tenths of one. It is ended when it has not been asked for a while. Safe for use by several threads.
 */
public final class Standby implements AutoCloseable {
    private final Duration patience;
    private Optional<Idle> idle = Optional.empty();
    private boolean closed;

    private record Idle(Child child, List<Path> files) {}

    /** Keeps a process for so long at most. */
    public Standby(Duration patience) {
        this.patience = patience;
    }

    /** The process that waits, if it has loaded just these drop-ins; another one is ended. */
    Optional<Child> take(List<Path> files) {
        Optional<Idle> waiting;
        synchronized (this) {
            waiting = idle;
            idle = Optional.empty();
        }
        Optional<Child> fitting = waiting.filter(
                        one -> one.files().equals(files) && one.child().lives())
                .map(Idle::child);
        if (fitting.isEmpty()) {
            waiting.ifPresent(other -> other.child().close());
        }
        return fitting;
    }

    /** Keeps a process that has answered, or ends it if it cannot be asked again or another one waits already. */
    void giveBack(Child child, List<Path> files, Supervision.Answer answer) {
        Idle kept = new Idle(child, List.copyOf(files));
        synchronized (this) {
            if (!closed && idle.isEmpty() && isWhole(answer)) {
                idle = Optional.of(kept);
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
            if (idle.filter(old::equals).isEmpty()) {
                return;
            }
            idle = Optional.empty();
        }
        old.child().close();
    }

    /** Ends the process that waits, and keeps none from here on. */
    @Override
    public void close() {
        Optional<Idle> last;
        synchronized (this) {
            closed = true;
            last = idle;
            idle = Optional.empty();
        }
        last.ifPresent(one -> one.child().close());
    }

    /** What is asked of a process. */
    @FunctionalInterface
    interface Question {
        /** The answer of this process. */
        Supervision.Answer ask(Child child);
    }

    /** Asks the process that waits, or a new one. */
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
