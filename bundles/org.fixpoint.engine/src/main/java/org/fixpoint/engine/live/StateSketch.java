package org.fixpoint.engine.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.FixedPoint;
import org.fixpoint.maths.dynamics.NewtonSearch;
import org.fixpoint.maths.dynamics.SearchBox;
import org.fixpoint.maths.dynamics.SmoothMap;
import org.fixpoint.maths.random.SeededRandom;

/**
 * Fixed points of a map of states as they are looked at while a parameter moves: by Newton's method from few starts, so that some may
 * be missing; of a map with many coordinates only those at which orbits end. Nothing here is proven; an analysis of a run says how
 * complete it is.
 *
 * @param points each once, in the order found
 * @param attractorsOnly whether unstable points were not looked for
 */
public record StateSketch(List<Point> points, boolean attractorsOnly) {
    /** The most coordinates in which unstable points are looked for. */
    public static final int MOST = 12;

    private static final double CAP = 0.3;
    private static final int STEPS = 60;
    private static final double SAME = 1e-3; // of the largest coordinate

    public StateSketch {
        points = List.copyOf(points);
    }

    /** What becomes of states nearby. */
    public enum Standing {
        /** They come back. */
        STABLE,
        /** Some leave. */
        UNSTABLE,
        /** The largest eigenvalue is not told apart from 1 in modulus. */
        UNDECIDED
    }

    /**
     * A fixed point.
     *
     * @param state its coordinates; not to be modified
     */
    public record Point(double[] state, Standing standing) {}

    /**
     * Looks for fixed points; the same answer every time.
     *
     * @param near states near which some are expected, such as those of a neighbouring parameter; not modified
     * @param starts how many states to begin with besides, those that the map suggests first
     * @param stopped looked at often
     * @throws RunContext.Cancelled once it is stopped
     * @throws Refusal if they cannot be computed
     */
    public static StateSketch of(StateMap map, List<double[]> near, int starts, BooleanSupplier stopped) {
        Optional<StateMap.Reduction> reduction =
                map.reduction().filter(reduced -> reduced.map().dimension() > 0);
        StateMap inner = reduction.map(StateMap.Reduction::map).orElse(map);
        RandomGenerator random = SeededRandom.of("sketch");
        List<double[]> seeds = new ArrayList<>(near);
        seeds.addAll(map.seeds(starts, random));
        if (inner.dimension() > MOST) {
            return settled(map, seeds, stopped);
        }
        StateMap.Region region = inner.region();
        try {
            List<FixedPoint> found = NewtonSearch.of(
                            new Smooth(inner),
                            Optional.empty(),
                            new SearchBox(region.low(), region.high(), region.absorbing()),
                            List.of(),
                            seeds.stream()
                                    .map(x -> reduction
                                            .map(each -> each.coordinates(x))
                                            .orElse(x))
                                    .toList(),
                            new NewtonSearch.Settings(starts, starts, CAP),
                            random,
                            done -> check(stopped))
                    .points();
            return new StateSketch(
                    found.stream()
                            .map(point -> new Point(
                                    reduction.map(each -> each.lift(point.at())).orElseGet(point::at), standing(point)))
                            .toList(),
                    false);
        } catch (ArithmeticException | IllegalArgumentException notComputed) {
            throw new Refusal(
                    "the fixed points of the model cannot be computed: " + notComputed.getMessage()
                            + "; take another region or model",
                    notComputed);
        }
    }

    /** States near which fixed points are expected, as the map suggests them; the same every time. */
    public static List<double[]> landmarks(StateMap map, int most) {
        return map.seeds(most, SeededRandom.of("landmarks"));
    }

    private static Standing standing(FixedPoint point) {
        return Standing.valueOf(point.spectrum().stability().name());
    }

    private static void check(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new RunContext.Cancelled();
        }
    }

    /** Where the orbits of some states end, all followed together. */
    private static StateSketch settled(StateMap map, List<double[]> starts, BooleanSupplier stopped) {
        int d = map.dimension();
        int count = starts.size();
        double[] states = new double[count * d];
        double[] images = new double[count * d];
        for (int i = 0; i < count; i++) {
            System.arraycopy(starts.get(i), 0, states, i * d, d);
        }
        for (int k = 0; k < STEPS; k++) {
            check(stopped);
            map.applyAll(states, count, images);
            double[] before = states;
            states = images;
            images = before;
        }
        double scale = Double.MIN_NORMAL;
        for (double x : states) {
            scale = Math.max(scale, Math.abs(x));
        }
        List<Point> ends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] end = Arrays.copyOfRange(states, i * d, (i + 1) * d);
            double[] before = Arrays.copyOfRange(images, i * d, (i + 1) * d);
            double same = SAME * scale;
            if (distance(end, before) < same && ends.stream().noneMatch(other -> distance(other.state(), end) < same)) {
                ends.add(new Point(end, Standing.STABLE));
            }
        }
        return new StateSketch(ends, true);
    }

    /** In the largest coordinate. */
    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private record Smooth(StateMap map) implements SmoothMap {
        @Override
        public int dimension() {
            return map.dimension();
        }

        @Override
        public void apply(double[] x, double[] out) {
            map.apply(x, out);
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            map.jacobian(x, out);
        }
    }
}
