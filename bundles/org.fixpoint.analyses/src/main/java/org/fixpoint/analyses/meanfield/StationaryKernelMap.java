package org.fixpoint.analyses.meanfield;

import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Statistic;

/**
 * The map of the correlation of two representations through one layer, at the length q* that the layer leaves unchanged.
 *
 * <p>κ(ρ) = (1 − r²)(K(a, a, gρ + b) − μ²)/V + r²ρ. Here p = σ_w² q* + σ_b² is the variance of a pre-activation, g = σ_w² q* / p
 * and b = σ_b²/p take correlations of representations to those of pre-activations, a is the variance that the activation sees
 * (p, or 1 after a normalisation), μ = E[φ̂] if the layer is centred after the activation and else 0, and V = K(a, a, 1) − μ².
 * Joudaki and Hofmann (2024), arXiv:2410.20107, Propositions 2 and 3.
 *
 * <p>An identity skip has the same map as one of independent weights if the branch has mean 0, and otherwise none.
 */
public final class StationaryKernelMap implements KernelMap {
    private final ActivationFunction activation;
    private final boolean centred;
    private final GaussianPair pair;
    private final double skip;
    private final double branch;
    private final double gain;
    private final double bias;
    private final double variance;
    private final double mean;
    private final double removed;
    private final double second;
    private final double spread;

    /**
     * The map of a rule at its stationary length, with expectations obtained as said.
     *
     * @throws Refusal if there is no stationary length, or no map of the correlation alone
     */
    public static KernelMap of(MeanFieldRule rule, Expectations expectations) {
        LayerRecursion layer = new LayerRecursion(rule, expectations.of(rule.activation()));
        return new StationaryKernelMap(layer, StationaryLength.of(layer));
    }

    /**
     * The map of a layer at the given length.
     *
     * @param stationaryLength q*
     */
    public StationaryKernelMap(LayerRecursion layer, double stationaryLength) {
        MeanFieldRule rule = layer.rule();
        pair = layer.pair();
        skip = rule.residual() * rule.residual();
        branch = (1 - rule.residual()) * (1 + rule.residual());
        double p = layer.variance(stationaryLength);
        bias = rule.biasVariance() / p;
        gain = rule.biasVariance() == 0 ? 1 : rule.weightVariance() * stationaryLength / p;
        variance = layer.activationVariance(p);
        mean = pair.mean(variance);
        RuleScope.CORRELATIONS.reason(rule, pair, variance).ifPresent(reason -> {
            throw new Refusal(reason);
        });
        activation = rule.activation();
        centred = rule.normalisation().post() == Statistic.LAYER;
        removed = centred ? mean * mean : 0;
        second = pair.secondMoment(variance);
        spread = second - removed;
        if (!(spread > 4 * second * pair.relativeError(variance, variance))) {
            throw new Refusal(
                    "the activation is constant under the Gaussian, so that the layer has nothing left after the"
                            + " mean is removed; take another activation or normalisation");
        }
    }

    @Override
    public double value(double rho) {
        return rho == 1 ? 1 : branch * ((pair.value(variance, variance, before(rho)) - removed) / spread) + skip * rho;
    }

    @Override
    public double slope(double rho) {
        if (rho == 1 && bias == 0 && removed == 0 && pair.slopeExcess(variance) == 0) {
            return 1;
        }
        return branch * (variance * pair.slope(variance, variance, before(rho)) / spread * gain) + skip;
    }

    @Override
    public double gap(double delta) {
        return delta == 0 ? 0 : branch * (pair.gap(variance, gain * delta) / spread) + skip * delta;
    }

    /** √κ(0) with the sign of the mean of the activation; at σ_b = 0 that mean over the root mean square. */
    @Override
    public double mean() {
        if (bias > 0) {
            return Math.copySign(Math.sqrt(value(0)), mean);
        }
        return removed > 0 || mean == 0 ? 0 : Math.sqrt(branch) * mean / Math.sqrt(spread);
    }

    @Override
    public double slopeExcess() {
        double excess = pair.slopeExcess(variance);
        return branch * ((gain * excess - bias * second + removed) / spread);
    }

    @Override
    public double error() {
        return branch * 2 * pair.relativeError(variance, variance) * (second / spread) + Math.ulp(1.0);
    }

    /** The activation whose own normalised kernel map at variance 1 this is, but for a skip, which changes no class. */
    public Optional<ActivationFunction> activation() {
        return variance == 1 && bias == 0 && !centred ? Optional.of(activation) : Optional.empty();
    }

    /** The variance of what the activation sees. */
    public double variance() {
        return variance;
    }

    private double before(double rho) {
        return bias == 0 ? rho : gain * rho + bias; // at ρ = 1 the sum may be an ulp off 1, but κ(1) is not asked of it
    }
}
