package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/**
 * The share of faces that are CIPS, exact and estimated from random points, over the last number that was swept or else over the size
 * of the faces; a panel for each value of the others.
 *
 * <p>Faces are a sample of all: bars are Wilson's 95 % intervals for the share among all faces. Those of one place stand side by side.
 */
@Component(service = Contribution.class)
public final class CipsRates implements Contribution<Visualizer> {
    private static final Slot SUMMARY = new Slot(
            "summary",
            Item.Table.class,
            "cips-summary",
            Set.of("size", "faces", "rate", "sampled-rate"),
            true,
            "shares of faces for each size, exact and estimated");
    private static final Set<String> OWN = Set.of("size");
    private static final double NORMAL = 1.959963984540054; // 97.5 % quantile
    private static final double ASIDE = 0.02; // of the extent, from one line to the next
    private static final Mark.Shape[] EXACT = {
        Mark.Shape.DISC, Mark.Shape.SQUARE, Mark.Shape.TRIANGLE, Mark.Shape.DIAMOND
    };

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "cips-rates", "Shares of faces that are CIPS, exact beside estimated")
                .sources("Wilson (1927), J. Amer. Statist. Assoc. 22, 209");
    }

    @Override
    public Visualizer create(Values checked) {
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(SUMMARY);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new SweptTable(new Filled(filled).table(SUMMARY)));
            }
        };
    }

    private static Figure drawn(SweptTable table) {
        List<Column> sweep = table.sweep(OWN);
        Optional<Column.Numbers> swept = sweep.stream()
                .filter(Column.Numbers.class::isInstance)
                .map(Column.Numbers.class::cast)
                .reduce((first, second) -> second);
        Column.Numbers along = swept.orElseGet(() -> table.column("size"));
        double[] x = along.values();
        Map<String, List<Integer>> places = table.placesBy(
                sweep.stream().filter(each -> !each.equals(along)).toList());
        double step = ASIDE * extent(x);
        List<Panel> panels = new ArrayList<>();
        places.forEach((place, rows) -> {
            Map<String, List<Integer>> bySize = new LinkedHashMap<>();
            for (int row : rows) {
                String size = swept.isPresent() ? sized(table.numbers("size")[row]) : "";
                bySize.computeIfAbsent(size, each -> new ArrayList<>()).add(row);
            }
            List<Mark> marks = new ArrayList<>();
            int member = 0;
            for (Map.Entry<String, List<Integer>> each : bySize.entrySet()) {
                double aside = (2 * member - bySize.size() + 0.5) * step;
                String of = each.getKey();
                marks.addAll(marks(table, "rate", each.getValue(), x, aside, of + "exact", member, true));
                marks.addAll(
                        marks(table, "sampled-rate", each.getValue(), x, aside + step, of + "sampled", member, false));
                member++;
            }
            panels.add(new Panel.Plot(
                    place,
                    Axis.linear(Wording.quantity(along.name(), along.unit())),
                    Axis.linear("share of CIPS faces, 95 % intervals").from(-0.02, 1.05),
                    marks));
        });
        return new Figure("CIPS rates", Optional.of(finding(table)), Curves.columns(panels.size()), panels);
    }

    private static String sized(double size) {
        return "size " + Wording.number(size, 4) + ", ";
    }

    private static double extent(double[] x) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double each : x) {
            least = Math.min(least, each);
            most = Math.max(most, each);
        }
        return Math.max(most - least, 1e-3);
    }

    private static List<Mark> marks(
            SweptTable table,
            String rate,
            List<Integer> rows,
            double[] along,
            double aside,
            String label,
            int member,
            boolean exact) {
        double[] rates = table.numbers(rate);
        double[] faces = table.numbers("faces");
        double[] x = rows.stream().mapToDouble(row -> along[row] + aside).toArray();
        double[] y = rows.stream().mapToDouble(row -> rates[row]).toArray();
        double[] barX = new double[3 * x.length];
        double[] barY = new double[3 * x.length];
        for (int i = 0; i < x.length; i++) {
            double[] interval = wilson(rates[rows.get(i)], faces[rows.get(i)]);
            barX[3 * i] = x[i];
            barX[3 * i + 1] = x[i];
            barX[3 * i + 2] = x[i];
            barY[3 * i] = interval[0];
            barY[3 * i + 1] = interval[1];
            barY[3 * i + 2] = Double.NaN;
        }
        Mark.Stroke stroke = exact ? Mark.Stroke.SOLID : Mark.Stroke.DASHED;
        Mark.Shape shape = exact ? EXACT[member % EXACT.length] : Mark.Shape.CIRCLE;
        return List.of(
                new Mark.Line("", member, Mark.Stroke.SOLID, barX, barY),
                new Mark.Line(label, member, stroke, x, y),
                new Mark.Points(label, member, shape, x, y));
    }

    /** Wilson's score interval of a share among n. */
    static double[] wilson(double share, double n) {
        double z2 = NORMAL * NORMAL;
        double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = NORMAL / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n));
        return new double[] {middle - half, middle + half};
    }

    private static String finding(SweptTable table) {
        double[] exact = table.numbers("rate");
        double[] sampled = table.numbers("sampled-rate");
        int worst = 0;
        for (int i = 1; i < exact.length; i++) {
            worst = Math.abs(sampled[i] - exact[i]) > Math.abs(sampled[worst] - exact[worst]) ? i : worst;
        }
        double apart = Math.abs(sampled[worst] - exact[worst]);
        return apart > 0
                ? "Random points give rates that differ from the exact ones by at most " + Wording.number(apart, 3)
                        + "."
                : "Random points give the exact rates.";
    }
}
