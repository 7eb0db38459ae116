package org.fixpoint.analyses.kernels;

import java.util.Arrays;
import java.util.List;
import org.fixpoint.analyses.activation.Grid;
import org.fixpoint.analyses.activation.HermiteCoefficients;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Facet;
import org.fixpoint.maths.gaussian.HermiteSeries;
import org.osgi.service.component.annotations.Component;

/** How far partial sums of the Hermite expansion are from an activation, on an interval and under the Gaussian. */
@Component(service = Contribution.class)
public final class HermiteApproximation implements Contribution<Analysis> {
    static final Parameter.Whole ORDERS =
            Parameter.whole("orders", "the largest number of terms", 1, 200).byDefault(10);
    static final Parameter.Real REACH = Parameter.real("reach", "the interval is [-reach, reach]")
            .in(Range.openClosed(0, 100))
            .typically(1, 5)
            .byDefault(2);
    static final Parameter.Whole POINTS = Parameter.whole("points", "equally spaced points in it", 2, 1_000_000)
            .byDefault(1000);

    private static final ItemSpec ERROR = new ItemSpec(
            "hermite-error",
            Item.Array.class,
            "mean-absolute-error",
            List.of("order"),
            "mean over the interval of |φ(x) − Σ c_k he_k(x)| over the first terms, k from 0 to order − 1");
    private static final ItemSpec MASS = new ItemSpec(
            "hermite-tail",
            Item.Array.class,
            "tail-mass",
            List.of("order"),
            "E[(φ(Z) − Σ c_k he_k(Z))²] over E[φ(Z)²] for the same terms; rounding may leave it a few ulp below 0");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class, "hermite-approximation", "The error of partial sums of Hermite polynomials")
                .formula("φ − Σ c_k he_k, k < order")
                .parameters(ORDERS, REACH, POINTS)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Section 3");
    }

    @Override
    public Analysis create(Values checked) {
        int orders = checked.get(ORDERS);
        double[] x = Grid.linear("x", -checked.get(REACH), checked.get(REACH), checked.get(POINTS))
                .values();
        return new OfModel(Facet.ACTIVATION, List.of(ERROR, MASS), (subject, run) -> {
            ActivationFunction activation = subject.get(Facet.ACTIVATION);
            HermiteCoefficients hermite = QuadraturePair.orRefuse(() -> HermiteCoefficients.of(activation, orders - 1));
            if (!(hermite.secondMoment() > 0)) {
                throw new Refusal("the activation is zero almost everywhere; take one that is not");
            }
            double[] errors = new double[orders];
            double[] tails = new double[orders];
            for (int order = 1; order <= orders; order++) {
                run.checkCancelled();
                HermiteSeries series = new HermiteSeries(Arrays.copyOf(hermite.values(), order));
                errors[order - 1] = error(activation, series, x);
                tails[order - 1] = 1 - series.secondMoment() / hermite.secondMoment();
            }
            Dimension order = Grid.counting("order", 1, orders);
            return List.of(
                    new Item.Array(ERROR.name(), ERROR.quantity(), "", List.of(order), errors),
                    new Item.Array(MASS.name(), MASS.quantity(), "", List.of(order), tails));
        });
    }

    private static double error(ActivationFunction activation, HermiteSeries series, double[] x) {
        double sum = 0;
        for (double at : x) {
            sum += Math.abs(activation.value(at) - series.value(at));
        }
        return sum / x.length;
    }
}
