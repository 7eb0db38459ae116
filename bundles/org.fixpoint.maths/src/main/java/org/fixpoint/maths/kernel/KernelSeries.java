package org.fixpoint.maths.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.HermitePair;
import org.fixpoint.maths.gaussian.KinkedPair;
import org.fixpoint.maths.gaussian.NotSquareIntegrableException;
import org.fixpoint.maths.gaussian.PairExpectation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.gaussian.ResolvedFunction;

/**
 * The kernel map of any activation at a variance q, κ(ρ) = E[f(√q X) f(√q Y)], as Chebyshev series in θ, ρ = cos θ.
 *
 * <p>κ and its slope are sampled at Chebyshev points of θ until the coefficients have died out; in θ this works for kinks and
 * jumps as for smooth functions (in ρ it would not). A sample is a sum over Hermite coefficients where these die out, which they
 * do for smooth functions that are not too steep; with few kinks and jumps such a sum or an integral in one variable ({@link KinkedPair});
 * else a split quadrature in two variables. The gap κ(1) − κ(1 − δ) is the integral of
 * the slope, which loses nothing as δ → 0; that it agrees with the sampled values is the check behind {@link #error()}.
 * Immutable; the same bits for any number of threads.
 *
 * <p>Not normalised: κ(1) = E[f(√q Z)²]. Joudaki and Hofmann, arXiv:2410.20107, Definition 1.
 */
public final class KernelSeries {
    /** The accuracy that a series reaches or refuses, relative to κ(1). */
    public static final double TOLERANCE = 1e-13;

    private static final double SMALLEST_ANGLE = 1e-9;
    private static final int BLOCK = 1024; // correlations, whose arrays stay in the nearest cache
    private static final int BELOW = 0; // values of the negative side
    private static final int ABOVE = 1; // values of the positive side
    private static final int NEAR = 2; // gaps of the positive side
    private static final int WAYS = 3;

    private final GaussianMoments moments;
    private final boolean jumps;
    private final KernelSide positive;
    private final KernelSide negative;
    private final double error;

    private KernelSeries(PiecewiseFunction scaled, GaussianMoments moments, KernelSide.Means pair) {
        this.moments = moments;
        jumps = scaled.hasJumps();
        double scale = moments.secondMoment();
        positive = new KernelSide(pair, scale, false, jumps);
        negative = new KernelSide(pair, scale, true, jumps);
        double atZero = Math.abs(positive.value(0.5 * Math.PI) - moments.mean() * moments.mean()) / scale;
        double ofMoments = Math.max(moments.meanError() / Math.sqrt(scale), moments.secondMomentError() / scale);
        error = Math.max(Math.max(positive.error(), negative.error()), Math.max(atZero, ofMoments) + Math.ulp(1.0));
        if (!(error <= TOLERANCE)) {
            throw new AccuracyException("The kernel map reaches a relative accuracy of " + error + " only, short of "
                    + TOLERANCE + "; list all kinks and jumps of the activation and check its derivative");
        }
    }

    private static KernelSeries ofScaled(PiecewiseFunction scaled) {
        ResolvedFunction resolved = ResolvedFunction.of(scaled);
        GaussianMoments moments = GaussianMoments.of(resolved);
        if (!(moments.secondMoment() > 0)) {
            throw new AccuracyException("The activation is zero wherever the Gaussian has weight, so it has no kernel"
                    + " map; use one that is not zero almost everywhere");
        }
        Optional<HermitePair> smooth = HermitePair.of(resolved);
        if (smooth.isPresent()) {
            return new KernelSeries(scaled, moments, smooth.get()::at);
        }
        Optional<KinkedPair> kinked = KinkedPair.of(resolved);
        if (kinked.isPresent()) {
            try {
                return new KernelSeries(scaled, moments, kinked.get()::at);
            } catch (AccuracyException inaccurate) {
                return ofQuadrature(scaled, moments); // which takes more time and less for granted
            }
        }
        return ofQuadrature(scaled, moments);
    }

    private static KernelSeries ofQuadrature(PiecewiseFunction scaled, GaussianMoments moments) {
        return new KernelSeries(scaled, moments, new PairExpectation(scaled, scaled)::at);
    }

    /**
     * The kernel map at variance one.
     *
     * @throws NotSquareIntegrableException where E[f(Z)²] cannot be verified to be finite
     * @throws AccuracyException where the accuracy {@link #TOLERANCE} is not reached
     */
    public static KernelSeries of(PiecewiseFunction function) {
        return ofScaled(function);
    }

    /**
     * The kernel map at a variance.
     *
     * @param q the variance of both pre-activations, positive
     * @throws NotSquareIntegrableException where E[f(√q Z)²] cannot be verified to be finite
     * @throws AccuracyException where the accuracy {@link #TOLERANCE} is not reached
     */
    public static KernelSeries of(PiecewiseFunction function, double q) {
        return ofScaled(function.scaled(Math.sqrt(q)));
    }

    /**
     * κ(ρ) = E[f(√q X) f(√q Y)].
     *
     * @param rho in [-1, 1]
     */
    public double value(double rho) {
        double t = acute(rho);
        if (rho < 0) {
            return negative.value(t);
        }
        double unit = unit(t, 1 - rho);
        return integrated(unit) ? moments.secondMoment() - unit * positive.gapRatio(t) : positive.value(t);
    }

    /**
     * κ at several correlations, the bits of {@link #value} in a fraction of the time.
     *
     * @param rho each in [-1, 1]; not modified
     * @param out modified; as long as rho or longer, and another array
     */
    public void values(double[] rho, double[] out) {
        for (int from = 0; from < rho.length; from += BLOCK) {
            values(Arrays.copyOfRange(rho, from, Math.min(rho.length, from + BLOCK)), from, out);
        }
    }

    private void values(double[] rho, int from, double[] out) {
        double[] t = acute(rho);
        int[][] at = new int[WAYS][rho.length];
        int[] counts = new int[WAYS];
        for (int i = 0; i < rho.length; i++) {
            int positive = integrated(unit(t[i], 1 - rho[i])) ? NEAR : ABOVE;
            int way = rho[i] < 0 ? BELOW : positive;
            at[way][counts[way]++] = i;
        }
        for (int way = 0; way < WAYS; way++) {
            double[] angles = new double[counts[way]];
            for (int i = 0; i < angles.length; i++) {
                angles[i] = t[at[way][i]];
            }
            double[] values = new double[angles.length];
            if (way == NEAR) {
                positive.gapRatios(angles, values);
            } else {
                (way == BELOW ? negative : positive).values(angles, values);
            }
            for (int i = 0; i < angles.length; i++) {
                int to = at[way][i];
                out[from + to] =
                        way == NEAR ? moments.secondMoment() - unit(angles[i], 1 - rho[to]) * values[i] : values[i];
            }
        }
    }

    private static double[] acute(double[] rho) {
        double[] t = new double[rho.length];
        for (int i = 0; i < rho.length; i++) {
            requireCorrelation(rho[i]);
        }
        for (int i = 0; i < rho.length; i++) {
            t[i] = Math.sqrt((1 - Math.abs(rho[i])) / (1 + Math.abs(rho[i])));
        }
        ArrayFunctions.fastest().arctan(t, t);
        for (int i = 0; i < rho.length; i++) {
            t[i] *= 2;
        }
        return t;
    }

    /**
     * κ'(ρ) = q E[f'(√q X) f'(√q Y)], including what jumps add.
     *
     * @param rho in [-1, 1]; at 1, and at −1 if two jumps are mirror images, it is infinite for a function with jumps
     */
    public double slope(double rho) {
        if (rho == 1) {
            return moments.slopeSecondMoment();
        }
        double t = acute(rho);
        KernelSide side = rho < 0 ? negative : positive;
        if (!jumps) {
            return side.slope(t);
        }
        double nearby = Math.max(t, SMALLEST_ANGLE); // at −1 without mirrored jumps the quotient has a limit
        boolean infinite = t == 0 && Math.abs(side.slope(0)) > TOLERANCE * side.slopeScale();
        return infinite
                ? Math.copySign(Double.POSITIVE_INFINITY, side.slope(0))
                : side.slope(nearby) / StrictMath.sin(nearby);
    }

    /**
     * κ(1) − κ(1 − δ), relatively accurate down to the smallest δ.
     *
     * @param delta in [0, 2]
     */
    public double gap(double delta) {
        if (!(delta >= 0 && delta <= 2)) {
            throw new IllegalArgumentException("A distance from correlation one lies in [0, 2]; this one is " + delta);
        }
        if (delta <= 1) {
            double t = 2 * Elementary.arctan(Math.sqrt(delta / (2 - delta)));
            double unit = unit(t, delta);
            if (integrated(unit)) {
                return unit * positive.gapRatio(t);
            }
        }
        return moments.secondMoment() - value(1 - delta);
    }

    /** Whether the integrated slope is better than the difference of values: where the gap is not large. */
    private boolean integrated(double unit) {
        return unit * positive.slopeScale() <= 0.5 * moments.secondMoment();
    }

    /** {@link KernelSide#unit}, from the angle and 1 − cos t. */
    private double unit(double t, double delta) {
        return jumps ? t : delta;
    }

    /** κ(1) = E[f(√q Z)²]. */
    public double secondMoment() {
        return moments.secondMoment();
    }

    /** The moments of x ↦ f(√q x), from which the class of the kernel is decided. */
    public GaussianMoments moments() {
        return moments;
    }

    /**
     * An estimate of the largest error of {@link #value} and {@link #gap} over [-1, 1], relative to κ(1): the worst of
     * the truncated coefficients, the disagreement between values and integrated slopes (relative to κ'(1)(1 − ρ) where
     * that is larger), κ(0) − E[f]² and the moments' error.
     */
    public double error() {
        return error;
    }

    /** The largest degree in θ of a panel of κ. */
    public int degree() {
        return Math.max(positive.size()[0], negative.size()[0]);
    }

    /** The number of panels in θ. */
    public int panels() {
        return positive.size()[1] + negative.size()[1];
    }

    /** The kernel divided by κ(1), ready to be classified and iterated. */
    public NormalizedKernel normalized() {
        double scale = moments.secondMoment();
        double tolerance = Math.max(1e-12, 4 * moments.slopeExcessError() / scale);
        return new NormalizedKernel(
                moments.mean() / Math.sqrt(scale),
                rho -> rho == 1 ? 1 : value(rho) / scale,
                rho -> slope(rho) / scale,
                delta -> gap(delta) / scale,
                moments.slopeExcess() / scale,
                tolerance);
    }

    /** The angle from the nearer end, |ρ| = cos t. */
    private static double acute(double rho) {
        requireCorrelation(rho);
        return 2 * Elementary.arctan(Math.sqrt((1 - Math.abs(rho)) / (1 + Math.abs(rho))));
    }

    private static void requireCorrelation(double rho) {
        if (!(Math.abs(rho) <= 1)) {
            throw new IllegalArgumentException("A correlation lies in [-1, 1]; this one is " + rho);
        }
    }
}
