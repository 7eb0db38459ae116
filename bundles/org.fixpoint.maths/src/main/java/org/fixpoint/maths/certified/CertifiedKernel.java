package org.fixpoint.maths.certified;

import org.fixpoint.maths.interval.Functions;
import org.fixpoint.maths.interval.Interval;

/**
 * The normalised kernel map κ(ρ) = Σ c_k² ρᵏ/E[φ²] on [0, 1), enclosed, and its fixed point there.
 *
 * <p>The terms beyond the last coefficient weigh M = E[φ²] − Σ c_k² and add at most M ρ^{K+1}.
 */
public final class CertifiedKernel {
    private static final double START = 0x1p-52;

    private final Interval[] squares;
    private final Interval second;
    private final double mass;
    private final double slopeMass;

    /** The kernel map of a function with these moments. */
    public CertifiedKernel(CertifiedMoments moments) {
        squares = new Interval[moments.hermite().length];
        second = moments.second();
        Interval slope = moments.slopeSecond();
        for (int k = 0; k < squares.length; k++) {
            squares[k] = moments.hermite()[k].square();
            slope = slope.minus(squares[k].times(k));
        }
        mass = moments.tailMass(squares.length - 1).high();
        slopeMass = Math.max(0, slope.high());
    }

    /** κ at members of [0, 1). */
    public Interval value(Interval rho) {
        return series(rho, 0).plus(beyond(rho)).over(second);
    }

    /** κ' at members of [0, 1). */
    public Interval slope(Interval rho) {
        return series(rho, 1).plus(new Interval(0, slopeBeyond(rho))).over(second);
    }

    /** E[φ²] (κ(ρ) − ρ), in which no quotient is rounded. */
    private Interval rise(double rho) {
        Interval at = Interval.of(rho);
        return series(at, 0).plus(beyond(at)).minus(second.times(at));
    }

    private Interval series(Interval rho, int derivative) {
        Interval sum = Interval.ZERO;
        for (int k = squares.length - 1; k >= derivative; k--) {
            sum = sum.times(rho).plus(derivative == 0 ? squares[k] : squares[k].times(k));
        }
        return sum;
    }

    private Interval beyond(Interval rho) {
        return new Interval(0, rho.power(squares.length).times(mass).high());
    }

    /** At most ρ^K Σ k c_k², and at most M times the largest kρ^{k−1} beyond the last k. */
    private double slopeBeyond(Interval rho) {
        double r = rho.high();
        int next = squares.length;
        Interval power = Interval.of(r).power(next - 1);
        if (r == 0) {
            return 0;
        }
        Interval decay = Functions.log(Interval.of(r)).negative();
        double largest = decay.times(next).low() >= 1
                ? power.times(next).high()
                : Interval.ONE.over(decay.times(Interval.of(r)).times(Functions.exp(Interval.ONE))).high();
        double byMass = Math.nextUp(largest * mass);
        return slopeMass < Double.POSITIVE_INFINITY ? Math.min(byMass, power.times(slopeMass).high()) : byMass;
    }

    /**
     * The attracting fixed point in [0, 1], where c₀ ≠ 0 or κ'(1) &gt; 1: κ(ρ) − ρ is convex, positive before and negative between
     * it and 1.
     *
     * @param positiveAtZero whether c₀ ≠ 0 is proven; if it is not, the point may be 0
     */
    public Interval fixedPoint(boolean positiveAtZero) {
        double guess = guess();
        double low = positiveAtZero ? below(guess) : 0;
        return new Interval(low, above(Math.max(guess, low)));
    }

    /** Newton's method on the middles, from the left; only a guess. */
    private double guess() {
        double rho = 0;
        for (int step = 0; step < 200; step++) {
            double value = 0;
            double slope = 0;
            for (int k = squares.length - 1; k >= 0; k--) {
                slope = slope * rho + value;
                value = value * rho + squares[k].middle();
            }
            double rest = 0.5 * mass * StrictMath.pow(rho, squares.length);
            double next = rho + (value + rest - second.middle() * rho) / (second.middle() - slope);
            if (!(next > rho) || next >= 1) {
                return next >= 1 ? 1 - 0x1p-53 : rho;
            }
            rho = next;
        }
        return rho;
    }

    /** A point where κ(ρ) &gt; ρ is proven. */
    private double below(double guess) {
        for (double step = START; step < 1; step *= 2) {
            double rho = guess - step;
            if (rho > 0 && rise(rho).low() > 0) {
                return rho;
            }
        }
        return 0;
    }

    /** A point where κ(ρ) &lt; ρ is proven, or 1. */
    private double above(double guess) {
        for (double step = START; step < 1; step *= 2) {
            double rho = guess + step;
            if (rho < 1 && rise(rho).high() < 0) {
                return rho;
            }
        }
        return 1;
    }
}
