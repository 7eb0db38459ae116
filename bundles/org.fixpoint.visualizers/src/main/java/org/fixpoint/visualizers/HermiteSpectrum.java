package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.fixpoint.visualizers.paint.Hues;
import org.osgi.service.component.annotations.Component;

/** How the second moment of an activation under the Gaussian is spread over Hermite degrees: c_k² over k. */
@Component(service = Contribution.class)
public final class HermiteSpectrum implements Contribution<Visualizer> {
    private static final Slot COEFFICIENTS = new Slot(
            "coefficients",
            Item.Array.class,
            "hermite-coefficient",
            Set.of("degree"),
            true,
            "Hermite coefficients c_k over the degree k");
    private static final Parameter.Flag LOG =
            Parameter.flag("log", "logarithmic vertical axis; coefficients that are zero are left out", false);

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "hermite-spectrum", "Squared Hermite coefficients by degree")
                .formula("φ(z) = Σ cₖ hₖ(z), E[φ²] = Σ cₖ²")
                .parameters(LOG)
                .sources("Daniely, Frostig and Singer (2016), arXiv:1602.05897");
    }

    @Override
    public Visualizer create(Values checked) {
        boolean log = checked.get(LOG);
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(COEFFICIENTS);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new Filled(filled).required(COEFFICIENTS), log);
            }
        };
    }

    private static Figure drawn(Item.Array given, boolean log) {
        Item.Array array = Slices.withoutIdle(given, Sweeps.of(given, List.of("degree")));
        Arrangement arrangement = Arrangement.of(array, "degree", new Arrangement.Choice("auto", "auto", "none"));
        Axis x = Axis.linear("degree k");
        Axis y = log ? Axis.log("cₖ²") : Axis.linear("cₖ²");
        List<Panel> panels = new ArrayList<>();
        List<String> dominant = new ArrayList<>();
        boolean anything = false;
        for (Map<String, Integer> place : arrangement.panelPlaces()) {
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; i < arrangement.seriesCount(); i++) {
                double[] squares = squares(array, arrangement, place, i, log);
                anything |= Arrays.stream(squares).anyMatch(Double::isFinite);
                marks.addAll(marks(arrangement, i, squares, log));
                largestShare(squares, arrangement.coordinates())
                        .ifPresent(share -> dominant.add(share + name(arrangement, place)));
            }
            panels.add(new Panel.Plot(arrangement.panelTitle(place), x, y, marks));
        }
        if (!anything) {
            throw new Refusal(array.name() + " has only zeros, which a logarithmic axis cannot show; give log: false");
        }
        return new Figure("Hermite spectrum", finding(arrangement, dominant), Curves.columns(panels.size()), panels);
    }

    private static double[] squares(
            Item.Array array, Arrangement arrangement, Map<String, Integer> place, int member, boolean log) {
        double[] squares = Spread.of(new Slices(array).along("degree", arrangement.place(place, member)))
                .mean();
        for (int k = 0; k < squares.length; k++) {
            squares[k] = log && squares[k] == 0 ? Double.NaN : squares[k] * squares[k];
        }
        return squares;
    }

    private static List<Mark> marks(Arrangement arrangement, int member, double[] squares, boolean log) {
        double[] degrees = arrangement.coordinates();
        boolean several = arrangement.series().isPresent();
        if (!several && !log) {
            return List.of(new Mark.Bars("", 0, degrees, squares));
        }
        int hue = several ? Hues.ordered(member, arrangement.seriesCount()) : 0;
        String label = arrangement.seriesLabel(member, "");
        return List.of(
                new Mark.Line(label, hue, Mark.Stroke.DOTTED, degrees, squares),
                new Mark.Points(label, hue, Mark.Shape.DISC, degrees, squares));
    }

    private static String name(Arrangement arrangement, Map<String, Integer> place) {
        String title = arrangement.panelTitle(place);
        return title.isEmpty() ? "" : " for " + title;
    }

    /** The degree with the largest square and its part of the sum over the degrees given: {@code 1 (85 %)}. */
    private static Optional<String> largestShare(double[] squares, double[] degrees) {
        double sum = 0;
        int best = -1;
        for (int k = 0; k < squares.length; k++) {
            if (Double.isFinite(squares[k])) {
                sum += squares[k];
                best = best < 0 || squares[k] > squares[best] ? k : best;
            }
        }
        return best < 0 || sum == 0
                ? Optional.empty()
                : Optional.of(
                        Wording.number(degrees[best], 6) + " (" + Wording.number(100 * squares[best] / sum, 3) + " %)");
    }

    private static Optional<String> finding(Arrangement arrangement, List<String> dominant) {
        if (dominant.isEmpty() || arrangement.series().isPresent()) {
            return Optional.empty();
        }
        double[] degrees = arrangement.coordinates();
        return Optional.of("Of the sum of cₖ² up to degree "
                + Wording.number(degrees[degrees.length - 1], 6) + " most lies in degree " + Wording.list(dominant)
                + ".");
    }
}
