package org.fixpoint.analyses.meanfield;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.NotSquareIntegrableException;
import org.fixpoint.maths.gaussian.PairExpectation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.kernel.KernelSeries;

/**
 * Pair expectations of any activation that is square-integrable under the Gaussian: a Chebyshev series in arccos ρ for each
 * variance, and split two-dimensional quadrature where the variances differ.
 *
 * <p>A variance is first rounded to 44 significant bits, so that lengths which differ by rounding share one series; that
 * moves an expectation by less than 1e-13 of its size for an activation of polynomial growth. Results do not depend on the
 * order of the calls, nor on the thread.
 */
public final class QuadraturePair implements GaussianPair {
    private static final double UNEQUAL_ERROR = 1e-13; // 1e-14 measured at unequal variances, and the rounding of both
    private static final double KEPT = 0x1p9 + 1; // Veltkamp's splitter: 53 − 9 bits are kept

    private final PiecewiseFunction function;
    private final Parity parity;
    private final Map<Double, KernelSeries> series = new ConcurrentHashMap<>();
    private final Map<Double, GaussianMoments> moments = new ConcurrentHashMap<>();

    /** The expectations of an activation. */
    public QuadraturePair(ActivationFunction activation) {
        function = piecewise(activation);
        parity = Parity.of(activation);
    }

    /** The activation as the function of which quadrature takes means. */
    public static PiecewiseFunction piecewise(ActivationFunction activation) {
        return new PiecewiseFunction(
                activation::value,
                activation::derivative,
                activation::values,
                activation::derivatives,
                activation.kinks(),
                activation.jumps());
    }

    /** What numerics give, or their refusal as one that the researcher is shown. */
    public static <T> T orRefuse(Supplier<T> numerics) {
        try {
            return numerics.get();
        } catch (NotSquareIntegrableException | AccuracyException fault) {
            throw new Refusal(String.valueOf(fault.getMessage()), fault);
        }
    }

    @Override
    public double value(double qx, double qy, double rho) {
        double x = rounded(qx);
        double y = rounded(qy);
        if (x == y) {
            return series(x).value(rho);
        }
        return orRefuse(() -> PairExpectation.of(function, function, x, y, rho)).value();
    }

    @Override
    public double slope(double qx, double qy, double rho) {
        double x = rounded(qx);
        double y = rounded(qy);
        if (x == y) {
            return series(x).slope(rho) / x;
        }
        return orRefuse(() -> PairExpectation.of(function, function, x, y, rho)).slope();
    }

    /** Exactly 0 for an {@linkplain Parity odd} activation whose quadrature agrees with that. */
    @Override
    public double mean(double q) {
        GaussianMoments found = moments(rounded(q));
        return parity.annihilates(0) && Math.abs(found.mean()) <= 2 * found.meanError() ? 0 : found.mean();
    }

    @Override
    public double secondMoment(double q) {
        return moments(rounded(q)).secondMoment();
    }

    @Override
    public double slopeSecondMoment(double q) {
        double rounded = rounded(q);
        return moments(rounded).slopeSecondMoment() / rounded;
    }

    @Override
    public double slopeExcess(double q) {
        return moments(rounded(q)).slopeExcess();
    }

    @Override
    public double gap(double q, double delta) {
        return series(rounded(q)).gap(delta);
    }

    @Override
    public double relativeError(double qx, double qy) {
        double x = rounded(qx);
        if (x != rounded(qy)) {
            return UNEQUAL_ERROR;
        }
        return series(x).error() + Math.max(Math.abs(x - qx), Math.abs(x - qy)) / x;
    }

    @Override
    public String method() {
        return "quadrature";
    }

    private KernelSeries series(double q) {
        return series.computeIfAbsent(q, key -> orRefuse(() -> KernelSeries.of(function, key)));
    }

    private GaussianMoments moments(double q) {
        return moments.computeIfAbsent(q, key -> orRefuse(() -> GaussianMoments.of(function, key)));
    }

    private static double rounded(double q) {
        double high = KEPT * q;
        double kept = high - (high - q);
        return Double.isFinite(kept) ? kept : q;
    }
}
