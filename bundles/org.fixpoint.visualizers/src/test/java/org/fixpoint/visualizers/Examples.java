package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.Visualizer;

/** Items of the shape of a real run: six activations, three widths, four replicates, 64 layers. */
public final class Examples {
    /** The swept activations. */
    static final Dimension.Labels ACTIVATIONS =
            new Dimension.Labels("activation", List.of("relu", "leaky-relu", "tanh", "gelu", "silu", "exp"));

    /** The swept widths. */
    static final Dimension.Numbers WIDTHS = new Dimension.Numbers("width", "", new double[] {128, 512, 2048});

    /** The replicates. */
    static final Dimension.Numbers REPLICATES = Dimension.index("replicate", 4);

    private static final Dimension.Numbers LAYERS = Dimension.index("layer", 65);
    private static final Random NOISE = new Random(5);

    private Examples() {}

    private static double theory(int activation, int layer) {
        return switch (activation) {
            case 0 -> 1 - 0.8 / (1 + 0.08 * layer) / (1 + 0.08 * layer);
            case 1 -> 1 - 0.8 / (1 + 0.07 * layer) / (1 + 0.07 * layer);
            case 2 -> 0.2 / (1 + 0.02 * layer);
            case 3 -> 0.76 - 0.56 * StrictMath.exp(-0.2 * layer);
            case 4 -> 0.659 - 0.459 * StrictMath.exp(-0.15 * layer);
            default -> 1 - 0.8 * StrictMath.exp(-0.4 * layer);
        };
    }

    /** Predicted similarity, the same for all widths and replicates. */
    static Item.Array predicted() {
        List<Double> data = new ArrayList<>();
        for (int a = 0; a < 6; a++) {
            for (int k = 0; k < 12; k++) {
                for (int l = 0; l < 65; l++) {
                    data.add(theory(a, l));
                }
            }
        }
        return array("predicted-similarity", "predicted-similarity", data, ACTIVATIONS, WIDTHS, REPLICATES, LAYERS);
    }

    /** Measured similarity with noise that falls with the width; one point is missing. */
    static Item.Array measured() {
        NOISE.setSeed(5);
        List<Double> data = new ArrayList<>();
        for (int a = 0; a < 6; a++) {
            for (double width : WIDTHS.values()) {
                for (int r = 0; r < 4; r++) {
                    double walk = 0;
                    for (int l = 0; l < 65; l++) {
                        walk = 0.95 * walk + NOISE.nextGaussian() * 0.25 / Math.sqrt(width);
                        boolean missing = a == 4 && width == 512 && r == 2;
                        double value = theory(a, l) + walk * (l == 0 ? 0 : 1 - theory(a, l) * 0.8);
                        data.add(missing ? Double.NaN : Math.min(1, value));
                    }
                }
            }
        }
        return array("similarity", "similarity", data, ACTIVATIONS, WIDTHS, REPLICATES, LAYERS);
    }

    /** An array of these numbers. */
    static Item.Array array(String name, String quantity, List<Double> data, Dimension... dims) {
        double[] numbers = data.stream().mapToDouble(Double::doubleValue).toArray();
        return new Item.Array(name, quantity, "", List.of(dims), numbers);
    }

    /** κ of the six activations, or their slopes. */
    static Item.Array kernel(boolean slope) {
        double[] rho = new double[101];
        List<Double> data = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            rho[i] = -1 + i / 50.0;
        }
        for (int a = 0; a < 6; a++) {
            double c0 = new double[] {0.32, 0.3, 0, 0.18, 0.13, 0.37}[a];
            double c1 = new double[] {0.5, 0.6, 0.92, 0.6, 0.65, 0.37}[a];
            double c2 = 1 - c0 - c1;
            boolean odd = a == 2;
            for (double r : rho) {
                data.add(
                        slope
                                ? c1 + (odd ? 3 : 2) * c2 * StrictMath.pow(r, odd ? 2 : 1)
                                : c0 + c1 * r + c2 * StrictMath.pow(r, odd ? 3 : 2));
            }
        }
        return array(
                slope ? "slope" : "kernel",
                slope ? "kernel-slope" : "kernel",
                data,
                ACTIVATIONS,
                new Dimension.Numbers("rho", "", rho));
    }

    /** GELU's shape (tanh for short), or its derivative. */
    static Item.Array activation(boolean derivative) {
        double[] x = new double[201];
        List<Double> data = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            x[i] = -5 + i / 20.0;
            double gate = 1 / (1 + StrictMath.exp(-1.702 * x[i]));
            data.add(derivative ? gate + 1.702 * x[i] * gate * (1 - gate) : x[i] * gate);
        }
        return array(
                derivative ? "derivative" : "activation",
                derivative ? "activation-derivative" : "activation",
                data,
                new Dimension.Numbers("x", "", x));
    }

    /** Three kinks, the first of them beyond the curve. */
    static Item.Array kinks() {
        return array(
                "kinks", "activation-kinks", List.of(7.0, 0.5, 2.5), new Dimension.Numbers("kink", "", new double[] {
                    -6, 0, 3
                }));
    }

    /** Hermite coefficients falling by degree with every third zero. */
    static Item.Array hermite() {
        List<Double> data = new ArrayList<>();
        for (int k = 0; k <= 20; k++) {
            data.add(k % 3 == 2 ? 0 : 0.6 * StrictMath.pow(-0.6, k));
        }
        return array("hermite-coefficients", "hermite-coefficient", data, Dimension.index("degree", 21));
    }

    /** Fixed points of the six activations at three widths. */
    static Item.Table fixedPoints() {
        String[] classes = {
            "aligned-polynomial", "aligned-polynomial", "orthogonal", "interior", "interior", "aligned-polynomial"
        };
        double[] limits = {1, 1, 0, 0.7602, 0.6589, 1};
        int n = 18;
        String[] activation = new String[n];
        double[] width = new double[n];
        String[] kind = new String[n];
        double[] rho = new double[n];
        double[] residual = new double[n];
        double[] rate = new double[n];
        String[] law = new String[n];
        for (int i = 0; i < n; i++) {
            int a = i / 3;
            activation[i] = ACTIVATIONS.values().get(a);
            width[i] = WIDTHS.values()[i % 3];
            kind[i] = classes[a];
            rho[i] = limits[a];
            residual[i] = 1.3e-16;
            rate[i] = a == 2 ? Double.NaN : a == 5 ? Double.POSITIVE_INFINITY : 1 - 0.05 * a;
            law[i] = a < 2 ? "1 − ρ_l ~ C/l² with C = 9π²/2" : "|ρ_l − ρ*| ~ rate^l";
        }
        return new Item.Table(
                "fixed-points",
                "fixed-points",
                List.of(
                        Column.words("activation", activation),
                        Column.numbers("width", width),
                        Column.numbers("rho-star", rho),
                        Column.words("class", kind),
                        Column.numbers("local-rate", rate),
                        Column.words("law", law),
                        Column.numbers("residual", residual)));
    }

    /** χ₁ of erf and of an activation whose lengths grow, by the closed form of the first. */
    static Item.Array chi() {
        double[] weights = new double[40];
        double[] biases = new double[21];
        List<Double> data = new ArrayList<>();
        for (int a = 0; a < 2; a++) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = 0.1 * (i + 1);
                for (int j = 0; j < biases.length; j++) {
                    biases[j] = 0.025 * j;
                    double q = Math.max(weights[i] - 0.785, 0) + biases[j];
                    boolean grows = a == 1 && weights[i] > 2.5 + biases[j];
                    data.add(grows ? Double.POSITIVE_INFINITY : weights[i] * 4 / Math.PI / Math.sqrt(1 + 4 * q));
                }
            }
        }
        return array(
                "chi",
                "chi",
                data,
                new Dimension.Labels("activation", List.of("erf", "other")),
                new Dimension.Numbers("sigma-w-squared", "", weights),
                new Dimension.Numbers("sigma-b-squared", "", biases));
    }

    /** The critical lines of both: one from an end at length 0, and one that turns and does not attract beyond. */
    static Item.Table criticalLine() {
        return new Item.Table(
                "critical-line",
                "critical-line",
                List.of(
                        Column.words("activation", "erf", "erf", "erf", "other", "other", "other"),
                        Column.numbers("sigma-b-squared", 0, 0.1, 0.5, 0, 0.2, 0.3),
                        Column.numbers("sigma-w-squared", 0.785, 1.2, 1.9, 0.6, 1.4, 1.1),
                        Column.words(
                                "note",
                                "variances vanish slowly",
                                "attracting",
                                "attracting",
                                "attracting",
                                "repelling",
                                "repelling")));
    }

    /** The figure that a contribution with its defaults draws of these items. */
    static Figure draw(Contribution<Visualizer> contribution, Map<String, Item> filled) {
        return draw(contribution, Map.of(), filled);
    }

    /** The figure that a contribution draws of these items. */
    static Figure draw(Contribution<Visualizer> contribution, Map<String, ?> values, Map<String, Item> filled) {
        return contribution.create(Values.of(contribution.descriptor(), values)).draw(filled);
    }

    /** A figure of each kind, by name. */
    public static Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("similarity", draw(new Trajectories(), Map.of("measured", measured(), "predicted", predicted())));
        figures.put("kernel-map", draw(new Cobweb(), Map.of("kernel", kernel(false), "slope", kernel(true))));
        figures.put(
                "activation",
                draw(new ActivationCurve(), Map.of("activation", activation(false), "derivative", activation(true))));
        figures.put("spectrum", draw(new HermiteSpectrum(), Map.of("coefficients", hermite())));
        figures.put(
                "spectrum-log", draw(new HermiteSpectrum(), Map.of("log", true), Map.of("coefficients", hermite())));
        figures.put("fixed-points", draw(new TableFigure(), Map.of("table", fixedPoints())));
        figures.put(
                "lines",
                draw(new Lines(), Map.of("panels", "none", "series", "activation"), Map.of("array", predicted2())));
        figures.put("phase-diagram", draw(new PhaseDiagram(), Map.of("chi", chi(), "line", criticalLine())));
        figures.put("phase-portrait", draw(new PhasePortrait(), PortraitTest.portrait(2)));
        figures.put("space-portrait", draw(new SpacePortrait(), PortraitTest.space()));
        return figures;
    }

    private static Item.Array predicted2() {
        List<Double> data = new ArrayList<>();
        for (int a = 0; a < 6; a++) {
            for (int l = 0; l < 65; l++) {
                data.add(theory(a, l));
            }
        }
        return array("effective-rank", "effective-rank", data, ACTIVATIONS, LAYERS);
    }

    /** Results as a run gives them, with names that need escaping. */
    public static ResultSet results() {
        Map<String, Item> items = new LinkedHashMap<>();
        items.put("layer-similarity.similarity", measured());
        items.put("kernel-fixed-points.fixed-points", fixedPoints());
        items.put("hermite-spectrum.hermite-coefficients", hermite());
        return new ResultSet(
                "first <script>alert(1)</script> & co",
                "What <b>it</b> shows.",
                "fixpoint: 1\nname: first\n# </pre><script>alert(2)</script>\n",
                items,
                figures(),
                List.of("point activation=exp, width=512: E[φ²] <overflows>"),
                new LinkedHashMap<>(Map.of(
                        "command", "./fixpoint run examples/first.yaml", "seed", 1, "bundles", List.of("a", "b"))));
    }
}
