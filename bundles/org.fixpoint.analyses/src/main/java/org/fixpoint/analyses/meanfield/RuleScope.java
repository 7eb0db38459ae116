package org.fixpoint.analyses.meanfield;

import java.util.Optional;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.api.model.MeanFieldRule.Statistic;

/** What of a network has an infinite-width limit of its own, by the rule of its layers. */
public enum RuleScope {
    /** A whole batch; every rule has one. */
    BATCHES,
    /** Lengths and correlation of a pair; not if normalisation mixes the inputs of a batch. */
    PAIRS,
    /** The correlation alone, at stationary length; moreover not if an identity skip adds up a mean that is not 0. */
    CORRELATIONS;

    private static final double NO_MEAN = 1e-12; // of the root mean square

    /** Why the rule has no such limit, as a sentence, as far as it shows without the activation; empty if it has. */
    public Optional<String> reason(MeanFieldRule rule) {
        return this != BATCHES && rule.normalisation().ofBatch()
                ? Optional.of(
                        "batch normalisation mixes the inputs of a batch, so that no pair of them has a limit of its"
                                + " own; ask for the analyses of the kernel flow, which follow the whole batch, or take another"
                                + " normalisation")
                : Optional.empty();
    }

    /**
     * Why the rule has no such limit, as a sentence; empty if it has.
     *
     * @param pair the expectations of its activation
     * @param variance of the pre-activations that the activation sees
     */
    public Optional<String> reason(MeanFieldRule rule, GaussianPair pair, double variance) {
        return reason(rule)
                .or(() -> this == CORRELATIONS && addsUpMeans(rule, pair, variance)
                        ? Optional.of(
                                "with an identity skip the coordinate mean of the branch (E[φ] is not 0) adds up from"
                                        + " layer to layer, so that the correlation has no map of its own; take skip: independent,"
                                        + " or normalisation: layer-post, or ask for the trajectory, which carries the mean")
                        : Optional.empty());
    }

    private static boolean addsUpMeans(MeanFieldRule rule, GaussianPair pair, double variance) {
        return rule.skip() == Skip.IDENTITY
                && rule.residual() > 0
                && rule.normalisation().post() != Statistic.LAYER
                && Math.abs(pair.mean(variance)) > NO_MEAN * Math.sqrt(pair.secondMoment(variance));
    }
}
