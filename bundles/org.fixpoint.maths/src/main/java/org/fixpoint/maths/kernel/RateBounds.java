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
    private final double fromOne;
    private final double rate;

    /**
     * The bounds of a classified kernel.
     *
     * @throws IllegalArgumentException for the linear class, which converges to nothing
     */
    public RateBounds(KernelProfile profile) {
        this.profile = profile;
        KernelFixedPoint fixed = profile.fixedPoint().orElseThrow(RateBounds::linear);
        rhoStar = fixed.rho();
        fromOne = fixed.distance();
        rate = profile.localRate().orElseThrow(RateBounds::linear);
    }

    /**
     * A correlation to start from.
     *
     * @param rho ρ_0 in (-1, 1), which may round to an end
     * @param margin 1 − |ρ_0| &gt; 0
     */
    public record Start(double rho, double margin) {
        /** A start whose margin is as exact as the correlation itself. */
        public static Start of(double rho) {
            return new Start(rho, 1 - Math.abs(rho));
        }

        /** 1 − ρ_0. */
        public double distance() {
            return rho > 0 ? margin : 2 - margin;
        }
    }

    /** The bound on |ρ_l − ρ*| as published. */
    public double published(double rho, int layers) {
        return published(Start.of(rho), layers);
    }

    /** The bound on |ρ_l − ρ*| as published. */
    public double published(Start start, int layers) {
        return bound(start, layers, publishedAlpha());
    }

    /** The bound on |ρ_l − ρ*| as corrected. */
    public double corrected(double rho, int layers) {
        return corrected(Start.of(rho), layers);
    }

    /** The bound on |ρ_l − ρ*| as corrected. */
    public double corrected(Start start, int layers) {
        return bound(start, layers, profile.correctedAlpha().orElseThrow(RateBounds::linear));
    }

    /**
     * What the authors' notebook draws in the interior class, |ρ_0 − ρ*| Aˡ/(1 − |ρ_0| + |ρ_0| Aˡ) with the published A; not the
     * bound of the theorem. Elsewhere it draws the published bound.
     */
    public double notebook(Start start, int layers) {
        if (profile.kernelClass() != KernelClass.INTERIOR) {
            return published(start, layers);
        }
        double power = StrictMath.pow(publishedAlpha(), layers);
        return error(start) * power / (start.margin() + (1 - start.margin()) * power);
    }

    /** |ρ − ρ*| of a correlation given by its distance 1 − ρ, without loss of digits near one. */
    public double error(double distance) {
        return Math.abs(distance - fromOne);
    }

    private double error(Start start) {
        return error(start.distance());
    }

    /**
     * The hyperbolic distance to ρ*: 2|p|/(1 − |p|), p = (ρ − ρ*)/(1 − ρρ*), for ρ* below one; (1 − ρ)/(1 + ρ) for
     * ρ* = 1.
     */
    public double hyperbolicDistance(double rho) {
        return hyperbolicDistance(Start.of(rho));
    }

    private double hyperbolicDistance(Start start) {
        if (fromOne == 0) {
            double ratio = start.margin() / (2 - start.margin());
            return start.rho() > 0 ? ratio : 1 / ratio;
        }
        double ends = start.rho() > 0 ? fromOne + rhoStar * start.margin() : 1 - start.rho() * rhoStar; // 1 − ρρ*
        double p = error(start) / ends;
        double rest = start.rho() > rhoStar
                ? start.margin() * (1 + rhoStar) / ends
                : (start.rho() > 0 ? 1 + start.rho() : start.margin()) * fromOne / ends;
        return 2 * p / rest;
    }

    /** The bound on the hyperbolic distance of ρ_l: it contracts by (1 + κ'(ρ*))/2 a layer, or by κ'(1) if ρ* = 1. */
    public double hyperbolic(double rho, int layers) {
        return hyperbolic(Start.of(rho), layers);
    }

    private double hyperbolic(Start start, int layers) {
        double contraction = fromOne == 0 ? rate : 0.5 * (1 + rate);
        return StrictMath.pow(contraction, layers) * hyperbolicDistance(start);
    }

    /**
     * The bound on |ρ_l − ρ*| that the hyperbolic one implies: with t = E/(2 + E), correlations within hyperbolic distance E lie
     * between ρ* − t(1 − ρ*²)/(1 − tρ*) and ρ* + t(1 − ρ*²)/(1 + tρ*). From ρ_0 ≥ ρ* none falls below ρ*.
     */
    public double hyperbolicError(Start start, int layers) {
        double gauge = hyperbolic(start, layers);
        if (fromOne == 0) {
            return 2 / (1 + 1 / gauge); // the gauge may be infinite
        }
        double rest = 2 / (2 + gauge); // 1 − t
        double t = gauge / (2 + gauge);
        double ends = start.rho() >= rhoStar ? 1 + t * rhoStar : fromOne + rhoStar * rest;
        return t * fromOne * (1 + rhoStar) / ends;
    }

    private double publishedAlpha() {
        return profile.publishedAlpha().orElseThrow(RateBounds::linear);
    }

    private double bound(Start from, int layers, double alpha) {
        double start = error(from);
        double power = StrictMath.pow(alpha, layers);
        return switch (profile.kernelClass()) {
            case LINEAR -> throw linear();
            case ORTHOGONAL -> {
                double odds = power * start / from.margin();
                yield Double.isInfinite(odds) ? 1 : odds / (1 + odds);
            }
            case ALIGNED_EXPONENTIAL -> power * start;
            case ALIGNED_POLYNOMIAL -> start / (layers * alpha * start + 1);
            case INTERIOR -> power * start / from.margin();
        };
    }

    private static IllegalArgumentException linear() {
        return new IllegalArgumentException("A linear kernel map keeps every correlation and has no rate");
    }
}
