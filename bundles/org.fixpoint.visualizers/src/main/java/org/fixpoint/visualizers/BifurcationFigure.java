package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
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

/** Branches of fixed points over a parameter: stable ones solid, unstable ones dashed with a hue for each index. */
@Component(service = Contribution.class)
public final class BifurcationFigure implements Contribution<Visualizer> {
    private static final Set<String> OWN = Set.of("branch", "kind");
    private static final Slot BRANCHES = new Slot(
            "branches",
            Item.Table.class,
            "branches",
            Set.of("branch", "parameter", "index"),
            true,
            "points along each branch");
    private static final Slot BIFURCATIONS = new Slot(
            "bifurcations",
            Item.Table.class,
            "bifurcations",
            Set.of("kind", "parameter"),
            false,
            "where branches fold, meet or change stability");
    private static final Slot COUNTS = new Slot(
            "counts",
            Item.Table.class,
            "fixed-point-counts",
            Set.of("from", "to", "completeness"),
            false,
            "whether a branch is missing, which the figure says");

    /** What is shown of a state. */
    enum Height {
        /** Its Euclidean length. */
        NORM,
        /** Its energy. */
        ENERGY,
        /** The spectral radius of the Jacobian there. */
        SPECTRAL_RADIUS
    }

    private static final Parameter.Choice<Height> HEIGHT = Parameter.choice(
                    "height", "what is shown of a state over the parameter", Height.class)
            .byDefault(Height.NORM);

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "bifurcation-diagram", "Branches of fixed points over a parameter")
                .parameters(HEIGHT);
    }

    @Override
    public Visualizer create(Values checked) {
        String height = Parameter.Choice.written(checked.get(HEIGHT));
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(BRANCHES, BIFURCATIONS, COUNTS);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                SweptTable branches = new SweptTable(new Filled(filled).table(BRANCHES));
                Optional<Item> given = Optional.ofNullable(filled.get(BIFURCATIONS.name()));
                Optional<SweptTable> points = given.filter(
                                item -> !(item instanceof Item.Table table && table.rows() == 0))
                        .map(item -> new SweptTable(new Filled(filled).table(BIFURCATIONS)));
                Optional<String> verdict = Optional.ofNullable(filled.get(COUNTS.name()))
                        .flatMap(item -> Verdicts.of(new Filled(filled).table(COUNTS)));
                return drawn(branches, points, verdict, height);
            }
        };
    }

    private static Figure drawn(
            SweptTable branches, Optional<SweptTable> points, Optional<String> verdict, String height) {
        Axis x = Axis.linear(BifurcationMarks.parameter(branches));
        Axis y = Axis.linear(words(height));
        List<Panel> panels = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        Map<String, List<Integer>> nodes = points.map(each -> each.places(OWN)).orElse(Map.of());
        branches.places(OWN).forEach((place, rows) -> {
            List<Mark> marks = new ArrayList<>(lines(branches, rows, height));
            List<Integer> here = nodes.getOrDefault(place, List.of());
            points.ifPresent(table -> {
                double[] heights =
                        height.equals("spectral-radius") ? ones(table.table().rows()) : table.numbers(height);
                marks.addAll(BifurcationMarks.of(here, table.words("kind"), table.numbers("parameter"), heights));
                String saying = BifurcationMarks.saying(here, table.words("kind"), table.numbers("parameter"));
                findings.add(place.isEmpty() ? saying : place + ": " + saying);
            });
            panels.add(new Panel.Plot(place, x, y, marks));
        });
        verdict.ifPresent(findings::add);
        Optional<String> finding = findings.isEmpty() || findings.size() > 6
                ? Optional.empty()
                : Optional.of(Wording.capital(String.join("; ", findings)) + ".");
        return new Figure("Branches of fixed points", finding, Curves.columns(panels.size()), panels);
    }

    private static String words(String height) {
        return switch (height) {
            case "norm" -> "length |x|";
            case "energy" -> "energy";
            default -> "spectral radius";
        };
    }

    /** At a bifurcation an eigenvalue is on the unit circle. */
    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** One mark for each index, the stretches of its branches parted by gaps. */
    private static List<Mark> lines(SweptTable table, List<Integer> rows, String height) {
        double[] branch = table.numbers("branch");
        double[] parameter = table.numbers("parameter");
        double[] index = table.numbers("index");
        double[] values = table.numbers(height);
        if (rows.stream().noneMatch(row -> Double.isFinite(values[row]))) {
            throw new Refusal(table.table().name() + " has no finite " + height + "; show the norm by height: norm");
        }
        Map<Integer, List<Integer>> byIndex = new TreeMap<>(); // rows of a line, −1 for a gap
        for (int k = 0; k + 1 < rows.size(); k++) {
            int from = rows.get(k);
            int to = rows.get(k + 1);
            if (branch[from] == branch[to]) {
                List<Integer> line =
                        byIndex.computeIfAbsent((int) Math.max(index[from], index[to]), each -> new ArrayList<>());
                if (line.isEmpty() || line.get(line.size() - 1) != from) {
                    line.add(-1);
                    line.add(from);
                }
                line.add(to);
            }
        }
        List<Mark> marks = new ArrayList<>();
        byIndex.forEach((unstable, line) -> marks.add(line(unstable, line, parameter, values)));
        return marks;
    }

    private static Mark line(int index, List<Integer> line, double[] parameter, double[] values) {
        double[] x = new double[line.size()];
        double[] y = new double[line.size()];
        for (int i = 0; i < x.length; i++) {
            int row = line.get(i);
            x[i] = parameter[row < 0 ? line.get(i + 1) : row];
            y[i] = row < 0 || !Double.isFinite(values[row]) ? Double.NaN : values[row];
        }
        return new Mark.Line(
                index == 0 ? "stable" : "unstable, index " + index,
                index,
                index == 0 ? Mark.Stroke.SOLID : Mark.Stroke.DASHED,
                x,
                y);
    }
}
