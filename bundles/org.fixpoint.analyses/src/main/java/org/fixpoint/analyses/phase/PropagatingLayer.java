package org.fixpoint.analyses.phase;

import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.analyses.meanfield.GaussianPair;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.maths.gaussian.PiecewiseFunction;

/**
 * A layer without normalisation, in terms of the variance q of its pre-activations:
 * q⁺ = (1 − r²)(g E[φ(√q Z)²] + σ_b²) + r² q, g = σ_w², or σ_w²/E[φ(Z)²] if the activation is scaled to second moment 1.
 *
 * <p>A skip changes no fixed point; it takes every slope s to (1 − r²) s + r².
 *
 * @param function φ
 * @param pair the expectations of φ
 * @param unit what σ_w² is divided by
 * @param weightVariance σ_w²
 * @param biasVariance σ_b²
 * @param skip r²
 * @param depth number of layers
 */
record PropagatingLayer(
        PiecewiseFunction function,
        GaussianPair pair,
        double unit,
        double weightVariance,
        double biasVariance,
        double skip,
        int depth) {

    /**
     * The layer of a rule.
     *
     * @throws Refusal if it has a normalisation, which holds lengths where they are, or an identity skip, in which lengths do not
     *     follow from lengths
     */
    static PropagatingLayer of(MeanFieldRule rule) {
        if (rule.normalisation() != Normalisation.NONE) {
            throw new Refusal(
                    "a normalisation holds the length of representations fixed, so that there is no length map and no"
                            + " edge of chaos to find; take normalisation: none, or read class and slope-at-one of"
                            + " kernel-fixed-points, which say the same of a normalised layer");
        }
        if (rule.residual() > 0 && rule.skip() == Skip.IDENTITY) {
            throw new Refusal(
                    "with an identity skip the next length depends on the mean over coordinates too, so that there is"
                            + " no length map; take skip: independent or orthogonal, or look at kernel-trajectory");
        }
        GaussianPair pair = Expectations.bestOf(rule.activation());
        double unit = rule.unitSecondMoment() ? pair.secondMoment(1) : 1;
        if (!(unit > 0)) {
            throw new Refusal("the activation vanishes almost everywhere under the Gaussian; take one that does not");
        }
        return new PropagatingLayer(
                QuadraturePair.piecewise(rule.activation()),
                pair,
                unit,
                rule.weightVariance(),
                rule.biasVariance(),
                rule.residual() * rule.residual(),
                rule.depth());
    }

    /** The same layer with other variances. */
    PropagatingLayer with(double weights, double biases) {
        return new PropagatingLayer(function, pair, unit, weights, biases, skip, depth);
    }

    /** g, what E[φ(√q Z)²] is multiplied by. */
    double gain() {
        return weightVariance / unit;
    }

    /** The variance of the first pre-activation of an input of the given mean squared length. */
    double first(double length) {
        return weightVariance * length + biasVariance;
    }

    /** The slope of a map of the layer with its skip, from that without. */
    double slope(double plain) {
        return (1 - skip) * plain + skip;
    }
}
