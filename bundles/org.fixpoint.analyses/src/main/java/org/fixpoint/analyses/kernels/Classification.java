package org.fixpoint.analyses.kernels;

import java.util.Locale;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.maths.kernel.KernelClass;
import org.fixpoint.maths.kernel.KernelFixedPoint;
import org.fixpoint.maths.kernel.KernelProfile;
import org.fixpoint.maths.kernel.NormalizedKernel;
import org.fixpoint.maths.kernel.PolynomialLaw;

/**
 * What depth does to correlations under a kernel map: class, fixed point, rates and law.
 *
 * <p>The mean, κ'(1) − 1 and the nonlinear part of κ count as zero up to {@link #tolerance}, which follows from the stated
 * error of the map and never from a truncated series.
 *
 * @param profile class, fixed point and rates
 * @param slopeAtOne κ'(1), relatively accurate where it is small
 * @param localRate κ'(ρ*), and 1 in the linear class
 * @param tolerance what counts as zero
 * @param error an estimate of the absolute error of ρ*
 */
public record Classification(
        KernelProfile profile, double slopeAtOne, double localRate, double tolerance, double error) {
    private static final double SAFETY = 16;
    private static final double CLOSE = 1e-9;
    private static final double STEP = 0x1p-10;
    private static final int POLISHING = 6;

    /** Classifies a kernel map. Joudaki and Hofmann (2024), arXiv:2410.20107, Theorem 1. */
    public static Classification of(KernelMap map) {
        double tolerance = SAFETY * map.error();
        KernelProfile profile = KernelProfile.of(
                new NormalizedKernel(map.mean(), map::value, map::slope, map::gap, map.slopeExcess(), tolerance));
        double slopeAtOne = map.slope(1);
        boolean exponential = profile.kernelClass() == KernelClass.ALIGNED_EXPONENTIAL;
        double rate = exponential ? slopeAtOne : localRate(map, profile);
        double error =
                switch (profile.kernelClass()) {
                    case INTERIOR -> map.error() / (1 - rate);
                    case LINEAR, ORTHOGONAL, ALIGNED_EXPONENTIAL, ALIGNED_POLYNOMIAL -> map.error();
                };
        return new Classification(profile, slopeAtOne, rate, tolerance, error);
    }

    /** κ'(ρ*); where ρ* rounds to 1, from the change of the gap around it, since the slope at 1 itself is above 1. */
    private static double localRate(KernelMap map, KernelProfile profile) {
        double distance = profile.fixedPoint().map(KernelFixedPoint::distance).orElse(1.0);
        if (profile.kernelClass() != KernelClass.INTERIOR || distance > CLOSE) {
            return profile.localRate().orElse(1);
        }
        double delta = distance;
        for (int i = 0; i < POLISHING; i++) { // Newton's method on δ − gap(δ), which is convex
            delta -= (delta - map.gap(delta)) / (1 - gapSlope(map, delta));
        }
        return gapSlope(map, delta);
    }

    private static double gapSlope(KernelMap map, double delta) {
        double step = delta * STEP;
        return (map.gap(delta + step) - map.gap(delta - step)) / (2 * step);
    }

    /** orthogonal, aligned-exponential, aligned-polynomial, interior or linear. */
    public String className() {
        return profile.kernelClass().label();
    }

    /** κ(ρ*) − ρ* in size; 0 where ρ* is known. */
    public double residual() {
        return Math.abs(profile.fixedPoint().map(KernelFixedPoint::residual).orElse(0.0));
    }

    /** Newton steps taken to find ρ*. */
    public int steps() {
        return profile.fixedPoint().map(KernelFixedPoint::steps).orElse(0);
    }

    /** How correlations approach ρ* over l layers, in words. */
    public String law() {
        String rate = shortly(localRate);
        return switch (profile.kernelClass()) {
            case LINEAR -> "rho_l = rho_0";
            case ORTHOGONAL -> profile.slopeAtZero() <= tolerance
                    ? "|rho_l| <= |rho_0|^(2^l)"
                    : "|rho_l| ~ A " + rate + "^l";
            case ALIGNED_EXPONENTIAL -> "1 - rho_l ~ A " + rate + "^l";
            case ALIGNED_POLYNOMIAL -> profile.polynomialLaw()
                    .map(Classification::power)
                    .orElse("1 - rho_l decays like a power of l");
            case INTERIOR -> "|rho_l - rho*| ~ A " + rate + "^l";
        };
    }

    private static String power(PolynomialLaw law) {
        return "1 - rho_l ~ " + shortly(law.constant()) + (law.exponent() == 1 ? " / l" : " / l^2");
    }

    private static String shortly(double number) {
        String digits = String.format(Locale.ROOT, "%.4g", number);
        return digits.contains("e") || !digits.contains(".") ? digits : digits.replaceAll("\\.?0+$", "");
    }
}
