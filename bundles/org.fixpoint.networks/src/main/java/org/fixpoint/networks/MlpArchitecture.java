package org.fixpoint.networks;

import java.util.Set;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.Precision;

/**
 * A multilayer perceptron with its settings.
 *
 * @param width number of units in every layer
 * @param activationScale the factor that makes φ̂ of φ
 * @param weights the law of W
 * @param precision of the products with independent weights
 */
record MlpArchitecture(MeanFieldRule rule, int width, double activationScale, Weights weights, Precision precision)
        implements Architecture {
    @Override
    public Set<Facet<?>> facets() {
        return Set.of(Facet.ACTIVATION, Facet.MEAN_FIELD_RULE, Facet.LAYER_STATES, Facet.TANGENT_KERNEL);
    }

    /** √(1 − r²), the factor of the nonlinear branch. */
    double branch() {
        return Math.sqrt((1 - rule.residual()) * (1 + rule.residual()));
    }

    @Override
    public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
        if (facet.equals(Facet.ACTIVATION)) {
            return facet.type().cast(rule.activation());
        }
        if (facet.equals(Facet.MEAN_FIELD_RULE)) {
            return facet.type().cast(rule);
        }
        if (facet.equals(Facet.LAYER_STATES)) {
            check(inputs);
            return facet.type().cast(new SampledMlp(this, inputs, run));
        }
        if (facet.equals(Facet.TANGENT_KERNEL)) {
            check(inputs);
            return facet.type().cast(SampledTangents.of(this, inputs, run));
        }
        throw new IllegalArgumentException("mlp has no facet " + facet.name());
    }

    private void check(Batch inputs) {
        if (inputs.count() == 0) {
            throw new Refusal("the layers of a sampled network are about inputs, and there are none; name an input");
        }
        if ((long) inputs.count() * width > Integer.MAX_VALUE - 8) {
            throw new Refusal("a layer of width " + width + " for " + inputs.count()
                    + " inputs has more numbers than one array holds (2147483639); lower the width, or the number of"
                    + " inputs");
        }
        for (int i = 0; i < inputs.rows().length; i++) {
            if (!Double.isFinite(inputs.rows()[i])) {
                throw new Refusal("coordinate " + i % inputs.dimension() + " of input " + i / inputs.dimension()
                        + " is " + inputs.rows()[i] + "; give inputs with finite coordinates");
            }
        }
    }
}
