package org.fixpoint.maths.kernel;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What depth does to representations under one activation: class, fixed point and rates of its normalised kernel map.
 *
 * @param kernelClass the class, decided from c₀ and κ'(1) − 1, never from truncated sums
 * @param kappaAtZero κ(0) = c₀²
 * @param slopeAtZero κ'(0) = c₁²
 * @param slopeAtOne κ'(1), possibly +∞
 * @param fixedPoint ρ*; empty for the linear class, where every correlation is fixed
 * @param localRate κ'(ρ*)
 * @param publishedAlpha the constant α of Theorem 1 as published; in the interior class the theorem does not hold with
 *     it for every starting correlation
 * @param correctedAlpha the constant with which the theorem holds: in the interior class its third term is
 *     1/(2 − κ'(ρ*)) instead of (1 − ρ*)/(2 − κ'(ρ*)); elsewhere the published one
 * @param polynomialLaw the asymptotic law of the aligned-polynomial class
 */
public record KernelProfile(
        KernelClass kernelClass,
        double kappaAtZero,
        double slopeAtZero,
        double slopeAtOne,
        Optional<KernelFixedPoint> fixedPoint,
        OptionalDouble localRate,
        OptionalDouble publishedAlpha,
        OptionalDouble correctedAlpha,
        Optional<PolynomialLaw> polynomialLaw) {

    /** Classifies a kernel. Joudaki and Hofmann, arXiv:2410.20107, Theorem 1. */
    public static KernelProfile of(NormalizedKernel kernel) {
        double zero = kernel.mean() * kernel.mean();
        double slopeAtZero = kernel.slope().applyAsDouble(0);
        double slopeAtOne = 1 + kernel.slopeExcess();
        KernelClass kind = classify(kernel);
        Optional<KernelFixedPoint> fixed =
                switch (kind) {
                    case LINEAR -> Optional.empty();
                    case ORTHOGONAL -> Optional.of(KernelFixedPoint.known(0, slopeAtZero));
                    case ALIGNED_EXPONENTIAL -> Optional.of(KernelFixedPoint.known(1, slopeAtOne));
                    case ALIGNED_POLYNOMIAL -> Optional.of(KernelFixedPoint.known(1, 1));
                    case INTERIOR -> Optional.of(KernelFixedPoint.interior(kernel));
                };
        double rho = fixed.map(KernelFixedPoint::rho).orElse(0.0);
        double rate = fixed.map(KernelFixedPoint::slope).orElse(1.0);
        double published =
                switch (kind) {
                    case LINEAR -> 1;
                    case ORTHOGONAL -> 1 / (2 - slopeAtZero);
                    case ALIGNED_EXPONENTIAL -> slopeAtOne;
                    case ALIGNED_POLYNOMIAL -> kernel.nonlinearity();
                    case INTERIOR -> Math.max(Math.max(1 - zero, rate), (1 - rho) / (2 - rate));
                };
        double corrected = kind == KernelClass.INTERIOR ? Math.max(1 - zero, 1 / (2 - rate)) : published;
        boolean linear = kind == KernelClass.LINEAR;
        return new KernelProfile(
                kind,
                zero,
                slopeAtZero,
                slopeAtOne,
                fixed,
                linear ? OptionalDouble.empty() : OptionalDouble.of(rate),
                linear ? OptionalDouble.empty() : OptionalDouble.of(published),
                linear ? OptionalDouble.empty() : OptionalDouble.of(corrected),
                kind == KernelClass.ALIGNED_POLYNOMIAL ? PolynomialLaw.of(kernel.gap()) : Optional.empty());
    }

    /** ρ*, empty for the linear class. */
    public OptionalDouble rhoStar() {
        return fixedPoint.map(p -> OptionalDouble.of(p.rho())).orElse(OptionalDouble.empty());
    }

    private static KernelClass classify(NormalizedKernel kernel) {
        double tolerance = kernel.tolerance();
        if (Math.abs(kernel.mean()) <= tolerance) {
            return kernel.nonlinearity() <= tolerance ? KernelClass.LINEAR : KernelClass.ORTHOGONAL;
        }
        if (Math.abs(kernel.slopeExcess()) <= tolerance) {
            return KernelClass.ALIGNED_POLYNOMIAL;
        }
        return kernel.slopeExcess() < 0 ? KernelClass.ALIGNED_EXPONENTIAL : KernelClass.INTERIOR;
    }
}
