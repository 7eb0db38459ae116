package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.NewtonStarts;

/**
 * Fixed points by Newton's method from the seeds of a map, from random mixtures of them, and from random points of its region; with
 * no claim that there are no others.
 *
 * @param seeds no more seeds than these
 * @param starts how many random starts
 */
record MultiStart(int seeds, int starts) implements FixedPointSource {
    private static final double CAP = 0.15; // of the widest side of the region: 0.3 for unit patterns

    @Override
    public List<double[]> of(Frame frame, RunContext run) {
        RandomGenerator random = run.random("newton-starts");
        StateMap map = frame.map();
        List<double[]> given = map.seeds(seeds, random);
        List<double[]> guesses = new ArrayList<>();
        given.forEach(seed -> guesses.add(frame.coordinates(seed)));
        for (int i = 0; i < starts; i++) {
            double[] x = i % 2 == 0 || given.size() < 2 ? inRegion(map.region(), random) : mixture(given, random);
            guesses.add(frame.coordinates(x));
        }
        NewtonStarts newton = new NewtonStarts(frame.smooth(), CAP * width(map.region()));
        List<double[]> reached = new ArrayList<>();
        for (double[] guess : guesses) {
            run.checkCancelled();
            newton.from(guess).ifPresent(reached::add);
        }
        return NewtonStarts.distinct(reached);
    }

    static double[] inRegion(StateMap.Region region, RandomGenerator random) {
        double[] x = new double[region.low().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = region.low()[i] + random.nextDouble() * (region.high()[i] - region.low()[i]);
        }
        return x;
    }

    /** A mixture of two to four seeds. */
    private static double[] mixture(List<double[]> seeds, RandomGenerator random) {
        double[] x = new double[seeds.get(0).length];
        int parts = 2 + random.nextInt(3);
        double sum = 0;
        for (int k = 0; k < parts; k++) {
            double[] seed = seeds.get(random.nextInt(seeds.size()));
            double weight = -StrictMath.log(1 - random.nextDouble());
            sum += weight;
            for (int i = 0; i < x.length; i++) {
                x[i] += weight * seed[i];
            }
        }
        for (int i = 0; i < x.length; i++) {
            x[i] /= sum;
        }
        return x;
    }

    private static double width(StateMap.Region region) {
        double widest = 0;
        for (int i = 0; i < region.low().length; i++) {
            widest = Math.max(widest, region.high()[i] - region.low()[i]);
        }
        return widest > 0 ? widest : 1;
    }
}
