package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/** Where bifurcations lie over two parameters: the one of the branches, and one that was swept. */
@Component(service = Contribution.class)
public final class BifurcationLines implements Contribution<Visualizer> {
    private static final Slot BIFURCATIONS = new Slot(
            "bifurcations",
            Item.Table.class,
            "bifurcations",
            Set.of("kind", "parameter"),
            true,
            "bifurcations at each value of a swept parameter");

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(
                Visualizer.class, "two-parameter-diagram", "Bifurcations over the parameter and a swept one");
    }

    @Override
    public Visualizer create(Values checked) {
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(BIFURCATIONS);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new SweptTable(new Filled(filled).table(BIFURCATIONS)));
            }
        };
    }

    private static Figure drawn(SweptTable table) {
        Column.Numbers swept = table.sweep(Set.of("kind")).stream()
                .filter(column -> column instanceof Column.Numbers)
                .map(column -> (Column.Numbers) column)
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(
                                table.table().name()
                                        + " was computed for one model only; sweep a number of the model, or take bifurcation-diagram"));
        List<Integer> rows =
                new ArrayList<>(IntStream.range(0, table.table().rows()).boxed().toList());
        Panel.Plot plot = new Panel.Plot(
                "",
                Axis.linear(BifurcationMarks.parameter(table)),
                Axis.linear(Wording.quantity(swept.name(), swept.unit())),
                BifurcationMarks.of(rows, table.words("kind"), table.numbers("parameter"), swept.values()));
        String finding = rows.size() + " bifurcations at "
                + IntStream.range(0, swept.values().length)
                        .mapToDouble(i -> swept.values()[i])
                        .distinct()
                        .count()
                + " values of " + swept.name().replace('-', ' ') + ".";
        return new Figure("Bifurcations over two parameters", Optional.of(finding), 1, List.of(plot));
    }
}
