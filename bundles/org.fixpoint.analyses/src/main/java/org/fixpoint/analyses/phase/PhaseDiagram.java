package org.fixpoint.analyses.phase;

import java.util.List;
import org.fixpoint.analyses.activation.Grid;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Facet;
import org.fixpoint.maths.kernel.CriticalLine;
import org.fixpoint.maths.kernel.MomentTable;
import org.osgi.service.component.annotations.Component;

/**
 * The order-to-chaos phase diagram of the model's activation in the plane of (σ_w², σ_b²): χ₁ on a grid, and the line χ₁ = 1 found
 * by a solver at every σ_b² of the grid and at those asked for.
 *
 * <p>The model's own variances are not used; whether its activation is scaled to second moment 1 is, and then σ_w² is counted in
 * units of E[φ(Z)²].
 */
@Component(service = Contribution.class)
public final class PhaseDiagram implements Contribution<Analysis> {
    private static final Range POSITIVE = Range.open(0, Double.POSITIVE_INFINITY);
    private static final Range NOT_NEGATIVE = Range.closedOpen(0, Double.POSITIVE_INFINITY);

    static final Parameter.Real WEIGHT_FROM = Parameter.real("weight-from", "the smallest σ_w²")
            .in(POSITIVE)
            .typically(0.1, 2)
            .byDefault(0.1);
    static final Parameter.Real WEIGHT_TO = Parameter.real("weight-to", "the largest σ_w²")
            .in(POSITIVE)
            .typically(1, 10)
            .byDefault(4);
    static final Parameter.Whole WEIGHT_POINTS = Parameter.whole(
                    "weight-points", "how many σ_w², ends included", 2, 1001)
            .byDefault(79);
    static final Parameter.Real BIAS_FROM = Parameter.real("bias-from", "the smallest σ_b²")
            .in(NOT_NEGATIVE)
            .typically(0, 1)
            .byDefault(0);
    static final Parameter.Real BIAS_TO = Parameter.real("bias-to", "the largest σ_b²")
            .in(POSITIVE)
            .typically(0.1, 4)
            .byDefault(0.5);
    static final Parameter.Whole BIAS_POINTS = Parameter.whole("bias-points", "how many σ_b², ends included", 2, 1001)
            .byDefault(51);
    static final Parameter.Reals AT = Parameter.reals(
                    "at", "further σ_b² at which the critical line is located", 0, 1000)
            .in(NOT_NEGATIVE)
            .byDefault();
    static final Parameter.Real LENGTH = Parameter.real("length", "mean squared length of the inputs")
            .in(POSITIVE)
            .typically(0.1, 10)
            .byDefault(1);

    /** Named apart from the parameters of a model, which a sweep may turn into dimensions of their own. */
    static final String WEIGHTS = "sigma-w-squared";

    static final String BIASES = "sigma-b-squared";

    private static final double LEAST = 1e-6;
    private static final double MOST = 1e4;

    private static final ItemSpec CHI = new ItemSpec(
            "chi",
            Item.Array.class,
            "chi",
            List.of(WEIGHTS, BIASES),
            "χ₁ at the stationary variance; infinite where there is none because variances grow or oscillate");
    private static final ItemSpec VARIANCE = new ItemSpec(
            "stationary-variance",
            Item.Array.class,
            "stationary-variance",
            List.of(WEIGHTS, BIASES),
            "q* that the variance of pre-activations settles at; infinite where it grows without bound");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "phase-diagram", "Order and chaos over weight and bias variance")
                .formula("χ₁ = σ_w² E[φ'(√q* Z)²] = 1 at σ_w² = 1/E[φ'(√q Z)²], σ_b² = q − σ_w² E[φ(√q Z)²]")
                .parameters(WEIGHT_FROM, WEIGHT_TO, WEIGHT_POINTS, BIAS_FROM, BIAS_TO, BIAS_POINTS, AT, LENGTH)
                .sources(
                        "Poole et al. (2016), arXiv:1606.05340, Figure 1",
                        "Schoenholz, Gilmer, Ganguli and Sohl-Dickstein (2017), arXiv:1611.01232");
    }

    @Override
    public Analysis create(Values checked) {
        Dimension.Numbers weights =
                range(WEIGHTS, checked.get(WEIGHT_FROM), checked.get(WEIGHT_TO), checked.get(WEIGHT_POINTS));
        Dimension.Numbers biases =
                range(BIASES, checked.get(BIAS_FROM), checked.get(BIAS_TO), checked.get(BIAS_POINTS));
        double[] asked = checked.get(AT);
        double length = checked.get(LENGTH);
        return new OfModel(Facet.MEAN_FIELD_RULE, List.of(CHI, VARIANCE, CriticalTable.SPEC), (subject, run) -> {
            PropagatingLayer layer = PropagatingLayer.of(subject.get(Facet.MEAN_FIELD_RULE));
            requireSlope(layer);
            return QuadraturePair.orRefuse(() -> items(layer, weights, biases, asked, length, run));
        });
    }

    private static Dimension.Numbers range(String name, double from, double to, int points) {
        if (!(from < to)) {
            throw new Refusal("the range of " + name + " is from " + from + " to " + to
                    + "; give one with its first end below the second");
        }
        return Grid.linear(name, from, to, points);
    }

    private static void requireSlope(PropagatingLayer layer) {
        if (layer.function().hasJumps()) {
            throw new Refusal(
                    "the activation jumps at x = " + layer.function().jumps()[0]
                            + ", so that E[φ'²] and with it χ₁ is infinite for every σ_w²: nearby inputs always part and there is no"
                            + " critical line; take a continuous activation, or edge-of-chaos for the fixed point of one that jumps");
        }
        if (!(layer.pair().slopeSecondMoment(1) > 0)) {
            throw new Refusal(
                    "the activation is constant under the Gaussian, so that χ₁ is 0 everywhere and there is no critical"
                            + " line; take one that is not");
        }
    }

    private static List<Item> items(
            PropagatingLayer layer,
            Dimension.Numbers weights,
            Dimension.Numbers biases,
            double[] asked,
            double length,
            RunContext run) {
        MomentTable table = MomentTable.of(layer.function(), LEAST, MOST);
        TabledLengths lengths = new TabledLengths(table);
        ChiGrid grid = ChiGrid.of(layer, lengths, weights.values(), biases.values(), length, run);
        CriticalLine line = new CriticalLine(table);
        return List.of(
                new Item.Array(CHI.name(), CHI.quantity(), "", List.of(weights, biases), grid.chi()),
                new Item.Array(VARIANCE.name(), VARIANCE.quantity(), "", List.of(weights, biases), grid.variance()),
                new CriticalTable(layer, line, lengths, length).of(weights, biases, asked, run));
    }
}
