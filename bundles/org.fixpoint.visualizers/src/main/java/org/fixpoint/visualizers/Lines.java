package org.fixpoint.visualizers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Panel.Scale;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/** Any array as lines along one of its dimensions, with the spread over replicates. */
@Component(service = Contribution.class)
public final class Lines implements Contribution<Visualizer> {
    private static final Slot ARRAY =
            new Slot("array", Item.Array.class, "", Set.of(), true, "an array of at least one dimension");
    private static final Parameter.Text ALONG = Parameter.text(
                    "along", "dimension of the horizontal axis, or auto (the last)")
            .byDefault("auto");
    private static final Parameter.Choice<Scale> X_SCALE = Parameter.choice(
                    "x-scale", "scale of the horizontal axis", Scale.class)
            .byDefault(Scale.LINEAR);
    private static final Parameter.Choice<Scale> Y_SCALE = Parameter.choice(
                    "y-scale", "scale of the vertical axis", Scale.class)
            .byDefault(Scale.LINEAR);

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "lines", "Any array along a dimension, a band over replicates")
                .parameters(ALONG, Arrangement.PANELS, Arrangement.SERIES, Arrangement.BANDS, X_SCALE, Y_SCALE);
    }

    @Override
    public Visualizer create(Values checked) {
        Arrangement.Choice choice = Arrangement.Choice.of(checked);
        String along = checked.get(ALONG);
        Scale xScale = checked.get(X_SCALE);
        Scale yScale = checked.get(Y_SCALE);
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(ARRAY);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new Filled(filled).required(ARRAY), along, choice, xScale, yScale);
            }
        };
    }

    private static Figure drawn(
            Item.Array array, String wanted, Arrangement.Choice choice, Scale xScale, Scale yScale) {
        if (array.dims().isEmpty()) {
            throw new Refusal(array.name() + " is a single number; sweep a parameter to draw it as a line");
        }
        requireSomethingPositive(array, yScale);
        Dimension last = array.dims().get(array.dims().size() - 1);
        Arrangement arrangement = Arrangement.of(array, wanted.equals("auto") ? last.name() : wanted, choice);
        Dimension along = arrangement.along();
        Curves curves = new Curves(array, Optional.empty(), arrangement);
        String words = array.quantity().replace('-', ' ');
        String title = Wording.capital(words) + " by " + along.name().replace('-', ' ');
        return curves.figure(title, Endings.finding(curves, words), words, xScale, yScale);
    }

    private static void requireSomethingPositive(Item.Array array, Scale yScale) {
        if (yScale == Scale.LINEAR) {
            return;
        }
        for (double value : array.data()) {
            if (value > 0 && Double.isFinite(value)) {
                return;
            }
        }
        throw new Refusal(array.name() + " has no positive number for a logarithmic axis; give y-scale: linear");
    }
}
