package org.fixpoint.activations;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.DesignedActivation.Design;
import org.fixpoint.maths.kernel.BracketedRoot;

/**
 * Squared Hermite coefficients that make a kernel map κ(ρ) = c₀² + c₁² ρ + a P(ρ) meet a target, P(ρ) = Σ wₖ ρᵏ over k ≥ 2 with
 * Σ wₖ = 1 and c₀² + c₁² + a = 1.
 *
 * <p>ρ* is a fixed point if a = (1 − c₁²)/S(ρ*), S(ρ) = (1 − P(ρ))/(1 − ρ) = Σ wₖ (1 + ρ + … + ρᵏ⁻¹); then κ'(ρ*) = c₁² + a P'(ρ*).
 * With P = ρ² it is ρ* = c₀²/c₂² and κ'(ρ*) = c₁² + 2 c₀². Joudaki and Hofmann, arXiv:2410.20107, Section 3, for the Hermite form.
 */
final class KernelDesign {
    private final double linear;
    private final double[] weights; // w_k at index k

    /**
     * The family.
     *
     * @param linear c₁², in [0, 1)
     * @param shape weights of he₂, he₃, … up to a factor, not negative and not all 0
     */
    KernelDesign(double linear, double... shape) {
        this.linear = linear;
        double sum = 0;
        for (double each : shape) {
            sum += each;
        }
        weights = new double[shape.length + 2];
        for (int i = 0; i < shape.length; i++) {
            weights[i + 2] = shape[i] / sum;
        }
    }

    /** The coefficients c₀, c₁, … of the target, each at least 0, with what they achieve. */
    Result of(DesignTarget target, double value) {
        return switch (target) {
            case RHO_STAR -> fixedPoint(value);
            case SLOPE_AT_ONE -> slopeAtOne(value);
            case LOCAL_RATE -> localRate(value);
            case ORTHOGONAL -> result("kappa-at-zero", 0, 1 - linear);
            case ALIGNED_EXPONENTIAL -> slopeAtOne(0.5 * (linear + 1));
            case ALIGNED_POLYNOMIAL -> result("slope-at-one", 1, (1 - linear) / steepness(1));
            case INTERIOR -> fixedPoint(0.5);
        };
    }

    /** Coefficients, and what they achieve. */
    record Result(HermiteSum sum, Design design) {}

    private Result fixedPoint(double rho) {
        if (!(rho >= 0 && rho <= 1)) {
            throw refusal("rho-star is " + rho, "an attracting fixed point lies in [0.0, 1.0]");
        }
        return result("rho-star", rho, (1 - linear) / steepness(rho));
    }

    private Result slopeAtOne(double slope) {
        double most = linear + (1 - linear) * slope(1);
        if (!(slope > linear && slope <= most)) {
            throw refusal(
                    "slope-at-one is " + slope,
                    "with this linear part and shape it lies in (" + linear + ", " + most
                            + "]; a shape of higher degrees raises the upper end, a smaller linear part lowers the lower");
        }
        double nonlinear = slope == most ? 1 - linear : (slope - linear) / slope(1);
        return result("slope-at-one", slope, Math.min(nonlinear, 1 - linear)); // at the upper end no mean is left
    }

    private Result localRate(double rate) {
        if (!(rate >= linear && rate < 1)) {
            throw refusal(
                    "local-rate is " + rate,
                    "with this linear part it lies in [" + linear
                            + ", 1.0); a smaller linear part lowers the lower end, and 1 is the rate of target:"
                            + " aligned-polynomial");
        }
        double rho = BracketedRoot.of(v -> linear + (1 - linear) * slope(v) / steepness(v) - rate, 0, 1)
                .at();
        return result("local-rate", rate, (1 - linear) / steepness(rho));
    }

    private static Refusal refusal(String fault, String possible) {
        return new Refusal(fault + ", and " + possible, Designed.VALUE.name(), 0);
    }

    private Result result(String target, double wanted, double nonlinear) {
        double[] c = new double[weights.length];
        c[0] = Math.sqrt(1 - linear - nonlinear);
        c[1] = Math.sqrt(linear);
        for (int k = 2; k < c.length; k++) {
            c[k] = Math.sqrt(nonlinear * weights[k]);
        }
        boolean ofFixedPoint = target.equals("rho-star");
        if (ofFixedPoint && wanted < 1) {
            RoundedMean.fit(c, wanted);
        }
        Map<String, Double> found = new LinkedHashMap<>();
        for (int k = 0; k < c.length; k++) {
            if (k < 3 || c[k] != 0) {
                found.put("c" + k, c[k]);
            }
        }
        if (ofFixedPoint) {
            found.put("1 - rho-star", Achieved.distance(c));
        }
        return new Result(new HermiteSum(c), new Design(target, wanted, Achieved.of(target, c), found));
    }

    /** S(ρ). */
    private double steepness(double rho) {
        double sum = 0;
        double geometric = 1;
        double power = 1;
        for (int k = 2; k < weights.length; k++) {
            power *= rho;
            geometric += power;
            sum += weights[k] * geometric;
        }
        return sum;
    }

    /** P'(ρ). */
    private double slope(double rho) {
        double sum = 0;
        double power = 1;
        for (int k = 2; k < weights.length; k++) {
            power *= rho;
            sum += weights[k] * k * power;
        }
        return sum;
    }
}
