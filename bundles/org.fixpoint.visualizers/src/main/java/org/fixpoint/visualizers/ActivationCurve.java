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
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.visualizers.paint.Hues;
import org.osgi.service.component.annotations.Component;

/** An activation and its derivative over the same axis. */
@Component(service = Contribution.class)
public final class ActivationCurve implements Contribution<Visualizer> {
    private static final Slot ACTIVATION =
            new Slot("activation", Item.Array.class, "activation", Set.of("x"), true, "φ over x");
    private static final Slot DERIVATIVE =
            new Slot("derivative", Item.Array.class, "activation-derivative", Set.of("x"), false, "φ′ over the same x");
    private static final Slot KINKS = new Slot(
            "kinks",
            Item.Array.class,
            "activation-kinks",
            Set.of("kink"),
            false,
            "φ where a derivative of it is broken");

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "activation-curve", "An activation and its derivative");
    }

    @Override
    public Visualizer create(Values checked) {
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(ACTIVATION, DERIVATIVE, KINKS);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                Filled slots = new Filled(filled);
                return drawn(slots.required(ACTIVATION), slots.array(DERIVATIVE), slots.array(KINKS));
            }
        };
    }

    private static Figure drawn(Item.Array given, Optional<Item.Array> derivative, Optional<Item.Array> kinks) {
        Item.Array values = Slices.withoutIdle(given, Sweeps.of(given, List.of("x")));
        Arrangement arrangement = Arrangement.of(values, "x", new Arrangement.Choice("auto", "auto", "none"));
        derivative.ifPresent(slope -> requireSameLength(values, slope));
        Axis x = Axis.linear(Wording.axis(arrangement.along()));
        Axis y = Axis.linear(derivative.isPresent() ? "φ(x), φ′(x)" : "φ(x)");
        List<Panel> panels = new ArrayList<>();
        for (Map<String, Integer> place : arrangement.panelPlaces()) {
            List<Mark> marks = new ArrayList<>(lines(values, arrangement, place, false));
            derivative.ifPresent(slope -> marks.addAll(lines(slope, arrangement, place, true)));
            kinks.flatMap(broken -> points(broken, arrangement.coordinates())).ifPresent(marks::add);
            panels.add(new Panel.Plot(arrangement.panelTitle(place), x, y, marks));
        }
        Optional<String> finding = finding(derivative.orElse(values), arrangement, derivative.isPresent());
        return new Figure(
                derivative.isPresent() ? "Activation and derivative" : "Activation",
                finding,
                Curves.columns(panels.size()),
                panels);
    }

    private static void requireSameLength(Item.Array values, Item.Array slope) {
        int n = new Slices(values).dimension("x").map(Dimension::size).orElse(0);
        if (n != new Slices(slope).dimension("x").map(Dimension::size).orElse(0)) {
            throw new Refusal(
                    values.name() + " and " + slope.name() + " are over different x; give items of one analysis");
        }
    }

    private static List<Mark> lines(
            Item.Array array, Arrangement arrangement, Map<String, Integer> place, boolean slope) {
        List<Mark> lines = new ArrayList<>();
        int count = arrangement.seriesCount();
        Mark.Stroke stroke = slope ? Mark.Stroke.DASHED : Mark.Stroke.SOLID;
        String symbol = slope ? "φ′" : "φ";
        for (int i = 0; i < count; i++) {
            int hue = arrangement.series().isPresent() ? Hues.ordered(i, count) : slope ? 1 : 0;
            String label = arrangement.series().isPresent() ? symbol + ", " + arrangement.seriesLabel(i, "") : symbol;
            lines.add(
                    new Mark.Line(label, hue, stroke, arrangement.coordinates(), curve(array, arrangement, place, i)));
        }
        return lines;
    }

    /** The kinks of one activation between the ends of its curve; of several on one panel nobody could tell whose they are. */
    private static Optional<Mark> points(Item.Array kinks, double[] x) {
        Dimension along = kinks.dims().get(0);
        if (kinks.dims().size() > 1 || !(along instanceof Dimension.Numbers places)) {
            throw new Refusal("slot kinks: " + kinks.name()
                    + " has more dimensions than the kinks; give those of one activation");
        }
        int[] seen = IntStream.range(0, places.size())
                .filter(i -> places.values()[i] >= x[0] && places.values()[i] <= x[x.length - 1])
                .toArray();
        return seen.length == 0
                ? Optional.empty()
                : Optional.of(new Mark.Points(
                        seen.length == 1 ? "kink" : "kinks",
                        0,
                        Mark.Shape.DIAMOND,
                        IntStream.of(seen).mapToDouble(i -> places.values()[i]).toArray(),
                        IntStream.of(seen).mapToDouble(i -> kinks.data()[i]).toArray()));
    }

    private static double[] curve(Item.Array array, Arrangement arrangement, Map<String, Integer> place, int member) {
        return Spread.of(new Slices(array).along("x", arrangement.place(place, member)))
                .mean();
    }

    /** Where the curve is largest, over all panels. */
    private static Optional<String> finding(Item.Array array, Arrangement arrangement, boolean slope) {
        double[] x = arrangement.coordinates();
        double largest = Double.NEGATIVE_INFINITY;
        String where = "";
        for (Map<String, Integer> place : arrangement.panelPlaces()) {
            for (int member = 0; member < arrangement.seriesCount(); member++) {
                double[] y = curve(array, arrangement, place, member);
                for (int i = 0; i < y.length; i++) {
                    if (y[i] > largest * (1 + 1e-12) || (y[i] > largest && largest <= 0)) {
                        largest = y[i];
                        String title = arrangement.panelTitle(place);
                        String series = arrangement.seriesLabel(member, "");
                        where = title + (title.isEmpty() || series.isEmpty() ? "" : ", ") + series
                                + (title.isEmpty() && series.isEmpty() ? "" : ", ") + "at x = "
                                + Wording.number(x[i], 3);
                    }
                }
            }
        }
        return Optional.of("On [" + Wording.number(x[0], 3) + ", " + Wording.number(x[x.length - 1], 3)
                + "] the largest " + (slope ? "slope" : "value") + " is " + Wording.number(largest, 3) + " (" + where
                + ").");
    }
}
