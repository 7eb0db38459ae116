package org.fixpoint.desktop.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.fixpoint.api.Refusal;
import org.fixpoint.desktop.Reason;
import org.fixpoint.engine.run.KeptRun;

/**
 * All runs that can be shown: those in the experiment's folder of runs, whoever has made them, and those of this window. The disk is
 * read on a thread of its own.
 */
public final class RunList implements AutoCloseable {
    private final Executor display;
    private final Runs runs;
    private final Opening opening;
    private final Runnable told;
    private final Consumer<String> said;
    private ExecutorService disk = thread();
    private final Set<Path> reading = new HashSet<>();
    private final Set<Path> read = new HashSet<>();
    private Differences differences = new Differences();
    private Optional<Path> place = Optional.empty();
    private Optional<Path> running = Optional.empty();
    private List<RunLine> kept = List.of();
    private Optional<Path> wanted = Optional.empty();

    /** Reads a run on the disk. */
    @FunctionalInterface
    public interface Opening {
        /** What it has to show; a run that cannot be read says so. */
        PastRun open(Path folder) throws IOException;
    }

    /**
     * An empty list.
     *
     * @param display does what changes the state, one piece after the other
     * @param runs of this window
     * @param told on the display's thread, when the list has changed
     * @param said takes sentences for the user
     */
    public RunList(Executor display, Runs runs, Opening opening, Runnable told, Consumer<String> said) {
        this.display = display;
        this.runs = runs;
        this.opening = opening;
        this.told = told;
        this.said = said;
    }

    private static ExecutorService thread() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread worker = new Thread(work, "fixpoint-past");
            worker.setDaemon(true);
            return worker;
        });
    }

    /** The runs in the folder, the newest first, then those of this window that lie elsewhere. */
    public List<RunLine> lines() {
        List<RunLine> lines = new ArrayList<>(kept);
        Set<Path> there = new HashSet<>();
        kept.forEach(line -> there.add(line.folder()));
        runs.past().forEach(run -> run.end().folder().filter(there::add).ifPresent(folder -> {
            lines.add(
                    place.filter(folder.resolveSibling("")::equals).isPresent() ? 0 : lines.size(),
                    RunLine.of(run, folder));
        }));
        return lines;
    }

    /** The line of the run that is shown. */
    public Optional<RunLine> shown() {
        Optional<Path> folder = runs.shown().flatMap(run -> run.end().folder());
        return lines().stream()
                .filter(line -> folder.filter(line.folder()::equals).isPresent())
                .findFirst();
    }

    /**
     * How the run stands that is shown, and of which experiment it is; before there is one, how many could be and what begins one.
     *
     * @param experiment beside which that is told; a run of this one needs no name
     * @param begins a sentence about what begins a run
     */
    public String words(Optional<Path> experiment, String begins) {
        RunView view = runs.view();
        long whole = lines().stream().filter(RunLine::whole).count();
        if (view.phase() == RunView.Phase.NONE && whole == 0) {
            return view.words() + " " + begins;
        }
        return view.phase() == RunView.Phase.NONE
                ? whole + (whole == 1 ? " run" : " runs") + " in "
                        + place.map(folder -> folder.getFileName() + "/").orElse("this window")
                        + (whole == 1 ? ": choose it" : ": choose one")
                        + " in the list. " + begins
                : runs.request()
                        .map(request -> request.told(view.words(), experiment))
                        .orElse(view.words());
    }

    /** From now on these are the runs of that folder. */
    public void look(Path folder) {
        if (place.isPresent() && !place.equals(Optional.of(folder))) {
            disk.shutdown(); // one that does not answer is not to hold up the other
            disk = thread();
            differences = new Differences(); // the old ones are its thread's, which may be at them still
        }
        place = Optional.of(folder);
        kept = List.of();
        refresh();
    }

    /** A run of this window may have begun or ended. */
    public void follow() {
        Optional<Path> now = runs.view().isGoing() ? runs.view().folder() : Optional.empty();
        if (!now.equals(running)) {
            running = now;
            wanted = Optional.empty();
            refresh();
        }
    }

    /** Reads the folder again. */
    public void refresh() {
        Differences own = differences;
        place.ifPresent(folder -> work(() -> {
            List<RunLine> lines = own.told(KeptRun.in(folder).stream()
                    .map(each -> RunLine.of(each, ZoneId.systemDefault()))
                    .toList());
            return () -> took(folder, lines);
        }));
    }

    private void took(Path folder, List<RunLine> lines) {
        if (place.filter(folder::equals).isPresent() && !lines.equals(kept)) {
            kept = lines;
            lines.forEach(this::readAgain);
            told.run();
        }
    }

    /** A run that somebody has gone on with since it was read here is read again. */
    private void readAgain(RunLine line) {
        Optional<PastRun> old = opened(line)
                .filter(run ->
                        read.contains(line.folder()) && !line.tells(run.end().words()));
        if (old.isPresent()) {
            boolean seen = runs.shown().equals(old);
            runs.forget(line.folder());
            if (seen) {
                show(line);
            }
        }
    }

    /** What a run has to show, if it has been read. */
    public Optional<PastRun> opened(RunLine line) {
        return runs.past().stream()
                .filter(run -> run.end().folder().filter(line.folder()::equals).isPresent())
                .findFirst();
    }

    /** Reads a run, unless that is done or being done; the change is told. */
    public void open(RunLine line) {
        if (opened(line).isPresent() || !reading.add(line.folder())) {
            return;
        }
        if (!line.whole()) {
            reading.remove(line.folder());
            said.accept(line.flaw());
            told.run();
            return;
        }
        work(() -> {
            try {
                PastRun run = opening.open(line.folder());
                return () -> took(line, run);
            } finally {
                display.execute(() -> reading.remove(line.folder()));
            }
        });
    }

    private void took(RunLine line, PastRun run) {
        read.add(line.folder());
        runs.keep(run);
        if (wanted.filter(line.folder()::equals).isPresent()) {
            runs.show(run);
        } else {
            told.run();
        }
    }

    /** Shows a run as soon as it is read. */
    public void show(RunLine line) {
        wanted = Optional.of(line.folder());
        opened(line).ifPresentOrElse(runs::show, () -> open(line));
    }

    /** Deletes a run from the disk. */
    public void delete(RunLine line) {
        work(() -> {
            KeptRun.delete(line.folder());
            return () -> {
                runs.forget(line.folder());
                kept = kept.stream().filter(each -> !each.equals(line)).toList();
                said.accept("deleted " + line.folder());
                told.run();
            };
        });
    }

    /** Work with the disk, which gives what is done with what came of it. */
    private interface Work {
        Runnable done() throws IOException;
    }

    private void work(Work work) {
        disk.execute(() -> {
            Runnable then;
            try {
                then = work.done();
            } catch (Refusal refusal) {
                then = () -> said.accept(Reason.of(refusal));
            } catch (IOException | RuntimeException | Error fault) {
                then = () -> said.accept("The runs cannot be read: " + Reason.of(fault));
            }
            display.execute(then);
        });
    }

    @Override
    public void close() {
        disk.shutdown();
    }
}
