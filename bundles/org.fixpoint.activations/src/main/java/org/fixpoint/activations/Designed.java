package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** A sum of Hermite polynomials whose kernel map has a fixed point, slope, rate or class that is asked for. */
@Component(service = Contribution.class)
public final class Designed implements Contribution<ActivationFunction> {
    static final Parameter.Choice<DesignTarget> TARGET = Parameter.choice(
                    "target", "What its kernel map is to meet", DesignTarget.class)
            .byDefault(DesignTarget.RHO_STAR);
    static final Parameter.Real VALUE = Parameter.real("value", "The value of rho-star, slope-at-one or local-rate")
            .typically(0, 1)
            .byDefault(0.5)
            .visibleWhen("target", "rho-star", "slope-at-one", "local-rate");
    static final Parameter.Real LINEAR = Parameter.real("linear", "c₁², the share of the line x in E[φ²]")
            .in(Range.closedOpen(0, 1))
            .typically(0, 0.9)
            .byDefault(0.5);
    static final Parameter.Reals SHAPE = Parameter.reals(
                    "shape", "Shares of he₂, he₃, … in the nonlinear part, up to a factor", 1, 99)
            .in(Range.closedOpen(0, Double.POSITIVE_INFINITY))
            .byDefault(1);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "designed", "Hermite sum whose kernel map meets a target")
                .formula("Σ cₖ heₖ(x), Σ cₖ² = 1")
                .parameters(TARGET, VALUE, LINEAR, SHAPE)
                .sources(
                        "Joudaki and Hofmann, Emergence of globally attracting fixed points in deep neural networks with"
                                + " nonlinear activations, AISTATS 2025, arXiv:2410.20107");
    }

    @Override
    public ActivationFunction create(Values checked) {
        double[] shape = checked.get(SHAPE);
        double sum = 0;
        for (double each : shape) {
            sum += each;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new Refusal(
                    "the shares of shape add up to " + sum + "; give at least one that is positive", SHAPE.name(), 0);
        }
        KernelDesign.Result result =
                new KernelDesign(checked.get(LINEAR), shape).of(checked.get(TARGET), checked.get(VALUE));
        return new DesignedSum(result.sum(), result.design());
    }
}
