package org.fixpoint.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * One job beside one peer, or alone.
 *
 * @param peer its name; empty if the job ran alone
 * @param ours a timing for each round
 * @param theirs one for each round; empty if alone
 * @param disagreement the largest difference of their checks, relative to the larger one or to 1; 0 where there is nothing to
 *     compare with
 * @param agrees whether it is within the job's tolerance
 */
record Comparison(
        JobSpec job, String peer, List<Timing> ours, List<Timing> theirs, double disagreement, boolean agrees) {
    Comparison {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
    }

    /** A job beside a peer, or alone; checks may be empty, then of both. */
    static Comparison of(
            JobSpec job, String peer, List<Timing> ours, List<Timing> theirs, double[] ourCheck, double[] theirCheck) {
        double disagreement = disagreement(ourCheck, theirCheck);
        return new Comparison(job, peer, ours, theirs, disagreement, disagreement <= job.tolerance());
    }

    private static double disagreement(double[] ours, double[] theirs) {
        if (ours.length != theirs.length) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int i = 0; i < ours.length; i++) {
            double size = Math.max(1, Math.max(Math.abs(ours[i]), Math.abs(theirs[i])));
            double difference = Math.abs(ours[i] - theirs[i]) / size;
            worst = Math.max(worst, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return worst;
    }

    /** Our milliseconds by the clock. */
    Spread milliseconds() {
        return Spread.of(
                ours.stream().mapToDouble(timing -> 1e3 * timing.clock()).toArray());
    }

    /** Our milliseconds of processors. */
    Spread processorMilliseconds() {
        return Spread.of(
                ours.stream().mapToDouble(timing -> 1e3 * timing.processors()).toArray());
    }

    /** Theirs by ours, round by round: above 1 we are faster. */
    Spread clockRatio() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            ratios.add(theirs.get(i).clock() / ours.get(i).clock());
        }
        return Spread.of(ratios.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The same of the processors' time. */
    Spread processorRatio() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            ratios.add(theirs.get(i).processors() / ours.get(i).processors());
        }
        return Spread.of(ratios.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
