package org.fixpoint.maths.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.interpolation.ChebyshevSeries;

/**
 * The second derivative κ'' of a kernel map, from its slope κ' alone.
 *
 * <p>As a function of the angle θ, ρ = cos θ, the slope of a kernel map is smooth for kinks too. It is put into Chebyshev
 * series on panels of [0, π], and κ''(cos θ) = −s'(θ) / sin θ for s(θ) = κ'(cos θ). At an end, where sin θ = 0, κ'' is
 * infinite if s' is not zero there, which is so for kinks; else it is the limit, −s''(0) at ρ = 1 and s''(π) at ρ = −1.
 */
public final class KernelCurvature {
    private static final int FEWEST = 16;
    private static final int MOST = 64;
    private static final double DIED_OUT = 1e-14;
    private static final double ENOUGH = 1e-11; // of the scale; what is left is in the error
    private static final double NARROWEST = 1e-4;

    private final List<ChebyshevSeries> first = new ArrayList<>();
    private final List<ChebyshevSeries> second = new ArrayList<>();
    private final List<Double> uncertainties = new ArrayList<>();
    private final double atOne;
    private final double atMinusOne;

    /**
     * κ'' and how far it may be off.
     *
     * @param value may be infinite at ρ = ±1
     * @param error an estimate of the absolute error, 0 for what is infinite
     */
    public record Estimate(double value, double error) {}

    /**
     * The curvature of a kernel map.
     *
     * @param slope κ' on [-1, 1], which may be infinite at ±1
     * @param inset the smallest angle from an end of infinite slope at which κ'' will be asked for, in (0, π/4)
     * @throws AccuracyException where the slope is not smooth in θ
     */
    public KernelCurvature(DoubleUnaryOperator slope, double inset) {
        if (!(inset > 0 && inset < 0.25 * Math.PI)) {
            throw new IllegalArgumentException("An inset lies in (0, π/4); this one is " + inset);
        }
        atOne = slope.applyAsDouble(1);
        atMinusOne = slope.applyAsDouble(-1);
        build(
                slope,
                Double.isFinite(atOne) ? 0 : 0.5 * inset,
                Double.isFinite(atMinusOne) ? Math.PI : Math.PI - 0.5 * inset);
    }

    private void build(DoubleUnaryOperator slope, double low, double high) {
        for (int n = FEWEST; n <= MOST; n *= 2) {
            double[] values = new double[n + 1];
            double scale = 0;
            for (int j = 0; j <= n; j++) {
                values[j] = slope.applyAsDouble(cos(ChebyshevSeries.point(low, high, j, n)));
                scale = Math.max(scale, Math.abs(values[j]));
            }
            ChebyshevSeries series = ChebyshevSeries.through(low, high, values);
            double tail = series.tail();
            if (tail <= DIED_OUT * scale || (n == MOST && tail <= ENOUGH * scale)) {
                first.add(series.derivative());
                second.add(series.derivative().derivative());
                uncertainties.add(4 * (tail + DIED_OUT * scale)); // of the slope
                return;
            }
        }
        if (high - low < NARROWEST) {
            throw new AccuracyException("The slope of the kernel map does not settle near ρ = " + cos(high)
                    + ", so its second derivative is not known; use an activation that is less steep");
        }
        double middle = 0.5 * (low + high);
        build(slope, low, middle);
        build(slope, middle, high);
    }

    private static double cos(double theta) {
        return theta == Math.PI ? -1 : StrictMath.cos(theta);
    }

    /**
     * κ''(ρ).
     *
     * @param rho in [-1, 1]; not nearer to an end of infinite slope than the inset, but for the end itself
     */
    public Estimate at(double rho) {
        if (!(Math.abs(rho) <= 1)) {
            throw new IllegalArgumentException("A correlation lies in [-1, 1]; this one is " + rho);
        }
        if (Math.abs(rho) == 1) {
            return rho > 0 ? end(atOne, 0, 0) : end(atMinusOne, first.size() - 1, Math.PI);
        }
        double theta = StrictMath.acos(rho);
        int panel = 0;
        while (panel < first.size() - 1 && theta > first.get(panel).high()) {
            panel++;
        }
        double sin = StrictMath.sin(theta);
        return new Estimate(-first.get(panel).value(theta) / sin, ofFirst(panel) / sin);
    }

    private Estimate end(double slope, int panel, double theta) {
        if (!Double.isFinite(slope)) { // as the slope rises or falls without bound towards the end
            return new Estimate(theta == 0 ? slope : -slope, 0);
        }
        double angular = first.get(panel).value(theta);
        if (Math.abs(angular) > ofFirst(panel)) {
            return new Estimate(Math.copySign(Double.POSITIVE_INFINITY, -angular), 0);
        }
        double limit =
                theta == 0 ? -second.get(panel).value(theta) : second.get(panel).value(theta);
        return new Estimate(limit, ofFirst(panel) * growth(panel));
    }

    private double ofFirst(int panel) {
        return uncertainties.get(panel) * growth(panel);
    }

    /** By how much differentiation can enlarge a polynomial on the panel, Markov's n² over half its width. */
    private double growth(int panel) {
        ChebyshevSeries series = first.get(panel);
        double degree = series.degree() + 1.0;
        return 2 * degree * degree / (series.high() - series.low());
    }
}
