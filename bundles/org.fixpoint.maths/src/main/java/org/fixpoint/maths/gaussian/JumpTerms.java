package org.fixpoint.maths.gaussian;

/**
 * What the jumps of f and g add to the derivative of E[f(X)g(Y)] with respect to the angle θ, ρ = cos θ.
 *
 * <p>f' = (its regular part) + Σ Jᵢ δ(x − kᵢ), so E[f'(X)g'(Y)] sin θ gains Σ Jᵢ p(kᵢ) E[g'(ρkᵢ + Z sin θ)] sin θ, the
 * same with f and g exchanged, and Σ Jᵢ Jⱼ exp(−(u²/(1+ρ) + v²/(1−ρ))/4)/(2π), u = kᵢ + lⱼ, v = kᵢ − lⱼ.
 */
final class JumpTerms {
    private static final GaussLegendre RULE = new GaussLegendre(GaussianGrid.NODES);
    private static final double REACH = 10;
    private static final double WIDEST = 1.6;

    private final PiecewiseFunction f;
    private final PiecewiseFunction g;
    private final double[] edgesF;
    private final double[] edgesG;
    private final boolean same;

    JumpTerms(PiecewiseFunction f, PiecewiseFunction g, double[] edgesF, double[] edgesG) {
        this.f = f;
        this.g = g;
        this.edgesF = edgesF;
        this.edgesG = edgesG;
        same = f.equals(g);
    }

    /** The sum of all terms, at correlation ±cos(angle), angle in [0, π/2]. */
    double at(double angle, boolean mirrored) {
        double sin = StrictMath.sin(angle);
        double rho = (mirrored ? -1 : 1) * StrictMath.cos(angle);
        double sum = 0;
        for (double k : f.jumps()) {
            sum += f.jumpHeight(k) * NormalDistribution.pdf(k) * smoothed(g, edgesG, rho * k, sin);
        }
        if (same) {
            sum *= 2;
        } else {
            for (double k : g.jumps()) {
                sum += g.jumpHeight(k) * NormalDistribution.pdf(k) * smoothed(f, edgesF, rho * k, sin);
            }
        }
        double sinHalf = StrictMath.sin(0.5 * angle);
        double cosHalf = StrictMath.cos(0.5 * angle);
        double plus = 2 * (mirrored ? sinHalf * sinHalf : cosHalf * cosHalf);
        double minus = 2 * (mirrored ? cosHalf * cosHalf : sinHalf * sinHalf);
        for (double k : f.jumps()) {
            for (double l : g.jumps()) {
                double exponent = quotient(k + l, plus) + quotient(k - l, minus);
                sum += f.jumpHeight(k) * g.jumpHeight(l) * StrictMath.exp(-0.25 * exponent) / (2 * Math.PI);
            }
        }
        return sum;
    }

    private static double quotient(double distance, double variance) {
        return distance == 0 ? 0 : distance * distance / variance;
    }

    /** sin θ E[h'(mean + Z sin θ)] over the panels of h. */
    private static double smoothed(PiecewiseFunction h, double[] edges, double mean, double sin) {
        if (sin == 0) {
            return 0;
        }
        double low = -REACH;
        double sum = 0;
        for (double edge : edges) {
            double high = Math.min((edge - mean) / sin, REACH);
            if (edge == edges[0] || high <= low) {
                low = Math.max(low, high);
                continue;
            }
            int parts = (int) Math.ceil((high - low) / WIDEST);
            for (int part = 0; part < parts; part++) {
                double half = 0.5 * (high - low) / parts;
                sum += integral(h, mean, sin, low + half * (2 * part + 1), half);
            }
            low = high;
        }
        return sin * sum;
    }

    private static double integral(PiecewiseFunction h, double mean, double sin, double centre, double half) {
        double sum = 0;
        for (int j = 0; j < RULE.size(); j++) {
            double z = centre + half * RULE.node(j);
            sum += RULE.weight(j) * NormalDistribution.pdf(z) * h.derivative().applyAsDouble(mean + sin * z);
        }
        return half * sum;
    }
}
