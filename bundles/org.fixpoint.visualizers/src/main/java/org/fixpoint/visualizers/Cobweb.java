package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/** A kernel map with its diagonal, its fixed points and a cobweb: what one layer after the other does to a correlation. */
@Component(service = Contribution.class)
public final class Cobweb implements Contribution<Visualizer> {
    private static final Slot KERNEL =
            new Slot("kernel", Item.Array.class, "kernel", Set.of("rho"), true, "the kernel map κ over ρ");
    private static final Slot SLOPE = new Slot(
            "slope",
            Item.Array.class,
            "kernel-slope",
            Set.of("rho"),
            false,
            "κ′ over the same ρ, for a finer place of the fixed point");
    private static final Parameter.Real START = Parameter.real("start", "correlation at which the cobweb begins")
            .in(Range.closed(-1, 1))
            .byDefault(0.1);
    private static final Parameter.Whole STEPS = Parameter.whole(
                    "steps", "layers that the cobweb goes through; 0 for none", 0, 1000)
            .byDefault(30);

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "kernel-map", "A kernel map with its fixed points and a cobweb")
                .parameters(START, STEPS)
                .sources("Joudaki and Hofmann (2024), arXiv:2410.20107");
    }

    @Override
    public Visualizer create(Values checked) {
        double start = checked.get(START);
        int steps = checked.get(STEPS);
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(KERNEL, SLOPE);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                Filled slots = new Filled(filled);
                return drawn(slots.required(KERNEL), slots.array(SLOPE), start, steps);
            }
        };
    }

    private static Figure drawn(Item.Array given, Optional<Item.Array> slopes, double start, int steps) {
        Item.Array array = Slices.withoutIdle(given, Sweeps.of(given, List.of("rho")));
        Arrangement arrangement = Arrangement.of(array, "rho", new Arrangement.Choice("auto", "none", "none"));
        requireAscending(array, arrangement.coordinates());
        List<Panel> panels = new ArrayList<>();
        Map<String, List<String>> sayings = new LinkedHashMap<>();
        for (Map<String, Integer> place : arrangement.panelPlaces()) {
            SampledKernel kernel = new SampledKernel(
                    arrangement.coordinates(),
                    mean(array, place),
                    slopes.map(slope -> mean(slope, place))
                            .filter(slope -> slope.length == arrangement.coordinates().length));
            String title = arrangement.panelTitle(place);
            panels.add(new Panel.Plot(title, Axis.linear("ρ"), Axis.linear("κ(ρ)"), marks(kernel, start, steps)));
            sayings.computeIfAbsent(saying(kernel), saying -> new ArrayList<>())
                    .add(title.isEmpty() ? "The kernel map" : title);
        }
        String finding = sayings.entrySet().stream()
                        .map(each -> Wording.list(each.getValue()) + ": " + each.getKey())
                        .collect(Collectors.joining("; "))
                + ".";
        return new Figure("Kernel map", Optional.of(finding), Curves.columns(panels.size()), panels);
    }

    private static double[] mean(Item.Array array, Map<String, Integer> place) {
        return Spread.of(new Slices(array).along("rho", place)).mean();
    }

    private static void requireAscending(Item.Array array, double[] rho) {
        for (int i = 1; i < rho.length; i++) {
            if (!(rho[i] > rho[i - 1])) {
                throw new Refusal(array.name() + ": ρ is not ascending at " + rho[i] + "; give samples in order");
            }
        }
    }

    private static List<Mark> marks(SampledKernel kernel, double start, int steps) {
        double low = kernel.rho()[0];
        double high = kernel.rho()[kernel.rho().length - 1];
        double[] ends = {low, high};
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Line("diagonal", Mark.NEUTRAL, Mark.Stroke.DOTTED, ends, ends.clone()));
        if (steps > 0 && kernel.covers(start)) {
            marks.add(cobweb(kernel, start, steps));
        }
        marks.add(new Mark.Line("κ", 0, Mark.Stroke.SOLID, kernel.rho(), kernel.kappa()));
        addPoints(marks, kernel, true);
        addPoints(marks, kernel, false);
        return marks;
    }

    private static void addPoints(List<Mark> marks, SampledKernel kernel, boolean stable) {
        double[] at = kernel.crossings().stream()
                .filter(crossing -> crossing.stable() == stable)
                .mapToDouble(SampledKernel.Crossing::rho)
                .toArray();
        if (at.length > 0) {
            Mark.Shape shape = stable ? Mark.Shape.DISC : Mark.Shape.CIRCLE;
            marks.add(new Mark.Points(stable ? "stable" : "unstable", 1, shape, at, at.clone()));
        }
    }

    /** From the diagonal to the curve, from the curve to the diagonal, and so on. */
    private static Mark.Line cobweb(SampledKernel kernel, double start, int steps) {
        List<Double> x = new ArrayList<>(List.of(start));
        List<Double> y = new ArrayList<>(List.of(start));
        double rho = start;
        for (int i = 0; i < steps && kernel.covers(rho); i++) {
            double next = kernel.value(rho);
            x.addAll(List.of(rho, next));
            y.addAll(List.of(next, next));
            rho = next;
        }
        String label = "cobweb from ρ = " + Wording.number(start, 4);
        return new Mark.Line(
                label,
                2,
                Mark.Stroke.SOLID,
                x.stream().mapToDouble(Double::doubleValue).toArray(),
                y.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String saying(SampledKernel kernel) {
        if (kernel.identity()) {
            return "the identity, every correlation stays";
        }
        List<String> points = kernel.crossings().stream()
                .map(each -> (each.stable() ? "stable" : "unstable") + " at ρ = " + Wording.number(each.rho(), 4))
                .toList();
        return points.isEmpty() ? "no fixed point" : Wording.list(points);
    }
}
