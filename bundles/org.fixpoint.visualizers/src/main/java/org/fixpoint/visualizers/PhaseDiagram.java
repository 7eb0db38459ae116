package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Panel.Scale;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/** χ₁ over weight and bias variance as a heat map, the critical line on it: solid where its variance attracts, else dotted. */
@Component(service = Contribution.class)
public final class PhaseDiagram implements Contribution<Visualizer> {
    static final String WEIGHTS = "sigma-w-squared";
    static final String BIASES = "sigma-b-squared";
    private static final Slot CHI =
            new Slot("chi", Item.Array.class, "chi", Set.of(WEIGHTS, BIASES), true, "χ₁ over weight and bias variance");
    private static final Slot LINE = new Slot(
            "line",
            Item.Table.class,
            "critical-line",
            Set.of(WEIGHTS, BIASES, "note"),
            false,
            "the points of χ₁ = 1, in the order in which they are joined");

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "phase-diagram", "Order and chaos over weight and bias variance")
                .sources(
                        "Poole et al. (2016), arXiv:1606.05340, Figure 1",
                        "Schoenholz, Gilmer, Ganguli and Sohl-Dickstein (2017), arXiv:1611.01232");
    }

    @Override
    public Visualizer create(Values checked) {
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(CHI, LINE);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                Filled slots = new Filled(filled);
                Optional<Item.Table> line =
                        filled.containsKey(LINE.name()) ? Optional.of(slots.table(LINE)) : Optional.empty();
                return drawn(slots.required(CHI), line.map(CriticalPoints::of).orElse(CriticalPoints.NONE));
            }
        };
    }

    private static Figure drawn(Item.Array given, CriticalPoints points) {
        Item.Array chi = Slices.withoutIdle(given, Sweeps.of(given, List.of(WEIGHTS, BIASES)));
        Arrangement panels = Arrangement.of(chi, WEIGHTS, new Arrangement.Choice("none", BIASES, "auto"));
        List<Dimension> outer = panels.panels();
        double[] weights = numbers(chi, WEIGHTS);
        double[] biases = numbers(chi, BIASES);
        Axis x = Axis.linear("weight variance σ_w²").from(weights[0], weights[weights.length - 1]);
        Axis y = Axis.linear("bias variance σ_b²").from(biases[0], biases[biases.length - 1]);
        List<Panel> plots = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (Map<String, Integer> place : panels.panelPlaces()) {
            double[] cells = cells(chi, place, weights.length, biases);
            CriticalPoints here = points.at(outer, place).within(weights, biases);
            List<Mark> marks = new ArrayList<>();
            marks.add(new Mark.Heat("χ₁", weights, biases, cells, Scale.LINEAR, OptionalDouble.of(1)));
            marks.addAll(here.marks());
            String title = panels.panelTitle(place);
            plots.add(new Panel.Plot(title, x, y, marks));
            findings.add((title.isEmpty() ? "" : title + ": ") + here.finding() + open(cells));
        }
        return new Figure(
                "Order (χ₁ < 1) and chaos (χ₁ > 1)",
                Optional.of(String.join("; ", findings) + "."),
                Curves.columns(plots.size()),
                plots);
    }

    private static double[] numbers(Item.Array chi, String name) {
        Dimension dim = new Slices(chi).dimension(name).orElseThrow();
        return dim instanceof Dimension.Numbers numbers
                ? numbers.values()
                : Dimension.index(name, dim.size()).values();
    }

    /** Rows of bias variance, columns of weight variance; the mean over what distinguishes points within a panel. */
    private static double[] cells(Item.Array chi, Map<String, Integer> place, int columns, double[] biases) {
        double[] cells = new double[columns * biases.length];
        for (int i = 0; i < biases.length; i++) {
            Map<String, Integer> row = new LinkedHashMap<>(place);
            row.put(BIASES, i);
            double[] values = Spread.of(new Slices(chi).along(WEIGHTS, row)).mean();
            System.arraycopy(values, 0, cells, i * columns, columns);
        }
        return cells;
    }

    private static String open(double[] cells) {
        long missing =
                Arrays.stream(cells).filter(each -> !Double.isFinite(each)).count();
        return missing == 0
                ? ""
                : ", and in " + missing + " of " + cells.length + " cells lengths grow without bound or oscillate";
    }
}
