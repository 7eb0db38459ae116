package org.fixpoint.analyses.meanfield;

import java.util.Locale;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.api.model.MeanFieldRule.Statistic;

/**
 * One layer of a {@link MeanFieldRule} at infinite width: what it makes of the lengths and the correlation of a pair.
 *
 * <p>With p = σ_w² q + σ_b² the variance of a pre-activation and K(pₓ, p_y, c) = E[φ̂(u)φ̂(v)], a layer without residual and
 * normalisation takes (qₓ, q_y, v) to K(pₓ, pₓ, 1), K(p_y, p_y, 1), K(pₓ, p_y, c), c = (σ_w² v + σ_b²)/√(pₓ p_y). Joudaki and
 * Hofmann (2024), arXiv:2410.20107, Propositions 1 to 3.
 *
 * <p>A skip of independent or of orthogonal weights mixes these with r² of what was before, s² = 1 − r². An identity skip
 * also correlates with the branch: the branch has the coordinate mean μ = E[φ̂] (after a normalisation, that of its output)
 * independently of h, whose coordinate mean is m, so that v⁺ = s² K + r² v + r s (μₓ m_y + μ_y mₓ), the same for the lengths,
 * and m⁺ = s μ + r m. It starts from m = 0: the first layer passes its input on by independent weights. A layer centred after
 * the activation has μ = 0.
 */
public final class LayerRecursion {
    private final MeanFieldRule rule;
    private final GaussianPair pair;
    private final double unit;
    private final double skip;
    private final double cross;

    /**
     * The layer of a rule, with the expectations of its activation.
     *
     * @throws Refusal if pairs have no limit of their own, or the activation vanishes
     */
    public LayerRecursion(MeanFieldRule rule, GaussianPair pair) {
        RuleScope.PAIRS.reason(rule).ifPresent(reason -> {
            throw new Refusal(reason);
        });
        this.rule = rule;
        this.pair = pair;
        unit = rule.unitSecondMoment() ? pair.secondMoment(1) : 1;
        skip = rule.residual() * rule.residual();
        cross = rule.skip() == Skip.IDENTITY && rule.normalisation().post() != Statistic.LAYER
                ? rule.residual() * Math.sqrt((1 - rule.residual()) * (1 + rule.residual()))
                : 0;
        if (!(unit > 0)) {
            throw new Refusal("the activation vanishes almost everywhere under the Gaussian (E[φ²] = " + unit
                    + "); take one that does not");
        }
    }

    /**
     * Lengths and correlation of a pair of representations, and what an identity skip adds up.
     *
     * @param lengthX ⟨x,x⟩/d &gt; 0
     * @param lengthY ⟨y,y⟩/d &gt; 0
     * @param correlation in [-1, 1]
     * @param meanX mean over the coordinates of x; looked at by an identity skip only
     * @param meanY the same of y
     */
    public record PairState(double lengthX, double lengthY, double correlation, double meanX, double meanY) {
        /** Representations whose coordinates have mean 0, or for which it does not matter. */
        public PairState(double lengthX, double lengthY, double correlation) {
            this(lengthX, lengthY, correlation, 0, 0);
        }
    }

    /**
     * The pair after the layer.
     *
     * @throws Refusal if a length becomes 0 or infinite
     */
    public PairState after(PairState before) {
        double px = variance(before.lengthX());
        double py = variance(before.lengthY());
        double v = before.correlation() * root(before.lengthX(), before.lengthY());
        double c = preCorrelation(before, px, py, v);
        double ax = activationVariance(px);
        double ay = activationVariance(py);
        double xx = pair.secondMoment(ax) / unit;
        double yy = ax == ay ? xx : pair.secondMoment(ay) / unit;
        double xy = ax == ay && c == 1 ? xx : pair.value(ax, ay, c) / unit;
        if (rule.normalisation().post() == Statistic.LAYER) {
            double mx = pair.mean(ax);
            double my = pair.mean(ay);
            xx -= mx * mx / unit;
            yy -= my * my / unit;
            xy -= mx * my / unit;
        }
        if (normalisesAfter()) {
            xy /= root(requirePositive(xx), requirePositive(yy));
            xx = 1;
            yy = 1;
        }
        double meanX = branchMean(ax);
        double meanY = ax == ay ? meanX : branchMean(ay);
        double mx = before.meanX();
        double my = before.meanY();
        double nextX = requirePositive((1 - skip) * xx + skip * before.lengthX() + 2 * cross * meanX * mx);
        double nextY = requirePositive((1 - skip) * yy + skip * before.lengthY() + 2 * cross * meanY * my);
        double product = (1 - skip) * xy + skip * v + cross * (meanX * my + meanY * mx);
        double next = withinOne(product / root(nextX, nextY));
        return new PairState(nextX, nextY, next, nextMean(meanX, mx), nextMean(meanY, my));
    }

    /** The mean over the units of the branch, where an identity skip adds it up; else 0. */
    private double branchMean(double variance) {
        if (cross == 0) {
            return 0;
        }
        double scale = normalisesAfter() ? pair.secondMoment(variance) : unit;
        return pair.mean(variance) / Math.sqrt(scale);
    }

    private double nextMean(double branchMean, double mean) {
        return cross == 0 ? 0 : Math.sqrt(1 - skip) * branchMean + rule.residual() * mean;
    }

    /** ⟨h,h⟩/d after the layer for a representation of length q before it, without the residual branch. */
    double branchLength(double q) {
        return normalisesAfter() ? 1 : pair.secondMoment(activationVariance(variance(q))) / unit;
    }

    /** σ_w² q + σ_b², the variance of a pre-activation before it is normalised. */
    double variance(double q) {
        return rule.weightVariance() * q + rule.biasVariance();
    }

    /** The variance of what the activation sees: 1 if normalised before it. */
    double activationVariance(double p) {
        return normalisesBefore() ? 1 : p;
    }

    /** E[φ(Z)²] if the activation is divided by its root, else 1. */
    double unit() {
        return unit;
    }

    /** The expectations of the activation. */
    GaussianPair pair() {
        return pair;
    }

    /** The rule whose layer it is. */
    MeanFieldRule rule() {
        return rule;
    }

    boolean normalisesBefore() {
        return rule.normalisation().before();
    }

    boolean normalisesAfter() {
        return rule.normalisation().after();
    }

    private double preCorrelation(PairState before, double px, double py, double v) {
        return rule.biasVariance() == 0
                ? before.correlation()
                : withinOne((rule.weightVariance() * v + rule.biasVariance()) / root(px, py));
    }

    /** √(x y), exactly x if both are equal. */
    private static double root(double x, double y) {
        return x == y ? x : Math.sqrt(x) * Math.sqrt(y);
    }

    /** A correlation that rounding may have carried a few ulp beyond ±1, where by Cauchy and Schwarz it cannot be. */
    private static double withinOne(double c) {
        if (!(Math.abs(c) <= 1 + 1e-9)) {
            throw new Refusal(String.format(
                    Locale.ROOT,
                    "the layer map gave the correlation %s, outside [-1, 1]; its expectations are not accurate enough",
                    c));
        }
        return Math.max(-1, Math.min(1, c));
    }

    private static double requirePositive(double length) {
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new Refusal("the mean squared length of a representation became " + length
                    + "; add a normalisation, or scale the activation or the weight variance so that lengths settle");
        }
        return length;
    }
}
