package org.fixpoint.maths.kernel;

import java.util.Optional;
import org.fixpoint.maths.gaussian.HermiteProjection;
import org.fixpoint.maths.gaussian.HermiteSeries;
import org.fixpoint.maths.gaussian.PiecewiseFunction;

/**
 * A function at one variance as its Hermite coefficients, from which pair means with any other variance follow.
 *
 * <p>E[f(u)f(v)] = Σ c_k(pₓ) c_k(p_y) ρᵏ (Mehler). What is left out after degree K is at most √(M_K(pₓ) M_K(p_y)) |ρ|^{K+1}
 * with M_K = E[f²] − Σ_{k≤K} c_k²; only expansions with M_K ≤ 1e-14 E[f²], and the same for f' with 6e-14, are made, of degree
 * 32,768 at most.
 */
final class HermiteMeans {
    private static final int FEWEST = 64;
    private static final int MOST = 32_768; // of tanh(√q x) up to q = 240
    private static final int FEW = 1024; // up to here any expansion is tried
    private static final double LEFT_OUT = 1e-14; // quadrature of E[f²] itself is good to about half of it
    private static final double SLOPE_LEFT_OUT = 6e-14;

    private final double[] values; // c_k / √E[f²]
    private final double[] slopes; // √(k+1) c_{k+1} / √(p E[f'²])

    private HermiteMeans(double[] values, double[] slopes) {
        this.values = values;
        this.slopes = slopes;
    }

    /**
     * The coefficients at a variance, or nothing if they do not die out soon enough: like exp(−a√k) where the nearest singularity
     * lies beside the real line, from which the degree needed is foretold.
     *
     * @param check run every few milliseconds; what it throws ends the work
     */
    static Optional<HermiteMeans> of(PiecewiseFunction function, PairMeans.Moments at, Runnable check) {
        PiecewiseFunction scaled = function.scaled(Math.sqrt(at.variance()));
        double steepness = at.variance() * at.slopeSecond();
        int order = FEWEST;
        double before = 1; // what half the degree left out
        while (order <= MOST) {
            double[] c = HermiteProjection.coefficients(scaled, order, check);
            double second = at.second();
            double slopeSecond = steepness;
            for (int k = 0; k <= order; k++) {
                second -= c[k] * c[k];
                slopeSecond -= k * c[k] * c[k];
            }
            if (Math.abs(second) <= LEFT_OUT * at.second() && Math.abs(slopeSecond) <= SLOPE_LEFT_OUT * steepness) {
                return Optional.of(normalised(c, Math.sqrt(at.second()), Math.sqrt(steepness)));
            }
            double left = Math.abs(slopeSecond) / steepness;
            double needed = order < FEW ? 0 : needed(order, left, before);
            before = left;
            order *= 2;
            while (order < needed && order <= MOST) {
                order *= 2;
            }
        }
        return Optional.empty();
    }

    /** The degree at which exp(−a√k) is small enough, from what is left out after K and after K/2; infinite if that does not shrink. */
    private static double needed(int order, double left, double before) {
        double rate = StrictMath.log(before / left) / (1 - Math.sqrt(0.5)); // a√K
        double root = 1 + StrictMath.log(left / SLOPE_LEFT_OUT) / rate;
        return rate > 0 ? order * root * root : Double.POSITIVE_INFINITY;
    }

    /** The coefficients up to a degree, whatever is left out. */
    static HermiteMeans of(PiecewiseFunction function, PairMeans.Moments at, int order, Runnable check) {
        double[] c = HermiteProjection.coefficients(function.scaled(Math.sqrt(at.variance())), order, check);
        return normalised(c, at.rms(), Math.sqrt(at.variance() * at.slopeSecond()));
    }

    /** The degree K. */
    int order() {
        return values.length - 1;
    }

    private static HermiteMeans normalised(double[] c, double rms, double slopeRms) {
        double[] values = new double[c.length];
        double[] slopes = new double[c.length - 1];
        for (int k = 0; k < c.length; k++) {
            values[k] = c[k] / rms;
            if (k > 0) {
                slopes[k - 1] = slopeRms == 0 ? 0 : Math.sqrt(k) * c[k] / slopeRms;
            }
        }
        return new HermiteMeans(values, slopes);
    }

    /**
     * The means of a pair whose other variance is that of another expansion of the same function, of the same degree: what one
     * of them left out earlier, the other might not have.
     */
    PairMeans.Curve with(HermiteMeans other) {
        double[] value = products(values, other.values);
        double[] slope = products(slopes, other.slopes);
        boolean same = this == other;
        return (angle, mirrored) -> {
            double cos = StrictMath.cos(angle);
            double rho = mirrored ? -cos : cos;
            double gap = same && !mirrored ? missing(value, rho, angle) : 1 - HermiteSeries.powers(value, rho);
            return new PairMeans.Sample(gap, HermiteSeries.powers(slope, rho));
        };
    }

    private static double[] products(double[] x, double[] y) {
        double[] product = new double[Math.min(x.length, y.length)];
        for (int k = 0; k < product.length; k++) {
            product[k] = x[k] * y[k];
        }
        return product;
    }

    /** Σ c_k (1 − ρᵏ) without cancellation, by 1 − ρᵏ = (1 − ρᵏ⁻¹) + ρᵏ⁻¹ (1 − ρ). */
    private static double missing(double[] c, double rho, double angle) {
        double sin = StrictMath.sin(0.5 * angle);
        double step = 2 * sin * sin;
        double sum = 0;
        double power = 1;
        double gap = 0;
        for (int k = 1; k < c.length; k++) {
            gap += power * step;
            power *= rho;
            sum += c[k] * gap;
        }
        return sum;
    }
}
