package org.fixpoint.maths.kernel;

/**
 * The correlation of two inputs through the layers of an infinitely wide network, ρ_{l+1} = κ(ρ_l).
 *
 * <p>Carried as 1 − ρ wherever ρ > 1/2, so that nothing is lost as correlations tend to one. κ is normalised, κ(1) = 1.
 */
public final class KernelSequence {
    private final NormalizedKernel kernel;

    /** The sequences of a normalised kernel. */
    public KernelSequence(NormalizedKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * ρ_0, …, ρ_depth.
     *
     * @param rho in [-1, 1]
     * @param depth at least 0
     * @return depth + 1 numbers, the given one first
     */
    public double[] correlations(double rho, int depth) {
        double[] out = new double[checked(rho, depth) + 1];
        Correlation at = Correlation.of(rho);
        for (int layer = 0; layer <= depth; layer++) {
            out[layer] = at.rho();
            at = next(at);
        }
        return out;
    }

    /** 1 − ρ_0, …, 1 − ρ_depth, relatively accurate near zero; arguments as in {@link #correlations}. */
    public double[] distances(double rho, int depth) {
        double[] out = new double[checked(rho, depth) + 1];
        Correlation at = Correlation.of(rho);
        for (int layer = 0; layer <= depth; layer++) {
            out[layer] = at.distance();
            at = next(at);
        }
        return out;
    }

    /**
     * 1 − ρ_0, …, 1 − ρ_depth from a start given by its distance, so that starts nearer to one than rounding can be followed.
     *
     * @param distance 1 − ρ_0, in [0, 2]
     * @param depth at least 0
     * @return depth + 1 numbers, the given one first
     */
    public double[] distancesFrom(double distance, int depth) {
        double[] out = new double[checked(1 - distance, depth) + 1];
        Correlation at = new Correlation(1 - distance, distance);
        for (int layer = 0; layer <= depth; layer++) {
            out[layer] = at.distance();
            at = next(at);
        }
        return out;
    }

    /**
     * The neural tangent kernel Θ^{(0)} = 0, Θ^{(l+1)} = κ'(ρ_l)(Θ^{(l)} + ρ_l), without the read-out layer.
     *
     * @return depth + 1 numbers; arguments as in {@link #correlations}
     */
    public double[] tangents(double rho, int depth) {
        double[] out = new double[checked(rho, depth) + 1];
        Correlation at = Correlation.of(rho);
        for (int layer = 0; layer < depth; layer++) {
            out[layer + 1] = kernel.slope().applyAsDouble(at.rho()) * (out[layer] + at.rho());
            at = next(at);
        }
        return out;
    }

    private Correlation next(Correlation at) {
        if (at.rho() > 0.5) {
            double gap = kernel.gap().applyAsDouble(at.distance());
            return new Correlation(1 - gap, gap);
        }
        return Correlation.of(kernel.value().applyAsDouble(at.rho()));
    }

    private static int checked(double rho, int depth) {
        if (!(Math.abs(rho) <= 1) || depth < 0) {
            throw new IllegalArgumentException("A kernel sequence needs a correlation in [-1, 1] and a depth of at"
                    + " least 0, not " + rho + " and " + depth);
        }
        return depth;
    }

    private record Correlation(double rho, double distance) {
        static Correlation of(double rho) {
            return new Correlation(rho, 1 - rho);
        }
    }
}
