package org.fixpoint.analyses.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.CertifiedSearch;
import org.fixpoint.maths.dynamics.FixedPoint;
import org.fixpoint.maths.dynamics.FixedPointSet;
import org.fixpoint.maths.dynamics.MapBounds;
import org.fixpoint.maths.dynamics.NewtonSearch;
import org.fixpoint.maths.dynamics.SearchBox;

/**
 * The search for all fixed points of a map of states, in the coordinates of its reduction if it has one.
 *
 * @param method asked for
 * @param budget of the certified search
 * @param newton settings of Newton's method
 */
record StateSearch(SearchMethod method, CertifiedSearch.Budget budget, NewtonSearch.Settings newton) {
    private static final int FEW = 3;
    private static final int MOST = 4;
    private static final int BRIEF = 20_000;
    private static final double RESOLUTION = 1e-6;

    /**
     * What was found.
     *
     * @param points in the coordinates searched
     * @param done which method gave the answer: "certified" or "newton"
     * @param remark why it is not the method asked for, as a sentence with its full stop and a space, or empty
     */
    record Found(FixedPointSet points, String done, String remark) {
        /** The states of the points. */
        List<double[]> states(StateMap map) {
            Optional<StateMap.Reduction> reduction = Frame.reduction(map);
            return points.points().stream()
                    .map(point -> reduction
                            .map(reduced -> reduced.lift(point.at()))
                            .orElseGet(() -> point.at().clone()))
                    .toList();
        }
    }

    /** A search that starts something else, so that it is not to take long. */
    static StateSearch brief(int starts) {
        NewtonSearch.Settings usual = NewtonSearch.Settings.USUAL;
        return new StateSearch(
                SearchMethod.AUTO,
                new CertifiedSearch.Budget(BRIEF, RESOLUTION),
                new NewtonSearch.Settings(starts, Math.min(starts, usual.quiet()), usual.cap()));
    }

    /** Searches; refuses a map whose region or values are no good. */
    Found of(StateMap map, RunContext run) {
        Optional<StateMap.Reduction> reduction = Frame.reduction(map);
        SmoothStateMap smooth =
                new SmoothStateMap(reduction.map(StateMap.Reduction::map).orElse(map));
        SearchBox box = checked(map, smooth);
        DoubleConsumer progress = done -> {
            run.checkCancelled();
            run.progress("looking for fixed points", done);
        };
        try {
            return found(map, reduction, smooth, box, run, progress);
        } catch (ArithmeticException notComputed) {
            throw new Refusal(
                    "the fixed points of the model cannot be computed: " + notComputed.getMessage()
                            + "; take another region or model",
                    notComputed);
        }
    }

    private Found found(
            StateMap map,
            Optional<StateMap.Reduction> reduction,
            SmoothStateMap smooth,
            SearchBox box,
            RunContext run,
            DoubleConsumer progress) {
        Optional<MapBounds> bounds = smooth.bounds();
        int d = smooth.dimension();
        String remark = "";
        List<FixedPoint> known = List.of();
        Optional<FixedPointSet> byBoxes = Optional.empty();
        if (method == SearchMethod.CERTIFIED && (bounds.isEmpty() || d > MOST)) {
            remark = bounds.isEmpty()
                    ? "The map has no proven bounds, so that Newton's method was taken instead of the certified search. "
                    : "The certified search is for at most " + MOST + " coordinates and the map needs " + d
                            + ", so that Newton's method was taken and each point certified by itself. ";
        } else if (bounds.isPresent()
                && method != SearchMethod.NEWTON
                && (method == SearchMethod.CERTIFIED || d <= FEW)) {
            boolean asked = method == SearchMethod.CERTIFIED;
            CertifiedSearch.Budget most = new CertifiedSearch.Budget(budget.boxes(), budget.resolution(), !asked);
            FixedPointSet proven = CertifiedSearch.of(smooth, bounds.get(), box, most, progress);
            if (asked || !proven.cutShort()) {
                return new Found(proven, "certified", "");
            }
            byBoxes = Optional.of(proven);
            known = proven.points().stream()
                    .filter(point -> point.certificate().isPresent())
                    .toList();
            remark = "The certified search gave up after " + proven.boxes() + " boxes and " + known.size() + " points"
                    + (proven.boxes() < budget.boxes() ? ", as " + budget.boxes() + " are not expected to suffice" : "")
                    + ", so that Newton's method was taken for the others and each point certified by itself. ";
        }
        RandomGenerator random = run.random("state-fixed-points");
        List<double[]> seeds = map.seeds(Math.max(1, newton.starts()), random).stream()
                .map(x -> reduction.map(reduced -> reduced.coordinates(x)).orElse(x))
                .toList();
        FixedPointSet found = NewtonSearch.of(smooth, bounds, box, known, seeds, newton, random, progress);
        return new Found(byBoxes.map(proven -> after(proven, found)).orElse(found), "newton", remark);
    }

    /** What Newton's method has found, with what a search by boxes before it had looked at and left undecided. */
    private static FixedPointSet after(FixedPointSet proven, FixedPointSet found) {
        return new FixedPointSet(
                found.points(),
                found.completeness(),
                found.reason(),
                proven.undecided(),
                proven.boxes(),
                found.starts(),
                true);
    }

    private static SearchBox checked(StateMap map, SmoothStateMap smooth) {
        int d = smooth.dimension();
        if (map.dimension() < 1) {
            throw new Refusal(
                    "the model's state has no coordinates, so that there is nothing to iterate; give a model with a state");
        }
        SearchBox box = smooth.box();
        if (box.low().length != d || box.high().length != d) {
            throw new Refusal("the model's region has " + box.low().length + " coordinates and its state " + d
                    + "; this is a fault of the bundle that gives the model");
        }
        double[] x = new double[d];
        double[] y = new double[d];
        for (int i = 0; i < d; i++) {
            x[i] = 0.5 * box.low()[i] + 0.5 * box.high()[i];
        }
        smooth.apply(x, y);
        for (int i = 0; i < d; i++) {
            if (!Double.isFinite(y[i])) {
                throw new Refusal("the model takes the middle of its region to " + y[i] + " in coordinate " + i
                        + "; give it parameters at which its map is finite");
            }
        }
        return box;
    }
}
