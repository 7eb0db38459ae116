package org.fixpoint.networks;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.api.model.MeanFieldRule.Statistic;
import org.fixpoint.api.model.Precision;
import org.osgi.service.component.annotations.Component;

/**
 * The multilayer perceptron at initialisation: layers of one width and one activation with random weights.
 *
 * <p>Its layers are those of {@link MeanFieldRule}; h⁰ is the input as given, and a state is the post-activation. By default
 * φ is divided by √E[φ(Z)²], Z standard normal, which makes lengths stationary (κ(1) = 1); an activation for which that
 * expectation is infinite or zero is then refused.
 */
@Component(service = Contribution.class)
public final class Mlp implements Contribution<Architecture> {
    static final Parameter.Whole DEPTH =
            Parameter.whole("depth", "number of layers", 1, 10_000).byDefault(64);
    static final Parameter.Whole WIDTH = Parameter.whole("width", "number of units in every layer", 1, 65_536)
            .byDefault(512);
    static final Parameter.Part<ActivationFunction> ACTIVATION = Parameter.part(
                    "activation", "the activation φ of every layer", ActivationFunction.class)
            .byDefault("relu");
    static final Parameter.Real WEIGHT_VARIANCE = Parameter.real(
                    "weight-variance", "σ_w²: a weight has variance σ_w² / (number of inputs of its unit)")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .typically(0.1, 4)
            .byDefault(1);
    static final Parameter.Real BIAS_VARIANCE = Parameter.real("bias-variance", "σ_b²: the variance of a bias")
            .in(Range.closed(0, Double.POSITIVE_INFINITY))
            .typically(0, 2)
            .byDefault(0);
    static final Parameter.Real RESIDUAL = Parameter.real(
                    "residual", "r: a layer is √(1 - r²) times its nonlinear branch plus r times a skip")
            .in(Range.closedOpen(0, 1))
            .typically(0, 0.99)
            .byDefault(0);
    static final Parameter.Choice<Skip> SKIP = Parameter.choice(
                    "skip",
                    "how a layer passes on its input: by random weights of its own, by a random orthogonal matrix, or as it"
                            + " is; the first layer always by weights of its own",
                    Skip.class)
            .byDefault(Skip.INDEPENDENT);
    static final Parameter.Choice<WeightLaw> WEIGHTS = Parameter.choice(
                    "weights", "the law of the weights W; all have the same infinite-width limit", WeightLaw.class)
            .byDefault(WeightLaw.GAUSSIAN);
    static final Parameter.Real CONNECTIVITY = Parameter.real(
                    "connectivity", "the probability that a weight is not zero, with weights: sparse")
            .in(Range.openClosed(0, 1))
            .typically(0.01, 1)
            .byDefault(0.1);
    static final Parameter.Choice<Normalisation> NORMALISATION = Parameter.choice(
                    "normalisation",
                    "before (pre) φ, after (post) φ, or both: rms divides by the root mean square over the units of a layer, layer"
                            + " removes the mean first, batch does so for each unit over the inputs",
                    Normalisation.class)
            .byDefault(Normalisation.NONE);
    static final Parameter.Flag SCALE_ACTIVATION = Parameter.flag(
            "scale-activation", "whether φ is divided by √E[φ(Z)²], Z standard normal, so that κ(1) = 1", true);

    @Override
    public Descriptor<Architecture> descriptor() {
        return Descriptor.of(Architecture.class, "mlp", "Fully connected layers with random weights, at initialisation")
                .formula("h ← √(1 - r²) φ(√σ_w² W h/√d + √σ_b² b) + r S(h)")
                .parameters(
                        DEPTH,
                        WIDTH,
                        ACTIVATION,
                        WEIGHT_VARIANCE,
                        BIAS_VARIANCE,
                        RESIDUAL,
                        SKIP,
                        WEIGHTS,
                        CONNECTIVITY,
                        NORMALISATION,
                        SCALE_ACTIVATION,
                        Precision.PARAMETER)
                .sources(
                        "Joudaki and Hofmann, Emergence of globally attracting fixed points in deep neural networks with"
                                + " nonlinear activations, AISTATS 2025, arXiv:2410.20107",
                        "Poole et al., Exponential expressivity in deep neural networks through transient chaos, 2016,"
                                + " arXiv:1606.05340");
    }

    @Override
    public Architecture create(Values checked) {
        Normalisation normalisation = checked.get(NORMALISATION);
        int width = checked.get(WIDTH);
        if (width == 1 && (normalisation.pre() == Statistic.LAYER || normalisation.post() == Statistic.LAYER)) {
            throw new Refusal("width 1 leaves nothing of a layer once its mean is removed; give a width from 2 on, or"
                    + " normalisation: none");
        }
        ActivationFunction activation = checked.get(ACTIVATION);
        boolean scaled = checked.get(SCALE_ACTIVATION);
        MeanFieldRule rule = new MeanFieldRule(
                activation,
                scaled,
                checked.get(DEPTH),
                checked.get(WEIGHT_VARIANCE),
                checked.get(BIAS_VARIANCE),
                checked.get(RESIDUAL),
                checked.get(SKIP),
                normalisation);
        return new MlpArchitecture(
                rule,
                width,
                scaled ? 1 / Math.sqrt(SecondMoment.of(activation)) : 1,
                new Weights(checked.get(WEIGHTS), checked.get(CONNECTIVITY)),
                checked.get(Precision.PARAMETER));
    }
}
