package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/**
 * The variance of a measured similarity over networks against their width, with the power law that fits it.
 *
 * <p>By the central limit theorem a similarity of width d fluctuates with variance ~ 1/d. A sample variance of n networks has a
 * relative standard deviation of √(2/(n − 1)), from which the error of the exponent follows. Inputs whose similarity is another in
 * each replicate add a variance that no width lessens; the finding then says so.
 */
@Component(service = Contribution.class)
public final class Fluctuations implements Contribution<Visualizer> {
    private static final Set<String> OWN = Set.of("width", "replicate", "layer");
    private static final double ROUNDING = 1e-12; // of a cosine
    private static final Slot MEASURED = new Slot(
            "measured",
            Item.Array.class,
            "similarity",
            OWN,
            true,
            "similarity measured in several networks of several widths, layer by layer");
    private static final Parameter.Whole LAYER = Parameter.whole(
                    "layer", "the layer whose similarity is looked at; 0 for the last one", 0, 10_000)
            .byDefault(0);

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "fluctuations", "How much networks of one width differ, against width")
                .parameters(LAYER)
                .sources("Joudaki and Hofmann (2024), arXiv:2410.20107, Proposition 1");
    }

    @Override
    public Visualizer create(Values checked) {
        int layer = checked.get(LAYER);
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(MEASURED);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new Filled(filled).required(MEASURED), layer);
            }
        };
    }

    private static Figure drawn(Item.Array measured, int asked) {
        Slices slices = new Slices(measured);
        Dimension.Numbers width = numbers(slices, "width");
        int depth = numbers(slices, "layer").size() - 1;
        if (asked > depth || depth < 1) {
            throw new Refusal("there is no layer " + asked + " in " + measured.name() + ", whose last is " + depth
                    + "; name one of its layers");
        }
        int layer = asked == 0 ? depth : asked;
        List<Mark> marks = new ArrayList<>();
        List<String> sayings = new ArrayList<>();
        List<Map<String, Integer>> places = places(measured);
        for (int i = 0; i < places.size(); i++) {
            String name = name(measured, places.get(i));
            PowerFit fit = variances(slices, width, places.get(i), layer);
            marks.add(new Mark.Points(name, i, Mark.Shape.DISC, fit.x(), fit.y()));
            if (fit.fits()) {
                marks.add(new Mark.Line((name + " fit").strip(), i, Mark.Stroke.SOLID, fit.x(), fit.fitted()));
                sayings.add((name.isEmpty() ? "" : name + " ") + Wording.number(fit.exponent(), 3) + " ± "
                        + Wording.number(fit.error(), 1));
            }
            if (i == 0) {
                marks.add(new Mark.Line("∝ 1/width", Mark.NEUTRAL, Mark.Stroke.DASHED, fit.x(), fit.reciprocal()));
            }
        }
        Optional<String> finding = sayings.isEmpty()
                ? Optional.empty()
                : Optional.of("The variance of the similarity at layer " + layer + " goes with the width to the power "
                        + Wording.list(sayings)
                        + (inputsDiffer(slices, places)
                                ? " (of networks and inputs together: the similarity of the inputs differs as well)."
                                : " (−1 expected)."));
        return new Figure(
                "Fluctuations against width",
                finding,
                1,
                List.of(new Panel.Plot(
                        "layer " + layer, Axis.log("width"), Axis.log("variance of ρ over networks"), marks)));
    }

    /** Whether layer 0, the input, has a similarity of its own in each replicate. */
    private static boolean inputsDiffer(Slices slices, List<Map<String, Integer>> places) {
        Map<String, Integer> fixed = new LinkedHashMap<>(places.get(0));
        fixed.put("width", 0);
        fixed.put("layer", 0);
        double[] inputs = Arrays.stream(slices.along("replicate", fixed).get(0))
                .filter(Double::isFinite)
                .toArray();
        double apart = Arrays.stream(inputs).max().orElse(0)
                - Arrays.stream(inputs).min().orElse(0);
        return apart > ROUNDING;
    }

    private static Dimension.Numbers numbers(Slices slices, String name) {
        if (slices.dimension(name).orElseThrow() instanceof Dimension.Numbers numbers) {
            return numbers;
        }
        throw new Refusal(slices.array().name() + ": the coordinates of " + name + " are not numbers; sweep numbers");
    }

    /** Variances over replicates for each width, where at least two networks have a number that differ. */
    private static PowerFit variances(Slices slices, Dimension.Numbers width, Map<String, Integer> place, int layer) {
        List<double[]> points = new ArrayList<>();
        int networks = Integer.MAX_VALUE;
        for (int w = 0; w < width.size(); w++) {
            Map<String, Integer> fixed = new LinkedHashMap<>(place);
            fixed.put("width", w);
            fixed.put("layer", layer);
            double[] sample = slices.along("replicate", fixed).get(0);
            Spread spread = Spread.of(
                    Arrays.stream(sample).mapToObj(each -> new double[] {each}).toList());
            double deviation = spread.deviation()[0];
            if (deviation > 0) {
                points.add(new double[] {width.values()[w], deviation * deviation});
                networks = Math.min(networks, spread.most());
            }
        }
        if (points.isEmpty()) {
            throw new Refusal(slices.array().name()
                    + " does not differ between networks; give replicates: 4 or more, and a layer after 0");
        }
        return PowerFit.of(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray(),
                networks);
    }

    private static List<Map<String, Integer>> places(Item.Array measured) {
        List<Map<String, Integer>> places = new ArrayList<>(List.of(Map.of()));
        for (Dimension dim : measured.dims()) {
            if (!OWN.contains(dim.name())) {
                List<Map<String, Integer>> wider = new ArrayList<>();
                for (Map<String, Integer> place : places) {
                    for (int i = 0; i < dim.size(); i++) {
                        Map<String, Integer> one = new LinkedHashMap<>(place);
                        one.put(dim.name(), i);
                        wider.add(one);
                    }
                }
                places = wider;
            }
        }
        return places;
    }

    private static String name(Item.Array measured, Map<String, Integer> place) {
        List<String> words = new ArrayList<>();
        for (Dimension dim : measured.dims()) {
            if (place.containsKey(dim.name())) {
                words.add(Wording.place(dim, place.getOrDefault(dim.name(), 0)));
            }
        }
        return String.join(", ", words);
    }
}
