package org.fixpoint.analyses.activation;

import java.util.List;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Facet;
import org.osgi.service.component.annotations.Component;

/** The graph of an activation and of its derivative. */
@Component(service = Contribution.class)
public final class ActivationCurve implements Contribution<Analysis> {
    static final Parameter.Real FROM =
            Parameter.real("from", "the least argument").typically(-10, 0).byDefault(-5);
    static final Parameter.Real TO =
            Parameter.real("to", "the greatest argument").typically(0, 10).byDefault(5);
    static final Parameter.Whole POINTS = Parameter.whole("points", "how many arguments, ends included", 2, 100_001)
            .byDefault(501);

    private static final ItemSpec ACTIVATION =
            new ItemSpec("activation", Item.Array.class, "activation", List.of("x"), "φ(x)");
    private static final ItemSpec DERIVATIVE = new ItemSpec(
            "derivative",
            Item.Array.class,
            "activation-derivative",
            List.of("x"),
            "φ'(x), at a kink the mean of the one-sided derivatives");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "activation-curve", "An activation and its derivative over an interval")
                .parameters(FROM, TO, POINTS);
    }

    @Override
    public Analysis create(Values checked) {
        double from = checked.get(FROM);
        double to = checked.get(TO);
        if (!(from < to)) {
            throw new Refusal("activation-curve runs from " + from + " to " + to + "; give a to above from");
        }
        return new Curve(from, to, checked.get(POINTS));
    }

    /**
     * Both graphs on equally spaced arguments.
     *
     * @param activation φ
     * @param from the least argument
     * @param to the greatest
     * @param points how many, ends included
     */
    public static List<Item> items(ActivationFunction activation, double from, double to, int points) {
        Dimension.Numbers x = Grid.linear("x", from, to, points);
        double[] values = new double[points];
        double[] derivatives = new double[points];
        activation.values(x.values(), values);
        activation.derivatives(x.values(), derivatives);
        return List.of(
                new Item.Array(ACTIVATION.name(), ACTIVATION.quantity(), "", List.of(x), values),
                new Item.Array(DERIVATIVE.name(), DERIVATIVE.quantity(), "", List.of(x), derivatives));
    }

    private record Curve(double from, double to, int points) implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of(Facet.ACTIVATION);
        }

        @Override
        public boolean needsInputs() {
            return false;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(ACTIVATION, DERIVATIVE);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            return items(subject.get(Facet.ACTIVATION), from, to, points);
        }
    }
}
