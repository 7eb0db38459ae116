package org.fixpoint.maths.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.PairExpectation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;

/**
 * Pair means of any piecewise smooth function that is square integrable under the Gaussian.
 *
 * <p>Smooth functions whose Hermite coefficients die out go through {@link HermiteMeans}, others through two-dimensional
 * quadrature split at every kink.
 */
public final class QuadratureMeans implements PairMeans {
    private static final double INTEGRAL = 1000; // microseconds
    private static final double PER_TERM = 0.002;

    private final PiecewiseFunction function;
    private final Runnable check;
    private final boolean smooth;
    private final Map<Double, Optional<HermiteMeans>> expansions = new ConcurrentHashMap<>();
    private final Map<Longer, HermiteMeans> longer = new ConcurrentHashMap<>();
    private final Map<Double, Moments> moments = new ConcurrentHashMap<>();
    private final Map<Double, PiecewiseFunction> scaled = new ConcurrentHashMap<>();

    private record Longer(double variance, int order) {}

    /** The means of a function. */
    public QuadratureMeans(PiecewiseFunction function) {
        this(function, () -> {});
    }

    /**
     * The means of a function, of which some take seconds to prepare.
     *
     * @param check run every few milliseconds while numbers are obtained, by any thread; what it throws ends the work
     */
    public QuadratureMeans(PiecewiseFunction function, Runnable check) {
        this.function = function;
        this.check = check;
        smooth = function.breakpoints().length == 0;
    }

    @Override
    public boolean jumps() {
        return function.hasJumps();
    }

    @Override
    public Moments moments(double variance) {
        return moments.computeIfAbsent(variance, p -> {
            check.run();
            GaussianMoments of = GaussianMoments.of(function, p);
            return new Moments(p, of.mean(), of.secondMoment(), of.slopeSecondMoment() / p);
        });
    }

    @Override
    public Curve between(double varianceX, double varianceY) {
        Optional<HermiteMeans> x = expansion(varianceX);
        Optional<HermiteMeans> y = varianceX == varianceY ? x : expansion(varianceY);
        if (x.isPresent() && y.isPresent()) {
            int order = Math.max(x.get().order(), y.get().order());
            return upTo(x.get(), varianceX, order).with(upTo(y.get(), varianceY, order));
        }
        return varianceX == varianceY ? equal(varianceX) : directly(varianceX, varianceY);
    }

    @Override
    public double cost(double lowest, double highest) {
        return expansion(highest)
                .filter(found -> expansion(lowest).isPresent())
                .map(found -> PER_TERM * found.order())
                .orElse(INTEGRAL);
    }

    private Optional<HermiteMeans> expansion(double variance) {
        return smooth
                ? expansions.computeIfAbsent(variance, p -> HermiteMeans.of(function, moments(p), check))
                : Optional.empty();
    }

    private HermiteMeans upTo(HermiteMeans found, double variance, int order) {
        return found.order() == order
                ? found
                : longer.computeIfAbsent(
                        new Longer(variance, order), key -> HermiteMeans.of(function, moments(variance), order, check));
    }

    private Curve equal(double variance) {
        check.run();
        KernelSeries series = KernelSeries.of(function, variance);
        double second = series.secondMoment();
        double scale = jumps() ? second : series.moments().slopeSecondMoment();
        DoubleUnaryOperator slope =
                rho -> jumps() ? Math.sqrt((1 - rho) * (1 + rho)) * series.slope(rho) : series.slope(rho);
        return (angle, mirrored) -> {
            double half = StrictMath.sin(0.5 * angle);
            double gap = mirrored
                    ? 1 - Curve.atAngle(rho -> series.value(-rho), angle) / second
                    : series.gap(2 * half * half) / second;
            return new Sample(
                    gap, over(Curve.atAngle(mirrored ? rho -> slope.applyAsDouble(-rho) : slope, angle), scale));
        };
    }

    @Override
    public Curve directly(double varianceX, double varianceY) {
        Moments x = moments(varianceX);
        Moments y = moments(varianceY);
        check.run();
        PairExpectation pair = new PairExpectation(scaled(varianceX), scaled(varianceY));
        double values = x.rms() * y.rms();
        double slopes = Math.sqrt(varianceX) * x.slopeScale() * Math.sqrt(varianceY) * y.slopeScale();
        return new Curve() {
            @Override
            public Sample at(double angle, boolean mirrored) {
                check.run();
                return normalised(pair.at(angle, mirrored), angle);
            }

            @Override
            public Sample again(double angle, boolean mirrored) {
                check.run();
                return normalised(pair.again(angle, mirrored), angle);
            }

            private Sample normalised(PairExpectation.Sample at, double angle) {
                double slope = jumps() ? at.jumpSlope() + StrictMath.sin(angle) * at.regularSlope() : at.regularSlope();
                return new Sample(1 - at.value() / values, over(slope, slopes));
            }
        };
    }

    /** The same object for the same variance, so that equal ones are seen to be equal. */
    private PiecewiseFunction scaled(double variance) {
        return scaled.computeIfAbsent(variance, p -> function.scaled(Math.sqrt(p)));
    }

    /** A quotient of which the numerator vanishes where the denominator does. */
    private static double over(double slope, double scale) {
        return scale == 0 ? 0 : slope / scale;
    }
}
