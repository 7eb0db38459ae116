package org.fixpoint.analyses.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fixpoint.analyses.activation.Grid;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.analyses.kernels.Room;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.maths.kernel.KernelOde;
import org.osgi.service.component.annotations.Component;

/**
 * The kernel's flow dρ/dt = κ(ρ) − ρ, beside the network whose layers are its steps.
 *
 * <p>κ is the map of the branch alone. A network of residual amplitude r steps by 1 − r² in time and follows the flow as r → 1;
 * without residual its steps are 1. Where c₀ = 0 the slowest flow with the same κ'(0) = c₁² is ρ/(1 − ρ) = C e^{−(1 − c₁²)t} for
 * ρ &gt; 0 and |ρ|/√(1 − ρ²) = C' e^{−(1 − c₁²)t} for ρ &lt; 0. Where c₀ ≠ 0 none is known, which is +∞.
 */
@Component(service = Contribution.class)
public final class KernelOdeAnalysis implements Contribution<Analysis> {
    static final Parameter.Reals STARTS = Parameter.reals("starts", "correlations to start from", 1, 1000)
            .in(Range.closed(-1, 1))
            .byDefault(-0.99, 0.5, 0.95);
    static final Parameter.Real TIME = Parameter.real("time", "how long the flow is followed")
            .in(Range.openClosed(0, 1e6))
            .typically(1, 100)
            .byDefault(20);
    static final Parameter.Whole POINTS = Parameter.whole(
                    "points", "how many times, and correlations of the field", 2, 100_001)
            .byDefault(201);

    static final Parameter.Flag TANGENT =
            Parameter.flag("tangent", "whether the tangent kernel along the flow is followed too", false);

    private static final List<String> IN_TIME = List.of("start", "time");
    private static final List<ItemSpec> YIELDS = List.of(
            new ItemSpec("flow", Item.Array.class, "trajectory", IN_TIME, "ρ along the flow, to 1e-12"),
            new ItemSpec(
                    "network",
                    Item.Array.class,
                    "trajectory",
                    List.of("start", "network-time"),
                    "ρ after each layer, at time (1 − r²) times the layer"),
            new ItemSpec(
                    "worst-case",
                    Item.Array.class,
                    "trajectory-bound",
                    IN_TIME,
                    "the slowest flow with the same κ'(0); infinite if c₀ is not 0, where none is known"),
            new ItemSpec("field", Item.Array.class, "kernel-flow", List.of("rho"), "κ(ρ) − ρ"));

    private static final ItemSpec TANGENT_FLOW = new ItemSpec(
            "tangent-flow",
            Item.Array.class,
            "tangent-kernel",
            IN_TIME,
            "the tangent kernel along the flow, dΘ/dt = Θ f'(ρ) + ρ + f(ρ) from Θ = 0 with f = κ(ρ) − ρ");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "kernel-ode", "The kernel's flow in continuous depth")
                .formula("dρ/dt = κ(ρ) − ρ")
                .parameters(STARTS, TIME, POINTS, TANGENT)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Section 4");
    }

    @Override
    public Analysis create(Values checked) {
        boolean tangent = checked.get(TANGENT);
        List<ItemSpec> yields = new ArrayList<>(YIELDS);
        if (tangent) {
            yields.add(TANGENT_FLOW);
        }
        return new OfModel(
                Set.of(Facet.KERNEL_MAP, Facet.MEAN_FIELD_RULE),
                false,
                List.copyOf(yields),
                new Flow(checked.get(STARTS), checked.get(TIME), checked.get(POINTS), tangent)::run);
    }

    private record Flow(double[] starts, double time, int points, boolean tangent) {
        List<Item> run(Subject subject, RunContext run) {
            KernelMap map = subject.get(Facet.KERNEL_MAP);
            MeanFieldRule rule = subject.get(Facet.MEAN_FIELD_RULE);
            double step = (1 - rule.residual()) * (1 + rule.residual());
            Dimension.Numbers times = Grid.linear("time", 0, time, points);
            Dimension.Numbers rho = Grid.linear("rho", -1, 1, points);
            double[] layers = new double[rule.depth() + 1];
            Arrays.setAll(layers, l -> l * step);
            double[] flow = Room.of("take fewer starts, or fewer points", starts.length, points);
            double[] network = Room.of("take fewer starts, or less depth", starts.length, layers.length);
            double[] worst = new double[flow.length];
            KernelOde ode = new KernelOde(at -> field(map, step, at));
            double rate = (1 - map.slope(0)) / step;
            for (int i = 0; i < starts.length; i++) {
                run.checkCancelled();
                double start = starts[i];
                double[] path = QuadraturePair.orRefuse(() -> ode.correlations(start, times.values()));
                System.arraycopy(path, 0, flow, i * points, points);
                network[i * layers.length] = start;
                for (int l = 1; l < layers.length; l++) {
                    network[i * layers.length + l] = map.value(network[i * layers.length + l - 1]);
                }
                for (int k = 0; k < points; k++) {
                    worst[i * points + k] =
                            map.mean() == 0 ? slowest(start, rate * times.values()[k]) : Double.POSITIVE_INFINITY;
                }
            }
            double[] field =
                    Arrays.stream(rho.values()).map(at -> field(map, step, at)).toArray();
            Dimension start = new Dimension.Numbers("start", "", starts.clone());
            Dimension layer = new Dimension.Numbers("network-time", "", layers);
            List<Item> items = new ArrayList<>(List.of(
                    array(YIELDS.get(0), List.of(start, times), flow),
                    array(YIELDS.get(1), List.of(start, layer), network),
                    array(YIELDS.get(2), List.of(start, times), worst),
                    array(YIELDS.get(3), List.of(rho), field)));
            if (tangent) {
                items.add(array(TANGENT_FLOW, List.of(start, times), tangents(map, step, ode, times.values())));
            }
            return items;
        }

        private double[] tangents(KernelMap map, double step, KernelOde ode, double[] times) {
            double[] data = new double[starts.length * points];
            for (int i = 0; i < starts.length; i++) {
                double start = starts[i];
                double[] path =
                        QuadraturePair.orRefuse(() -> ode.tangents(at -> (map.slope(at) - 1) / step, start, times));
                System.arraycopy(path, 0, data, i * points, points);
            }
            return data;
        }

        /** κ(ρ) − ρ of the branch: that of the whole layer over 1 − r². */
        private static double field(KernelMap map, double step, double rho) {
            return rho > 0.5 ? ((1 - rho) - map.gap(1 - rho)) / step : (map.value(rho) - rho) / step;
        }

        private static double slowest(double start, double decay) {
            if (Math.abs(start) == 1) {
                return start;
            }
            double factor = StrictMath.exp(-decay);
            if (start >= 0) {
                double odds = start / (1 - start) * factor;
                return odds / (1 + odds);
            }
            double tangent = start / Math.sqrt((1 - start) * (1 + start)) * factor;
            return tangent / Math.sqrt(1 + tangent * tangent);
        }

        private static Item array(ItemSpec spec, List<Dimension> dims, double[] data) {
            return new Item.Array(spec.name(), spec.quantity(), "", dims, data);
        }
    }
}
