package org.fixpoint.analyses.kernels;

import java.util.Locale;
import org.fixpoint.api.Refusal;
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
    private static final double CLOSE = 0.01; // nearer to one, a map integrates its slope for the gap

    private static final double NEAR = 1e-3; // a rate so near 1 is told by what is missing

    /**
     * Classifies a kernel map. Joudaki and Hofmann (2024), arXiv:2410.20107, Theorem 1.
     *
     * @throws Refusal where the activation is constant within the error of the map
     */
    public static Classification of(KernelMap map) {
        NormalizedKernel kernel = normalized(map);
        if (1 - kernel.mean() * kernel.mean() <= kernel.tolerance()) {
            throw new Refusal(
                    "the activation cannot be told from a constant, after which all inputs are one: 1 - E[φ]²/E[φ²] is "
                            + (1 - kernel.mean() * kernel.mean()) + " with an error of up to " + kernel.tolerance()
                            + "; take one that varies more, or certified-class, which tells small variations");
        }
        KernelProfile profile = KernelProfile.of(kernel);
        double slopeAtOne = map.slope(1);
        boolean exponential = profile.kernelClass() == KernelClass.ALIGNED_EXPONENTIAL;
        double rate = exponential ? slopeAtOne : profile.localRate().orElse(1);
        double error =
                switch (profile.kernelClass()) {
                    case INTERIOR -> interiorError(map, profile.fixedPoint().orElseThrow());
                    case ALIGNED_POLYNOMIAL -> map.error() + unresolved(map, profile, kernel.tolerance());
                    case LINEAR, ORTHOGONAL, ALIGNED_EXPONENTIAL -> map.error();
                };
        return new Classification(profile, slopeAtOne, rate, kernel.tolerance(), error);
    }

    /** A kernel map as it is classified and iterated, with what counts as zero in it. */
    public static NormalizedKernel normalized(KernelMap map) {
        return new NormalizedKernel(
                map.mean(), map::value, map::slope, map::gap, map.slopeExcess(), SAFETY * map.error());
    }

    /**
     * The error of the map over 1 − κ'(ρ*). Near 1 the gap 1 − κ(1 − δ) has a relative error, which shrinks with δ, unless φ
     * jumps.
     */
    private static double interiorError(KernelMap map, KernelFixedPoint fixed) {
        double scale = fixed.distance() * (1 + map.slopeExcess()); // infinite for a jump
        double error = scale <= CLOSE ? map.error() * scale : map.error();
        return error / (1 - fixed.slope()) + Math.ulp(1.0);
    }

    /**
     * How far from 1 the fixed point may be where κ'(1) − 1 is not exactly 0 but not told from it: as κ'(1) − 1 =
     * Σ_{k≥2} c_k² Σ_{j<k} (1 − ρ*^j), the distance is at most κ'(1) − 1 over Σ_{k≥2} c_k², and at most 2.
     */
    private static double unresolved(KernelMap map, KernelProfile profile, double tolerance) {
        if (map.slopeExcess() == 0) {
            return 0;
        }
        double nonlinearity = 1 - profile.kappaAtZero() - profile.slopeAtZero();
        double excess = Math.abs(map.slopeExcess()) + map.error();
        return nonlinearity > tolerance ? Math.min(2, excess / nonlinearity) : 2;
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

    /**
     * The number of layers in which the distance to ρ* shrinks by a factor ε at the local rate, ln(1/ε)/ln(1/κ'(ρ*)); in the
     * aligned-polynomial class the l at which its law is ε. Joudaki and Hofmann (2024), arXiv:2410.20107, Corollary 1, where κ'(1) < 1.
     *
     * @param epsilon between 0 and 1
     * @return +∞ in the linear class, 0 where κ'(0) = 0 makes the approach faster than any rate, NaN where there is no law
     */
    public double layersTo(double epsilon) {
        return switch (profile.kernelClass()) {
            case LINEAR -> Double.POSITIVE_INFINITY;
            case ALIGNED_POLYNOMIAL -> profile.polynomialLaw()
                    .map(law -> StrictMath.pow(law.constant() / epsilon, 1 / law.exponent()))
                    .orElse(Double.NaN);
            case ALIGNED_EXPONENTIAL, ORTHOGONAL, INTERIOR -> {
                double rate = Math.abs(localRate);
                yield rate <= tolerance ? 0 : StrictMath.log(epsilon) / StrictMath.log(rate);
            }
        };
    }

    /** How correlations approach ρ* over l layers, in words. */
    public String law() {
        String rate = rate();
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

    /** κ'(ρ*) in few digits; where it is near 1, by what is missing. */
    private String rate() {
        boolean exponential = profile.kernelClass() == KernelClass.ALIGNED_EXPONENTIAL;
        double missing = exponential ? 1 - profile.slopeAtOne() : 1 - localRate;
        return Math.abs(missing) < NEAR ? "(1 - " + shortly(missing) + ")" : shortly(localRate);
    }

    private static String power(PolynomialLaw law) {
        return "1 - rho_l ~ " + shortly(law.constant()) + (law.exponent() == 1 ? " / l" : " / l^2");
    }

    private static String shortly(double number) {
        String digits = String.format(Locale.ROOT, "%.4g", number);
        return digits.contains("e") || !digits.contains(".") ? digits : digits.replaceAll("\\.?0+$", "");
    }
}
