package org.fixpoint.maths.kernel;

import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.gaussian.GaussLegendre;
import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.NotSquareIntegrableException;
import org.fixpoint.maths.gaussian.PairExpectation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;

/**
 * The kernel map of any activation at a variance q, κ(ρ) = E[f(√q X) f(√q Y)], as Chebyshev series in θ, ρ = cos θ.
 *
 * <p>κ and its slope are sampled by split quadrature at Chebyshev points of θ, doubled in number until the coefficients
 * have died out; in θ this works for kinks and jumps as for smooth functions (in ρ it would not). The gap
 * κ(1) − κ(1 − δ) is the integral of the slope, which loses nothing as δ → 0; that it agrees with the sampled values is
 * the check behind {@link #error()}. Immutable; the same bits for any number of threads.
 *
 * <p>Not normalised: κ(1) = E[f(√q Z)²]. Joudaki and Hofmann, arXiv:2410.20107, Definition 1.
 */
public final class KernelSeries {
    /** The accuracy that a series reaches or refuses, relative to κ(1). */
    public static final double TOLERANCE = 1e-13;

    private static final int FEWEST = 16;
    private static final int MOST = 1024;
    private static final double DIED_OUT = 4e-15;
    private static final double NEGLIGIBLE = 5e-17;

    private final GaussianMoments moments;
    private final boolean jumps;
    private final ChebyshevSeries values;
    private final ChebyshevSeries slopes; // of κ' without jumps, of κ' sin θ with them
    private final ChebyshevSeries gaps; // of gap/δ without jumps, of gap/θ with them
    private final double error;

    /** All from samples[which][j] at the Lobatto points: κ, and κ' or κ' sin θ. */
    private KernelSeries(GaussianMoments moments, boolean jumps, double[][] samples, double[] tails) {
        this.moments = moments;
        this.jumps = jumps;
        double scale = moments.secondMoment();
        values = ChebyshevSeries.through(samples[0]).trimmed(NEGLIGIBLE * scale);
        slopes = ChebyshevSeries.through(samples[1]).trimmed(NEGLIGIBLE * Math.abs(samples[1][0]));
        int n = samples[0].length - 1;
        double[] ratio = gapRatios(n);
        double worst = 0;
        for (int j = 0; j <= n; j++) {
            double gap = ratio[j] * gapUnit(ChebyshevSeries.point(j, n));
            worst = Math.max(worst, Math.abs(samples[0][j] + gap - scale));
        }
        gaps = ChebyshevSeries.through(ratio).trimmed(NEGLIGIBLE * Math.abs(ratio[0]));
        error = Math.max(Math.max(tails[0], worst / scale), moments.error() / scale) + Math.ulp(1.0);
    }

    /**
     * The kernel map at variance one.
     *
     * @throws NotSquareIntegrableException where E[f(Z)²] cannot be verified to be finite
     * @throws AccuracyException where the accuracy {@link #TOLERANCE} is not reached
     */
    public static KernelSeries of(PiecewiseFunction function) {
        return of(function, 1);
    }

    /**
     * The kernel map at a variance.
     *
     * @param q the variance of both pre-activations, positive
     * @throws NotSquareIntegrableException where E[f(√q Z)²] cannot be verified to be finite
     * @throws AccuracyException where the accuracy {@link #TOLERANCE} is not reached
     */
    public static KernelSeries of(PiecewiseFunction function, double q) {
        PiecewiseFunction scaled = function.scaled(Math.sqrt(q));
        GaussianMoments moments = GaussianMoments.of(scaled);
        if (!(moments.secondMoment() > 0)) {
            throw new AccuracyException("The activation is zero wherever the Gaussian has weight, so it has no kernel"
                    + " map; use one that is not zero almost everywhere");
        }
        PairExpectation pair = new PairExpectation(scaled, scaled);
        boolean jumps = function.hasJumps();
        double[][] samples = new double[2][0];
        for (int n = FEWEST; n <= MOST; n *= 2) {
            samples = sample(pair, jumps, n, samples);
            double[] tails = {
                ChebyshevSeries.through(samples[0]).tail() / moments.secondMoment(),
                ChebyshevSeries.through(samples[1]).tail() / Math.abs(samples[1][0])
            };
            double allowed = DIED_OUT * Math.sqrt(n / (double) FEWEST); // rounding adds up over the coefficients
            if (tails[0] <= allowed && (tails[1] <= allowed || samples[1][0] == 0)) {
                KernelSeries series = new KernelSeries(moments, jumps, samples, tails);
                series.refuseIfInaccurate();
                return series;
            }
        }
        throw new AccuracyException("The kernel map does not settle within " + MOST
                + " Chebyshev points; list all kinks and jumps of the activation, or use a less steep one");
    }

    private static double[][] sample(PairExpectation pair, boolean jumps, int n, double[][] coarse) {
        double[][] samples = new double[2][n + 1];
        for (int j = 0; j <= n; j++) {
            if (coarse[0].length > 0 && j % 2 == 0) {
                samples[0][j] = coarse[0][j / 2];
                samples[1][j] = coarse[1][j / 2];
                continue;
            }
            boolean mirrored = 2 * j > n;
            double angle = ChebyshevSeries.point(mirrored ? n - j : j, n);
            PairExpectation.Sample sample = pair.at(angle, mirrored);
            samples[0][j] = sample.value();
            samples[1][j] =
                    jumps ? sample.jumpSlope() + StrictMath.sin(angle) * sample.regularSlope() : sample.regularSlope();
        }
        return samples;
    }

    private void refuseIfInaccurate() {
        if (!(error <= TOLERANCE)) {
            throw new AccuracyException("The kernel map reaches a relative accuracy of " + error + " only, short of "
                    + TOLERANCE + "; list all kinks and jumps of the activation and check its derivative");
        }
    }

    /** gap/δ or gap/θ at the Lobatto points, by integrating the slope from θ = 0. */
    private double[] gapRatios(int n) {
        GaussLegendre rule = new GaussLegendre(slopes.degree() / 2 + 16);
        double[] ratios = new double[n + 1];
        ratios[0] = slopes.value(0);
        for (int j = 1; j <= n; j++) {
            double theta = ChebyshevSeries.point(j, n);
            double sum = 0;
            for (int i = 0; i < rule.size(); i++) {
                double t = 0.5 * theta * (1 + rule.node(i));
                sum += rule.weight(i) * slopes.value(t) * (jumps ? 1 : StrictMath.sin(t));
            }
            ratios[j] = 0.5 * theta * sum / gapUnit(theta);
        }
        return ratios;
    }

    private double gapUnit(double theta) {
        if (jumps) {
            return theta;
        }
        double sin = StrictMath.sin(0.5 * theta);
        return 2 * sin * sin;
    }

    /**
     * κ(ρ) = E[f(√q X) f(√q Y)].
     *
     * @param rho in [-1, 1]
     */
    public double value(double rho) {
        return rho > 0.5 ? moments.secondMoment() - gap(1 - rho) : values.value(angle(rho));
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
        double theta = angle(rho);
        if (!jumps) {
            return slopes.value(theta);
        }
        double sin = Math.sqrt((1 - rho) * (1 + rho));
        return slopes.value(theta) / sin;
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
        double theta = 2 * StrictMath.asin(Math.sqrt(0.5 * delta));
        return (jumps ? theta : delta) * gaps.value(theta);
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
     * the truncated coefficients, the disagreement between values and integrated slopes, and the moments' error.
     */
    public double error() {
        return error;
    }

    /** The degree in θ of the series of κ. */
    public int degree() {
        return values.degree();
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

    private static double angle(double rho) {
        if (!(Math.abs(rho) <= 1)) {
            throw new IllegalArgumentException("A correlation lies in [-1, 1]; this one is " + rho);
        }
        double acute = 2 * StrictMath.asin(Math.sqrt(0.5 * (1 - Math.abs(rho))));
        return rho < 0 ? Math.PI - acute : acute;
    }
}
