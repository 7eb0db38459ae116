package org.fixpoint.visualizers;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and spread over replicates, point by point. What is missing (NaN) is left out; where all is missing the mean is NaN.
 *
 * @param mean arithmetic mean
 * @param deviation standard deviation with divisor n - 1; NaN where fewer than two replicates have a number
 * @param least the smallest number of replicates among the points with a deviation; 0 if there are none
 * @param most the largest number of replicates that any point has
 */
record Spread(double[] mean, double[] deviation, int least, int most) {
    /** The spread over samples of equal length. */
    static Spread of(List<double[]> samples) {
        int length = samples.isEmpty() ? 0 : samples.get(0).length;
        double[] mean = new double[length];
        double[] deviation = new double[length];
        Arrays.fill(mean, Double.NaN);
        Arrays.fill(deviation, Double.NaN);
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int i = 0; i < length; i++) {
            int n = 0;
            double sum = 0;
            for (double[] sample : samples) {
                if (Double.isFinite(sample[i])) {
                    n++;
                    sum += sample[i];
                }
            }
            most = Math.max(most, n);
            if (n > 0) {
                mean[i] = sum / n;
            }
            if (n > 1) {
                least = Math.min(least, n);
                deviation[i] = deviation(samples, i, mean[i], n);
            }
        }
        return new Spread(mean, deviation, most > 1 ? least : 0, most);
    }

    private static double deviation(List<double[]> samples, int i, double mean, int n) {
        double squares = 0;
        for (double[] sample : samples) {
            if (Double.isFinite(sample[i])) {
                squares += (sample[i] - mean) * (sample[i] - mean);
            }
        }
        return Math.sqrt(squares / (n - 1));
    }

    /** Mean minus a deviation. */
    double[] low() {
        return shifted(-1);
    }

    /** Mean plus a deviation. */
    double[] high() {
        return shifted(1);
    }

    private double[] shifted(int sign) {
        double[] out = new double[mean.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = mean[i] + sign * deviation[i];
        }
        return out;
    }
}
