package org.fixpoint.desktop;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.fixpoint.desktop.catalogue.PlugIn;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.plugins.Verdict;

/** Watches what is installed, drop-ins included, and tells on the display's thread. */
final class Arrivals implements AutoCloseable {
    private static final long GAP_MILLIS = 300;

    private final Surroundings around;
    private final BiConsumer<Catalogue, Boolean> took;
    private final Consumer<List<PlugIn>> listed;
    private final ScheduledExecutorService clock;
    private final Future<?> looking;
    private final AutoCloseable watch;
    private long seen = -1;
    private boolean settled;
    private Optional<Catalogue> installed = Optional.empty();
    private List<PlugIn> plugIns = List.of();

    Arrivals(
            Surroundings around,
            BiConsumer<Catalogue, Boolean> took,
            Consumer<List<PlugIn>> listed,
            Consumer<String> said) {
        this.around = around;
        this.took = took;
        this.listed = listed;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "fixpoint-catalogue");
            thread.setDaemon(true);
            return thread;
        });
        this.looking = clock.scheduleWithFixedDelay(this::look, 0, GAP_MILLIS, TimeUnit.MILLISECONDS);
        this.watch = around.dropIns().watch(verdict -> around.display().execute(() -> said.accept(sentence(verdict))));
    }

    private static String sentence(Verdict verdict) {
        return verdict.state() == Verdict.State.ADDED ? verdict.sentence() : verdict.file() + " " + verdict.sentence();
    }

    private void look() {
        try {
            long now = around.workbench().changes();
            if (now != seen) {
                seen = now;
                Catalogue catalogue = around.workbench().catalogue();
                installed = Optional.of(catalogue);
                boolean complete = settled;
                around.display().execute(() -> took.accept(catalogue, complete));
            }
            installed.ifPresent(this::list);
            if (!settled) { // what is installed is shown before drop-ins are looked at
                around.dropIns().look();
                settled = true;
                seen = -1;
            }
        } catch (RuntimeException | LinkageError fault) { // a bundle that is just leaving; it is looked at again
            seen = -1;
        }
    }

    private void list(Catalogue catalogue) {
        List<PlugIn> now = PlugIn.all(
                catalogue,
                around.workbench().residency()::droppedIn,
                around.dropIns().verdicts(),
                around.plugIns().off());
        if (!now.equals(plugIns)) {
            plugIns = now;
            around.display().execute(() -> listed.accept(now));
        }
    }

    @Override
    public void close() {
        looking.cancel(false);
        clock.shutdown();
        try {
            watch.close();
        } catch (Exception unclosed) {
            return; // it ends with the process
        }
    }
}
