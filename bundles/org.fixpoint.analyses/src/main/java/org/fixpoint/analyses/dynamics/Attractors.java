package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.NewtonStarts;
import org.fixpoint.maths.dynamics.Stability;

/**
 * What orbits settled at: their ends, grouped by distance.
 *
 * @param groups the one with most orbits first, then in the order in which they were met
 * @param member the group of each orbit; −1 for one that came to no rest
 */
record Attractors(List<Group> groups, int[] member) {
    private static final double SAME =
            1e-4; // the slowest orbit that rests at change 1e-9 is within this for a rate of 0.99999

    /**
     * A fixed point or a cycle at which orbits end.
     *
     * @param state the fixed point, improved by Newton's method where that converges nearby; or one state of a cycle
     * @param period 1 for a fixed point
     * @param count of orbits
     * @param meanSteps of these orbits
     * @param residual max |x − F^period(x)|
     * @param spectralRadius of F' at a fixed point; NaN for a cycle
     * @param index the number of eigenvalues outside the unit circle; 0 for a cycle
     */
    record Group(
            double[] state,
            int period,
            int count,
            double meanSteps,
            double residual,
            double spectralRadius,
            int index) {}

    static Attractors of(StateMap map, Settling.Ends ends) {
        int d = map.dimension();
        int count = ends.steps().length;
        Frame frame = Frame.of(map);
        List<double[]> centres = new ArrayList<>();
        List<Integer> periods = new ArrayList<>();
        List<List<Integer>> orbits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (ends.period()[i] == 0) {
                continue;
            }
            double[] state = Arrays.copyOfRange(ends.states(), i * d, (i + 1) * d);
            int place = nearest(map, centres, periods, state, ends.period()[i]);
            if (place == centres.size()) {
                centres.add(ends.period()[i] == 1 ? improved(frame, state) : state);
                periods.add(ends.period()[i]);
                orbits.add(new ArrayList<>());
            }
            orbits.get(place).add(i);
        }
        List<Integer> order = IntStream.range(0, centres.size())
                .boxed()
                .sorted(Comparator.comparingInt(k -> -orbits.get(k).size()))
                .toList();
        int[] member = new int[count];
        Arrays.fill(member, -1);
        for (int place = 0; place < order.size(); place++) {
            for (int orbit : orbits.get(order.get(place))) {
                member[orbit] = place;
            }
        }
        List<Group> groups = order.parallelStream()
                .map(k -> group(frame, centres.get(k), periods.get(k), orbits.get(k), ends))
                .toList();
        return new Attractors(groups, member);
    }

    /** The first centre that is the same; the number of centres if there is none. */
    private static int nearest(
            StateMap map, List<double[]> centres, List<Integer> periods, double[] state, int period) {
        double[] x = state;
        for (int phase = 0; phase < period; phase++) {
            for (int k = 0; k < centres.size(); k++) {
                if (periods.get(k) == period && distance(centres.get(k), x) < SAME * (1 + norm(x))) {
                    return k;
                }
            }
            double[] next = new double[x.length];
            map.apply(x, next);
            x = next;
        }
        return centres.size();
    }

    private static double[] improved(Frame frame, double[] state) {
        Optional<double[]> point = new NewtonStarts(frame.smooth(), SAME).from(frame.coordinates(state));
        return point.map(frame::lift)
                .filter(x -> distance(x, state) < SAME * (1 + norm(state)))
                .orElse(state);
    }

    private static Group group(Frame frame, double[] state, int period, List<Integer> orbits, Settling.Ends ends) {
        double steps = orbits.stream().mapToInt(i -> ends.steps()[i]).average().orElse(0);
        double[] image = state;
        for (int k = 0; k < period; k++) {
            double[] next = new double[state.length];
            frame.map().apply(image, next);
            image = next;
        }
        double residual = 0;
        for (int i = 0; i < state.length; i++) {
            residual = Math.max(residual, Math.abs(state[i] - image[i]));
        }
        Optional<Stability> stability = period == 1 ? stability(frame, state) : Optional.empty();
        return new Group(
                state,
                period,
                orbits.size(),
                steps,
                residual,
                stability.map(Stability::spectralRadius).orElse(Double.NaN),
                stability.map(Stability::index).orElse(0));
    }

    /** The stability of a fixed point, in the coordinates of the reduction if there is one. */
    static Optional<Stability> stability(Frame frame, double[] state) {
        double[] y = frame.coordinates(state);
        double[] jacobian = new double[y.length * y.length];
        frame.smooth().jacobian(y, jacobian);
        return Stability.of(jacobian, y.length);
    }

    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    static double norm(double[] x) {
        return distance(x, new double[x.length]);
    }
}
