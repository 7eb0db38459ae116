package org.fixpoint.maths.certified;

import java.util.Optional;
import org.fixpoint.maths.certified.Fact.Statement;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.kernel.KernelClass;

/**
 * The class of a function φ under the normalised kernel map, proven or undecided, with enclosures of what depends on it.
 *
 * @param kernelClass the class; empty if it is undecided at this precision
 * @param reason what proves it, or what is missing
 * @param slopeExcess κ'(1) − 1
 * @param rhoStar the attracting fixed point ρ*; empty in the linear class
 * @param localRate κ'(ρ*); empty in the linear class
 */
public record CertifiedClass(
        Optional<KernelClass> kernelClass,
        String reason,
        Interval slopeExcess,
        Optional<Interval> rhoStar,
        Optional<Interval> localRate) {
    private static final Interval UNIT = new Interval(0, 1);

    /**
     * Classifies a function by its moments. Joudaki and Hofmann (2024), arXiv:2410.20107, Theorem 1.
     *
     * @throws NotEnclosedException where it is not proven that E[φ²] is not 0
     */
    public static CertifiedClass of(EnclosedFunction f, CertifiedMoments moments) {
        if (!(moments.second().low() > 0)) {
            throw new NotEnclosedException(
                    "it is not proven that phi differs from 0: E[phi^2] lies in " + moments.second());
        }
        Optional<Fact> balanced = fact(f, Statement.BALANCED);
        Interval excess = balanced.isPresent()
                ? Interval.ZERO
                : moments.slopeSecond().over(moments.second()).minus(Interval.ONE);
        Interval mean = moments.hermite()[0];
        if (mean.isZero()) {
            return unbiased(f, moments, excess);
        }
        if (mean.contains(0)) {
            Optional<Interval> rho =
                    excess.low() > 0 ? Optional.of(new CertifiedKernel(moments).fixedPoint(false)) : Optional.of(UNIT);
            return undecided("E[phi] lies in " + mean + ", which contains 0", moments, excess, rho.orElse(UNIT));
        }
        if (balanced.isPresent()) {
            return new CertifiedClass(
                    Optional.of(KernelClass.ALIGNED_POLYNOMIAL),
                    "E[phi] differs from 0, and kappa'(1) = 1 exactly: "
                            + balanced.get().reason(),
                    Interval.ZERO,
                    Optional.of(Interval.ONE),
                    Optional.of(Interval.ONE));
        }
        return biased(moments, excess);
    }

    private static Optional<Fact> fact(EnclosedFunction f, Statement statement) {
        return f.facts().stream().filter(fact -> fact.statement() == statement).findFirst();
    }

    /** c₀ = 0. */
    private static CertifiedClass unbiased(EnclosedFunction f, CertifiedMoments moments, Interval excess) {
        String why = fact(f, Statement.ODD)
                .or(() -> fact(f, Statement.MEAN_ZERO))
                .map(Fact::reason)
                .orElse("the coefficient of degree 0 vanishes");
        Optional<Fact> linear = fact(f, Statement.LINEAR);
        if (linear.isPresent()) {
            return new CertifiedClass(
                    Optional.of(KernelClass.LINEAR),
                    "E[phi] = 0: " + why + "; and " + linear.get().reason(),
                    excess,
                    Optional.empty(),
                    Optional.empty());
        }
        boolean bent = moments.tailMass(1).low() > 0;
        for (int k = 2; k < moments.hermite().length; k++) {
            bent |= !moments.hermite()[k].contains(0);
        }
        if (!bent) {
            return undecided(
                    "E[phi] = 0: " + why + "; but it is not proven that phi is not linear",
                    moments,
                    excess,
                    Interval.ZERO);
        }
        Interval rate = moments.hermite()[1].square().over(moments.second()).meet(UNIT);
        return new CertifiedClass(
                Optional.of(KernelClass.ORTHOGONAL),
                "E[phi] = 0: " + why + "; and phi is not linear",
                excess,
                Optional.of(Interval.ZERO),
                Optional.of(rate));
    }

    /** c₀ ≠ 0, and no fact says what κ'(1) is. */
    private static CertifiedClass biased(CertifiedMoments moments, Interval excess) {
        if (excess.high() < 0) {
            return new CertifiedClass(
                    Optional.of(KernelClass.ALIGNED_EXPONENTIAL),
                    "E[phi] differs from 0, and kappa'(1) - 1 is below 0",
                    excess,
                    Optional.of(Interval.ONE),
                    Optional.of(excess.plus(Interval.ONE).max(Interval.ZERO)));
        }
        CertifiedKernel kernel = new CertifiedKernel(moments);
        Interval rho = kernel.fixedPoint(true);
        if (excess.low() > 0) {
            String jump = moments.jump().map(x -> ", as phi jumps at " + x).orElse("");
            return new CertifiedClass(
                    Optional.of(KernelClass.INTERIOR),
                    "E[phi] differs from 0, and kappa'(1) - 1 is above 0" + jump,
                    excess,
                    Optional.of(rho),
                    Optional.of(rate(kernel, moments, rho)));
        }
        String loose = moments.loose()
                .map(x -> "; it is not proven that phi is continuous at " + x)
                .orElse("");
        return undecided("kappa'(1) - 1 lies in " + excess + ", which contains 0" + loose, moments, excess, rho);
    }

    /** Between the slopes of the chords of the convex κ from 0 to ρ* and from ρ* to 1, and in its own enclosure. */
    private static Interval rate(CertifiedKernel kernel, CertifiedMoments moments, Interval rho) {
        Interval chord = rho.low() > 0
                ? Interval.ONE
                        .minus(moments.hermite()[0]
                                .square()
                                .over(moments.second())
                                .over(rho))
                        .max(Interval.ZERO)
                : Interval.ZERO;
        Interval low = new Interval(chord.low(), 1);
        return rho.high() < 1
                ? kernel.slope(rho).meet(low)
                : new Interval(
                        Math.max(low.low(), kernel.slope(Interval.of(rho.low())).low()), 1);
    }

    private static CertifiedClass undecided(String reason, CertifiedMoments moments, Interval excess, Interval rho) {
        Interval rate = rho.isZero()
                ? moments.hermite()[1].square().over(moments.second())
                : new Interval(0, Math.max(1, excess.plus(Interval.ONE).high()));
        return new CertifiedClass(Optional.empty(), reason, excess, Optional.of(rho), Optional.of(rate));
    }
}
