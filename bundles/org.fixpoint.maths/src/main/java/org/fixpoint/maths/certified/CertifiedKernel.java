package org.fixpoint.maths.certified;

import java.util.function.DoublePredicate;
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
    private final Interval mass;
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
        mass = moments.tailMass(squares.length - 1);
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

    /**
     * Σ c_k² ρᵏ over the k beyond the last coefficient: at most M ρ^{K+1}, and by Jensen's inequality, k ↦ ρᵏ being convex, at least
     * M ρ^{D/M} with D = Σ k c_k².
     */
    private Interval beyond(Interval rho) {
        double most = rho.power(squares.length).times(mass).high();
        if (!(mass.low() > 0) || !(slopeMass < Double.POSITIVE_INFINITY) || !(rho.low() > 0)) {
            return new Interval(0, most);
        }
        Interval degree = Interval.of(slopeMass).over(Interval.of(mass.low()));
        Interval least = Functions.exp(Functions.log(Interval.of(rho.low())).times(degree));
        return new Interval(Math.min(least.times(mass.low()).low(), most), most);
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
                : Interval.ONE
                        .over(decay.times(Interval.of(r)).times(Functions.exp(Interval.ONE)))
                        .high();
        double byMass = Math.nextUp(largest * mass.high());
        return slopeMass < Double.POSITIVE_INFINITY
                ? Math.min(byMass, power.times(slopeMass).high())
                : byMass;
    }

    /**
     * The attracting fixed point in [0, 1], where c₀ ≠ 0 or κ'(1) &gt; 1: κ(ρ) − ρ is convex, positive before and negative between
     * it and 1.
     *
     * @param positiveAtZero whether c₀ ≠ 0 is proven; if it is not, the point may be 0
     */
    public Interval fixedPoint(boolean positiveAtZero) {
        double low = positiveAtZero ? edge(0, 1, rho -> rise(rho).low() > 0) : 0;
        for (double step = START; low + step < 1; step *= 2) {
            double beyond = low + step;
            if (rise(beyond).high() < 0) {
                return new Interval(low, edge(beyond, low, rho -> rise(rho).high() < 0));
            }
        }
        return new Interval(low, 1);
    }

    /** The member next to the edge, of a set with one end inside it and the other not. */
    private static double edge(double inside, double outside, DoublePredicate isInside) {
        double in = inside;
        double out = outside;
        double middle = 0.5 * (in + out);
        while (middle != in && middle != out) {
            if (isInside.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
            middle = 0.5 * (in + out);
        }
        return in;
    }
}
