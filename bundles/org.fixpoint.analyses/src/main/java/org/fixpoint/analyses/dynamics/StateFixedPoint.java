package org.fixpoint.analyses.dynamics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.FixedPoint;

/**
 * A fixed point in the coordinates of the state.
 *
 * @param state its coordinates
 * @param found the point in the coordinates that were searched
 * @param real real parts of all eigenvalues; those of the directions that the map takes to one point are 0
 * @param imaginary their imaginary parts
 * @param energy NaN if the model has none
 * @param residual the largest |Fᵢ(x) − xᵢ|
 * @param radius how far the true point may be in any coordinate, proven or estimated
 * @param near what the state is near, in words
 * @param method how it was found
 */
record StateFixedPoint(
        double[] state,
        FixedPoint found,
        double[] real,
        double[] imaginary,
        double energy,
        double residual,
        double radius,
        String near,
        String method) {
    private static final double GRAIN =
            1e8; // in units of the region: points that differ by rounding are put in the same order by every search

    /** The points by index, then energy, then coordinates. */
    static List<StateFixedPoint> sorted(StateMap map, StateSearch.Found found) {
        double unit = Frame.of(map).unit();
        return found.points().points().stream()
                .map(point -> of(map, point))
                .sorted(Comparator.comparingInt((StateFixedPoint p) ->
                                p.found().spectrum().index().orElse(Integer.MAX_VALUE))
                        .thenComparingDouble(p -> Math.rint(GRAIN * p.energy() / unit / unit))
                        .thenComparing(p -> grains(p.state(), unit), Arrays::compare))
                .toList();
    }

    private static double[] grains(double[] state, double unit) {
        return Arrays.stream(state).map(x -> Math.rint(-GRAIN * x / unit) + 0.0).toArray();
    }

    private static StateFixedPoint of(StateMap map, FixedPoint point) {
        int d = map.dimension();
        Optional<StateMap.Reduction> reduction = Frame.reduction(map);
        double[] state = reduction.map(reduced -> reduced.lift(point.at())).orElseGet(() -> point.at()
                .clone());
        double[] image = new double[d];
        map.apply(state, image);
        double residual = 0;
        for (int i = 0; i < d; i++) {
            residual = Math.max(residual, Math.abs(image[i] - state[i]));
        }
        return new StateFixedPoint(
                state,
                point,
                Arrays.copyOf(point.spectrum().eigenvalues().real(), d),
                Arrays.copyOf(point.spectrum().eigenvalues().imaginary(), d),
                map.energy().map(energy -> energy.of(state)).orElse(Double.NaN),
                residual,
                reduction.map(reduced -> lifted(reduced, point)).orElse(point.radius()),
                map.near(state),
                point.certificate().isPresent() ? "certified" : "newton");
    }

    /** The radius in the coordinates of the state, with the rounding of their computation. */
    private static double lifted(StateMap.Reduction reduction, FixedPoint point) {
        int m = reduction.map().dimension();
        double largest = 0;
        for (int i = 0; i < reduction.origin().length; i++) {
            double reach = 0;
            double size = Math.abs(reduction.origin()[i]);
            for (int j = 0; j < m; j++) {
                double slope = Math.abs(reduction.basis()[i * m + j]);
                reach += slope * point.radius();
                size += slope * Math.abs(point.at()[j]);
            }
            largest = Math.max(largest, reach + (m + 2) * 0x1p-52 * size);
        }
        return largest;
    }

    /** The number of eigenvalues beyond 1 in modulus, NaN if undecided. */
    double index() {
        return number(found.spectrum().index());
    }

    /** The sign of det(I − F'), NaN if undecided. */
    double degree() {
        return number(found.spectrum().degree());
    }

    private static double number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : Double.NaN;
    }
}
