package org.fixpoint.maths.dynamics;

import java.util.Arrays;

/**
 * The Lyapunov exponents of an orbit, the mean logarithmic growth of k orthogonal directions a step.
 *
 * <p>By repeated orthogonalisation: Q R = F'(x) Q, exponents the means of ln Rᵢᵢ. Benettin, Galgani, Giorgilli and Strelcyn (1980),
 * Meccanica 15, 9.
 *
 * @param exponents falling up to their errors; −∞ for a direction that the map collapses to rounding
 * @param errors standard errors, from the means over 20 stretches of the orbit; 0 where the exponent is −∞
 */
public record LyapunovSpectrum(double[] exponents, double[] errors) {
    private static final int STRETCHES = 20;

    /**
     * Follows an orbit.
     *
     * @param start not modified
     * @param transientSteps left out of the means, the directions already turning
     * @param steps in the means, a multiple of 20
     * @param count how many exponents, at most d
     * @param eachStep called before each step; what it throws ends the work
     */
    public static LyapunovSpectrum of(
            SmoothMap map, double[] start, int transientSteps, int steps, int count, Runnable eachStep) {
        if (steps < STRETCHES || steps % STRETCHES != 0 || count < 1 || count > map.dimension()) {
            throw new IllegalArgumentException(steps + " steps, " + count + " exponents of " + map.dimension());
        }
        int d = map.dimension();
        double[] x = start.clone();
        double[] image = new double[d];
        double[] jacobian = new double[d * d];
        double[][] q = new double[count][d];
        for (int k = 0; k < count; k++) {
            q[k][k] = 1;
        }
        double[][] sums = new double[count][STRETCHES];
        int length = steps / STRETCHES;
        for (int step = -transientSteps; step < steps; step++) {
            eachStep.run();
            map.jacobian(x, jacobian);
            double size = CurveEquation.norm(jacobian);
            for (int k = 0; k < count; k++) {
                q[k] = times(jacobian, q[k]);
                double growth = orthonormalised(q, k, d * 0x1p-50 * size);
                if (step >= 0) {
                    sums[k][step / length] += StrictMath.log(growth) / length;
                }
            }
            map.apply(x, image);
            System.arraycopy(image, 0, x, 0, d);
        }
        return summary(sums);
    }

    private static LyapunovSpectrum summary(double[][] sums) {
        double[] exponents = new double[sums.length];
        double[] errors = new double[sums.length];
        for (int k = 0; k < sums.length; k++) {
            for (double each : sums[k]) {
                exponents[k] += each / STRETCHES;
            }
            double variance = 0;
            for (double each : sums[k]) {
                variance += (each - exponents[k]) * (each - exponents[k]) / (STRETCHES - 1);
            }
            errors[k] = Double.isInfinite(exponents[k]) ? 0 : Math.sqrt(variance / STRETCHES);
        }
        return new LyapunovSpectrum(exponents, errors);
    }

    /** Makes vector k orthogonal to those before it and of unit length; its length before that, 0 if it is rounding. */
    private static double orthonormalised(double[][] q, int k, double rounding) {
        double growth = reduced(q, k);
        if (!(growth > rounding)) {
            for (int axis = 0; axis < q[k].length; axis++) {
                Arrays.fill(q[k], 0);
                q[k][axis] = 1;
                if (reduced(q, k) > 0.5 / Math.sqrt(q[k].length)) {
                    break;
                }
            }
        }
        reduced(q, k); // once more: the first time left rounding where the vectors were nearly parallel
        double length = CurveEquation.norm(q[k]);
        for (int i = 0; i < q[k].length; i++) {
            q[k][i] /= length;
        }
        return growth > rounding ? growth : 0;
    }

    private static double reduced(double[][] q, int k) {
        for (int j = 0; j < k; j++) {
            q[k] = CurveEquation.along(q[k], -CurveEquation.dot(q[j], q[k]), q[j]);
        }
        return CurveEquation.norm(q[k]);
    }

    private static double[] times(double[] matrix, double[] v) {
        int d = v.length;
        double[] out = new double[d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                out[i] += matrix[i * d + j] * v[j];
            }
        }
        return out;
    }
}
