package org.fixpoint.maths.kernel;

/**
 * Bounds on |ρ_l − ρ*| after l layers from ρ_0: Theorem 1 as published, as corrected, and in the hyperbolic gauge.
 *
 * <p>Orthogonal: |ρ_l|/(1 − |ρ_l|) ≤ αˡ |ρ_0|/(1 − |ρ_0|). Aligned-exponential: αˡ (1 − ρ_0). Aligned-polynomial:
 * (1 − ρ_0)/(l α (1 − ρ_0) + 1). Interior: αˡ |ρ_0 − ρ*|/(1 − |ρ_0|). With the published α the interior bound fails for
 * ρ_0 close to one (x² at ρ_0 = 0.999 from l = 18 on). Joudaki and Hofmann, arXiv:2410.20107.
 */
public final class RateBounds {
    private final KernelProfile profile;
    private final double rhoStar;
    private final double rate;

    /**
     * The bounds of a classified kernel.
     *
     * @throws IllegalArgumentException for the linear class, which converges to nothing
     */
    public RateBounds(KernelProfile profile) {
        this.profile = profile;
        rhoStar = profile.rhoStar().orElseThrow(RateBounds::linear);
        rate = profile.localRate().orElseThrow(RateBounds::linear);
    }

    /** The bound on |ρ_l − ρ*| as published. */
    public double published(double rho, int layers) {
        return bound(rho, layers, profile.publishedAlpha().orElseThrow(RateBounds::linear));
    }

    /** The bound on |ρ_l − ρ*| as corrected. */
    public double corrected(double rho, int layers) {
        return bound(rho, layers, profile.correctedAlpha().orElseThrow(RateBounds::linear));
    }

    /**
     * The hyperbolic distance to ρ*: 2|p|/(1 − |p|), p = (ρ − ρ*)/(1 − ρρ*), for ρ* below one; (1 − ρ)/(1 + ρ) for
     * ρ* = 1.
     */
    public double hyperbolicDistance(double rho) {
        if (rhoStar == 1) {
            return (1 - rho) / (1 + rho);
        }
        double p = Math.abs((rho - rhoStar) / (1 - rho * rhoStar));
        return 2 * p / (1 - p);
    }

    /** The bound on the hyperbolic distance of ρ_l: it contracts by (1 + κ'(ρ*))/2 a layer, or by κ'(1) if ρ* = 1. */
    public double hyperbolic(double rho, int layers) {
        double contraction = rhoStar == 1 ? rate : 0.5 * (1 + rate);
        return StrictMath.pow(contraction, layers) * hyperbolicDistance(rho);
    }

    private double bound(double rho, int layers, double alpha) {
        double start = Math.abs(rho - rhoStar);
        double power = StrictMath.pow(alpha, layers);
        return switch (profile.kernelClass()) {
            case LINEAR -> throw linear();
            case ORTHOGONAL -> {
                double odds = power * start / (1 - start);
                yield Double.isInfinite(odds) ? 1 : odds / (1 + odds);
            }
            case ALIGNED_EXPONENTIAL -> power * start;
            case ALIGNED_POLYNOMIAL -> start / (layers * alpha * start + 1);
            case INTERIOR -> power * start / (1 - Math.abs(rho));
        };
    }

    private static IllegalArgumentException linear() {
        return new IllegalArgumentException("A linear kernel map keeps every correlation and has no rate");
    }
}
