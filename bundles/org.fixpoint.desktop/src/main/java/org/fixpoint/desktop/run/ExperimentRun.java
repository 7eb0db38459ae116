package org.fixpoint.desktop.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.run.Progress;
import org.fixpoint.engine.run.RunListener;
import org.fixpoint.engine.run.RunOutcome;
import org.fixpoint.engine.run.StopSignal;

/** One run of an experiment, told as it goes. Its methods may be called from any thread. */
public final class ExperimentRun implements RunListener {
    private static final int KEPT = 1000;

    private final StopSignal stop = new StopSignal();
    private final Consumer<RunView> told;
    private final List<String> log = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private Optional<String> end = Optional.empty();

    /**
     * A run that has not begun.
     *
     * @param told of every change, from the threads of the run
     */
    public ExperimentRun(Consumer<RunView> told) {
        this.told = told;
    }

    /** What computes. */
    @FunctionalInterface
    public interface Work {
        /** Runs to the end. */
        RunOutcome go(RunListener listener, StopSignal stop) throws IOException;
    }

    /**
     * Runs something, and tells how it ended.
     *
     * @param size how much there is to do, in words
     * @return the outcome, unless the run broke off
     */
    public Optional<RunOutcome> go(String size, Work work) {
        note(size);
        try {
            RunOutcome outcome = work.go(this, stop);
            outcome.remarks().forEach(this::note);
            outcome.findings().forEach(this::note);
            end(
                    outcome.stopped()
                            ? "stopped, " + outcome.done() + "/" + outcome.total() + " saved; run again to go on"
                            : outcome.done() + "/" + outcome.total() + " done, " + outcome.reused()
                                    + " of them reused, " + outcome.failed() + " failed");
            return Optional.of(outcome);
        } catch (Refusal refusal) {
            end(String.valueOf(refusal.getMessage()));
        } catch (IOException fault) {
            end("The run cannot be written (" + fault.getMessage() + "); make room or give write access.");
        } catch (RuntimeException | Error fault) { // the window goes on whatever happens here
            end("The run broke off with " + fault + "; please report this with the experiment.");
        }
        return Optional.empty();
    }

    /** The run cannot begin. */
    public void refused(String sentence) {
        end(sentence);
    }

    /** Asks it to stop; what is done stays. */
    public void stop() {
        stop.give();
        tell();
    }

    /** Whether it has been asked to. */
    boolean isStopping() {
        return stop.isGiven();
    }

    private synchronized void end(String words) {
        end = Optional.of(words);
        note(words);
    }

    private void note(String line) {
        synchronized (this) {
            if (log.size() == KEPT) {
                log.remove(0);
            }
            log.add(line);
        }
        tell();
    }

    private void tell() {
        told.accept(view());
    }

    /** How it stands. */
    public synchronized RunView view() {
        RunView.Phase phase =
                end.isPresent() ? RunView.Phase.ENDED : stop.isGiven() ? RunView.Phase.STOPPING : RunView.Phase.RUNNING;
        return new RunView(
                phase,
                end.orElseGet(() -> stop.isGiven()
                        ? "stopping …"
                        : progress.map(RunView::inWords).orElse("planning …")),
                progress.map(p -> p.done() + p.failed()).orElse(0),
                progress.map(Progress::total).orElse(0),
                folder,
                log);
    }

    private void come(Progress now) {
        synchronized (this) {
            progress = Optional.of(now);
        }
        tell();
    }

    @Override
    public void begun(Path path, Progress now) {
        synchronized (this) {
            folder = Optional.of(path);
        }
        come(now);
    }

    @Override
    public void done(Point point, Progress now) {
        come(now);
    }

    @Override
    public void failed(Point point, String sentence, Progress now) {
        note((point.inWords().isEmpty() ? "" : point.inWords() + ": ") + sentence);
        come(now);
    }

    @Override
    public void remarked(String sentence) {
        note(sentence);
    }
}
