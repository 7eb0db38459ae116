package org.fixpoint.analyses.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Statistic;
import org.fixpoint.maths.kernel.PairRow;

/**
 * Some layers of a {@link GramFlow} one after the other, none of which but the last is looked at as a whole: every pair goes
 * through all of them at once.
 *
 * <p>Pairs are worked on in fixed tiles, in any order and by any number of threads; the bits of a pair depend on its two inputs
 * alone.
 */
final class FlowStretch {
    private static final int MOST_WORKERS = 64;

    private final MeanFieldRule rule;
    private final FlowState state;
    private final int first;
    private final FlowSignals signals;
    private final List<LayerStep> steps = new ArrayList<>();

    /** A stretch that begins with a layer, the first one being 1. */
    FlowStretch(MeanFieldRule rule, FlowState state, int first, FlowSignals signals) {
        this.rule = rule;
        this.state = state;
        this.first = first;
        this.signals = signals;
    }

    /** Takes the state through all layers to the last one, which is complete in the end if it is to be looked at. */
    void advance(int last, boolean whole, ActivationTables tables, RunContext run) {
        for (int layer = first; layer <= last; layer++) {
            signals.enter(layer, first);
            try {
                LayerStep step = QuadraturePair.orRefuse(() -> new LayerStep(rule, state, tables));
                if (rule.normalisation().post() == Statistic.BATCH) {
                    new BatchAfter(step, state).advance(this, run);
                    return;
                }
                steps.add(step);
                step.advanceInputs(state);
            } catch (Refusal refusal) {
                throw new Refusal("layer " + layer + ": " + refusal.getMessage(), refusal);
            }
        }
        forEachTile(steps, run, tile -> tile.pass(whole));
        state.fillDiagonals();
    }

    /** Lets something be done to every tile; all of them write to different places. */
    void forEachTile(List<LayerStep> through, RunContext run, Consumer<FlowTile> work) {
        int n = state.count;
        List<int[]> corners = new ArrayList<>();
        for (int row = 0; row < n; row += FlowTile.ROWS) {
            for (int column = 0; column < n; column += PairRow.LENGTH) {
                if (column + PairRow.LENGTH > row) {
                    corners.add(new int[] {row, column});
                }
            }
        }
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, Math.min(corners.size(), MOST_WORKERS)).parallel().forEach(worker -> {
            int at = taken.getAndIncrement();
            if (at < corners.size()) {
                FlowTile tile = new FlowTile(state, first, through);
                for (; at < corners.size(); at = taken.getAndIncrement()) {
                    run.checkCancelled();
                    int row = corners.get(at)[0];
                    int column = corners.get(at)[1];
                    tile.place(row, Math.min(n, row + FlowTile.ROWS), column, Math.min(n, column + PairRow.LENGTH));
                    work.accept(tile);
                    signals.passed(at, corners.size(), first, first + through.size());
                }
            }
        });
    }
}
