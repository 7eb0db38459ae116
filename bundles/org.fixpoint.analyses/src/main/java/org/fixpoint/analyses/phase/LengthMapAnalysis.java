package org.fixpoint.analyses.phase;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fixpoint.analyses.activation.Grid;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Facet;
import org.fixpoint.maths.kernel.LengthMap;
import org.osgi.service.component.annotations.Component;

/** How the variance of pre-activations passes a layer without normalisation, its fixed points, and where given variances go. */
@Component(service = Contribution.class)
public final class LengthMapAnalysis implements Contribution<Analysis> {
    private static final Range POSITIVE = Range.open(0, Double.POSITIVE_INFINITY);

    static final Parameter.Real FROM = Parameter.real("from", "the smallest variance shown")
            .in(POSITIVE)
            .typically(0.01, 1)
            .byDefault(0.01);
    static final Parameter.Real TO = Parameter.real("to", "the largest variance shown")
            .in(POSITIVE)
            .typically(1, 20)
            .byDefault(4);
    static final Parameter.Whole POINTS = Parameter.whole("points", "how many variances, ends included", 2, 10_001)
            .byDefault(201);
    static final Parameter.Reals STARTS = Parameter.reals(
                    "starts", "variances of the first layer's pre-activations to start from", 1, 1000)
            .in(POSITIVE)
            .byDefault(0.1, 1, 4);

    private static final ItemSpec MAP = new ItemSpec(
            "length-map", Item.Array.class, "length-map", List.of("variance"), "the variance q⁺ one layer on, over q");
    private static final ItemSpec TRAJECTORIES = new ItemSpec(
            "length-trajectories",
            Item.Array.class,
            "length-trajectory",
            List.of("start", "layer"),
            "the variance in each layer, the first at index 0; infinite once it has grown beyond what can be computed");
    private static final ItemSpec FIXED = new ItemSpec(
            "length-fixed-points",
            Item.Table.class,
            "length-fixed-points",
            List.of("variance", "slope", "stability", "residual", "steps"),
            "the variances that a layer leaves as they are, from 1e-6 to 1e6 and at 0; one row without numbers if none is");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "length-map", "The variance of pre-activations from layer to layer")
                .formula("q⁺ = σ_w² E[φ(√q Z)²] + σ_b², Z standard normal")
                .parameters(FROM, TO, POINTS, STARTS)
                .sources("Poole et al. (2016), arXiv:1606.05340, Section 3");
    }

    @Override
    public Analysis create(Values checked) {
        double from = checked.get(FROM);
        double to = checked.get(TO);
        if (!(from < to)) {
            throw new Refusal("from is " + from + " and to is " + to + "; give a range with from below to");
        }
        Dimension.Numbers variances = Grid.linear("variance", from, to, checked.get(POINTS));
        double[] starts = checked.get(STARTS).clone();
        return new OfModel(Facet.MEAN_FIELD_RULE, List.of(MAP, TRAJECTORIES, FIXED), (subject, run) -> {
            PropagatingLayer layer = PropagatingLayer.of(subject.get(Facet.MEAN_FIELD_RULE));
            StationaryVariances stationary = StationaryVariances.of(layer);
            return List.of(
                    map(layer, stationary.map(), variances, run),
                    trajectories(layer, stationary.map(), starts, run),
                    fixed(layer, stationary));
        });
    }

    private static double image(PropagatingLayer layer, LengthMap map, double q) {
        return (1 - layer.skip()) * map.value(q) + layer.skip() * q;
    }

    private static Item map(PropagatingLayer layer, LengthMap map, Dimension.Numbers variances, RunContext run) {
        double[] images = new double[variances.size()];
        for (int i = 0; i < images.length; i++) {
            run.checkCancelled();
            double q = variances.values()[i];
            images[i] = QuadraturePair.orRefuse(() -> image(layer, map, q));
        }
        return new Item.Array(MAP.name(), MAP.quantity(), "", List.of(variances), images);
    }

    private static Item trajectories(PropagatingLayer layer, LengthMap map, double[] starts, RunContext run) {
        int layers = Math.max(1, layer.depth());
        double[] data = new double[starts.length * layers];
        for (int i = 0; i < starts.length; i++) {
            double q = starts[i];
            for (int l = 0; l < layers; l++) {
                run.checkCancelled();
                data[i * layers + l] = q;
                q = l + 1 < layers ? next(layer, map, q) : q;
            }
        }
        return new Item.Array(
                TRAJECTORIES.name(),
                TRAJECTORIES.quantity(),
                "",
                List.of(new Dimension.Numbers("start", "", starts), Dimension.index("layer", layers)),
                data);
    }

    private static double next(PropagatingLayer layer, LengthMap map, double q) {
        if (q > StationaryVariances.MOST) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            return q == 0 ? 0 : image(layer, map, q);
        } catch (ArithmeticException beyond) { // the second moment at this variance cannot be verified
            return Double.POSITIVE_INFINITY;
        }
    }

    private static Item fixed(PropagatingLayer layer, StationaryVariances stationary) {
        List<LengthMap.FixedPoint> points = stationary.points();
        if (stationary.kept() || points.isEmpty()) {
            return table(
                    new double[] {Double.NaN},
                    new double[] {stationary.kept() ? 1 : Double.NaN},
                    new String[] {stationary.kept() ? "every variance stays" : stationary.absence()},
                    new double[] {stationary.kept() ? 0 : Double.NaN},
                    new double[] {0});
        }
        double[] slopes = column(points, point -> layer.slope(point.slope()));
        return table(
                column(points, LengthMap.FixedPoint::q),
                slopes,
                Arrays.stream(slopes).mapToObj(StationaryVariances::stability).toArray(String[]::new),
                column(points, point -> Math.abs(point.residual())),
                column(points, LengthMap.FixedPoint::steps));
    }

    private static double[] column(List<LengthMap.FixedPoint> points, ToDoubleFunction<LengthMap.FixedPoint> of) {
        return points.stream().mapToDouble(of).toArray();
    }

    private static Item table(double[] q, double[] slopes, String[] stability, double[] residuals, double[] steps) {
        return new Item.Table(
                FIXED.name(),
                FIXED.quantity(),
                List.of(
                        Column.numbers("variance", q),
                        Column.numbers("slope", slopes),
                        Column.words("stability", stability),
                        Column.numbers("residual", residuals),
                        Column.numbers("steps", steps)));
    }
}
