package org.fixpoint.visualizers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Panel.Scale;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/** Similarity of representations layer by layer: measured networks with their spread, and the theory, on one figure. */
@Component(service = Contribution.class)
public final class Trajectories implements Contribution<Visualizer> {
    private static final Slot MEASURED = new Slot(
            "measured",
            Item.Array.class,
            "similarity",
            Set.of("layer"),
            false,
            "similarity measured in sampled networks, layer by layer");
    private static final Slot PREDICTED = new Slot(
            "predicted",
            Item.Array.class,
            "predicted-similarity",
            Set.of("layer"),
            false,
            "similarity predicted at infinite width, layer by layer");
    private static final Slot STARTS = new Slot(
            "trajectories",
            Item.Array.class,
            "trajectory",
            Set.of("layer"),
            false,
            "similarity predicted from given starts; shown if nothing is measured");

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "trajectories", "Similarity layer by layer, theory beside measurement")
                .parameters(Arrangement.PANELS, Arrangement.SERIES, Arrangement.BANDS)
                .sources("Joudaki and Hofmann (2024), arXiv:2410.20107");
    }

    @Override
    public Visualizer create(Values checked) {
        Arrangement.Choice choice = Arrangement.Choice.of(checked);
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(MEASURED, PREDICTED, STARTS);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new Filled(filled), choice);
            }
        };
    }

    private static Figure drawn(Filled filled, Arrangement.Choice choice) {
        Optional<Item.Array> measured = filled.array(MEASURED);
        Optional<Item.Array> predicted =
                filled.array(PREDICTED).or(() -> measured.isPresent() ? Optional.empty() : filled.array(STARTS));
        if (measured.isPresent()) {
            predicted.ifPresent(theory -> requireSameLayers(measured.get(), theory));
            Curves curves = new Curves(measured.get(), predicted, Arrangement.of(measured.get(), "layer", choice));
            String title = predicted.isPresent()
                    ? "Similarity layer by layer: networks and theory"
                    : "Similarity layer by layer, measured";
            Optional<String> finding =
                    predicted.isPresent() ? Comparison.finding(curves) : Endings.finding(curves, "measured similarity");
            return curves.figure(title, finding, "measured", Scale.LINEAR, Scale.LINEAR);
        }
        Item.Array theory =
                predicted.orElseThrow(() -> new Refusal("slots measured, predicted and trajectories are empty; "
                        + "fill one with similarity, predicted-similarity or trajectory over layers"));
        Item.Array reduced = Slices.withoutIdle(theory, Sweeps.of(theory, List.of("start", "layer")));
        Curves curves = new Curves(reduced, Optional.empty(), Arrangement.of(reduced, "layer", choice));
        return curves.figure(
                "Similarity layer by layer, predicted",
                Endings.finding(curves, "predicted similarity"),
                "predicted",
                Scale.LINEAR,
                Scale.LINEAR);
    }

    private static void requireSameLayers(Item.Array measured, Item.Array predicted) {
        int layers =
                new Slices(measured).dimension("layer").map(Dimension::size).orElse(0);
        int others =
                new Slices(predicted).dimension("layer").map(Dimension::size).orElse(0);
        if (layers != others) {
            throw new Refusal(measured.name() + " has " + layers + " layers and " + predicted.name() + " has " + others
                    + "; give a measurement and a prediction of the same depth");
        }
        for (Dimension dim : predicted.dims()) {
            Optional<Dimension> other = new Slices(measured).dimension(dim.name());
            if (other.isPresent() && other.get().size() != dim.size()) {
                throw new Refusal(measured.name() + " and " + predicted.name() + " have different lengths along "
                        + dim.name() + "; give items of one run");
            }
        }
    }
}
