package org.fixpoint.maths.kernel;

import org.fixpoint.maths.gaussian.AccuracyException;

/**
 * Root mean square, mean and scale of the slope of a function under the Gaussian, over a range of variances.
 *
 * <p>By interpolation at Chebyshev points of ln p, p the variance, of ln(E[f²]/p)/2, E[f]/√E[f²] and √(p E[f'²]/E[f²]) (1 with
 * jumps), refined until their coefficients have died out.
 */
public final class VarianceProfile {
    private static final int[] SIZES = {3, 5, 9, 17, 33, 65, 129};
    private static final double DIED_OUT = 4e-15;

    private final VarianceBasis basis;
    private final double[][] values;

    private VarianceProfile(VarianceBasis basis, double[][] values) {
        this.basis = basis;
        this.values = values;
    }

    /** The profile at one variance, at which all others are taken to lie. */
    public static VarianceProfile at(PairMeans means, double variance) {
        return sampled(means, new VarianceBasis(variance, variance, 1));
    }

    /**
     * The profile between two variances.
     *
     * @throws AccuracyException if 129 points do not resolve it
     */
    public static VarianceProfile between(PairMeans means, double lowest, double highest) {
        for (int size : SIZES) {
            VarianceProfile profile = sampled(means, new VarianceBasis(lowest, highest, size));
            double slope = Math.max(profile.values[2][0], profile.values[2][size - 1]);
            double tail = Math.max(VarianceBasis.tail(profile.values[0]), VarianceBasis.tail(profile.values[1]));
            if (tail <= DIED_OUT && VarianceBasis.tail(profile.values[2]) <= DIED_OUT * Math.max(1, slope)) {
                return profile;
            }
        }
        throw new AccuracyException("The means of the activation are not resolved between the variances " + lowest
                + " and " + highest + "; give inputs of less different lengths, or add a normalisation");
    }

    private static VarianceProfile sampled(PairMeans means, VarianceBasis basis) {
        double[][] values = new double[3][basis.size()];
        for (int a = 0; a < basis.size(); a++) {
            PairMeans.Moments at = means.moments(basis.variance(a));
            double root = Math.sqrt(at.variance());
            values[0][a] = StrictMath.log(at.rms() / root);
            values[1][a] = at.mean() / at.rms();
            values[2][a] = at.slopeScale() * root / at.rms();
        }
        return new VarianceProfile(basis, values);
    }

    /**
     * √E[f²], E[f] and the scale of E[f'f'] at variances.
     *
     * @param variances within the bounds
     */
    public void into(double[] variances, double[] rms, double[] mean, double[] slopeScale) {
        double[] functions = new double[basis.size()];
        for (int i = 0; i < variances.length; i++) {
            basis.functions(variances[i], functions);
            double root = Math.sqrt(basis.size() == 1 ? basis.variance(0) : variances[i]);
            rms[i] = root * StrictMath.exp(sum(values[0], functions));
            mean[i] = rms[i] * sum(values[1], functions);
            slopeScale[i] = rms[i] / root * sum(values[2], functions);
        }
    }

    private static double sum(double[] values, double[] functions) {
        double sum = 0;
        for (int a = 0; a < functions.length; a++) {
            sum += values[a] * functions[a];
        }
        return sum;
    }
}
