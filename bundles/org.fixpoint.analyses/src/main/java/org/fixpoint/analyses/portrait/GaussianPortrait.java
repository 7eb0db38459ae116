package org.fixpoint.analyses.portrait;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fixpoint.analyses.activation.ActivationCurve;
import org.fixpoint.analyses.activation.HermiteCoefficients;
import org.fixpoint.analyses.activation.HermiteSpectrum;
import org.fixpoint.analyses.kernels.Classification;
import org.fixpoint.analyses.kernels.KernelCurve;
import org.fixpoint.analyses.kernels.ToldClass;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.analyses.meanfield.GaussianPair;
import org.fixpoint.analyses.meanfield.LayerRecursion;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.analyses.meanfield.StationaryKernelMap;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.maths.kernel.KernelClass;
import org.osgi.service.component.annotations.Component;

/**
 * An activation under a standard normal Z: its moments, its Hermite coefficients, and the class, fixed point and rate of its
 * normalised kernel map.
 */
@Component(service = Contribution.class)
public final class GaussianPortrait implements Contribution<Portrait<ActivationFunction>> {
    private static final int DEGREE = 10;
    private static final double INTERVAL = 5;
    private static final int POINTS = 501;

    @Override
    public Descriptor<Portrait<ActivationFunction>> descriptor() {
        return Descriptor.of(kind(), "gaussian", "Moments, Hermite coefficients and kernel map of an activation")
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107");
    }

    @Override
    public Portrait<ActivationFunction> create(Values checked) {
        return new Moments();
    }

    @SuppressWarnings("unchecked") // a class literal knows no type argument, and a portrait of any kind is of one kind
    private static Class<Portrait<ActivationFunction>> kind() {
        return (Class<Portrait<ActivationFunction>>) (Class<?>) Portrait.class;
    }

    private static final class Moments implements Portrait<ActivationFunction> {
        @Override
        public Class<ActivationFunction> of() {
            return ActivationFunction.class;
        }

        @Override
        public String name() {
            return "gaussian";
        }

        /**
         * The moments and coefficients are those of φ as it is, κ is normalised. The error is an estimate of the largest
         * absolute error of κ, of ρ* and of a coefficient over √E[φ²].
         */
        @Override
        public Study study(ActivationFunction activation) {
            GaussianPair pair = Expectations.bestOf(activation);
            StationaryKernelMap map = new StationaryKernelMap(new LayerRecursion(rule(activation), pair), 1);
            HermiteCoefficients hermite = QuadraturePair.orRefuse(() -> HermiteCoefficients.of(activation, DEGREE));
            List<Item> items = Stream.<List<? extends Item>>of(
                            ActivationCurve.items(activation, -INTERVAL, INTERVAL, POINTS),
                            kinks(activation),
                            KernelCurve.items(map, POINTS),
                            List.of(HermiteSpectrum.item(hermite.values().clone())))
                    .flatMap(List::stream)
                    .<Item>map(item -> item)
                    .toList();
            return new Study(facts(activation, pair, map, hermite), items);
        }

        /** φ at its kinks; no item of one that has none. */
        private static List<Item> kinks(ActivationFunction activation) {
            double[] at = activation.kinks();
            double[] values = new double[at.length];
            activation.values(at, values);
            return at.length == 0
                    ? List.of()
                    : List.of(new Item.Array(
                            "kinks", "activation-kinks", "", List.of(new Dimension.Numbers("kink", "", at)), values));
        }

        private static Map<String, Object> facts(
                ActivationFunction activation, GaussianPair pair, KernelMap map, HermiteCoefficients hermite) {
            Classification found = Classification.of(map);
            double mean = hermite.parity().annihilates(0) ? hermite.values()[0] : pair.mean(1);
            double secondMoment = pair.secondMoment(1);
            double[] coefficients = hermite.values();
            coefficients[0] = mean;
            double slopeAtZero = slopeAtZero(activation, pair, coefficients[1], secondMoment);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("mean", mean);
            facts.put("second_moment", secondMoment);
            facts.put("slope_second_moment", pair.slopeSecondMoment(1));
            facts.put("hermite", Arrays.stream(coefficients).boxed().toList());
            facts.put("kappa_at_zero", mean * mean / secondMoment);
            facts.put("slope_at_zero", slopeAtZero);
            facts.put("slope_at_one", found.slopeAtOne());
            facts.put("rho_star", rhoStar(found));
            facts.put("class", ToldClass.of(found, map).name());
            facts.put("local_rate", is(found, KernelClass.ORTHOGONAL) ? slopeAtZero : found.localRate());
            facts.put("method", pair.method());
            facts.put("error", Math.max(found.error(), hermite.error() / Math.sqrt(secondMoment)));
            return facts;
        }

        private static double slopeAtZero(
                ActivationFunction activation, GaussianPair pair, double c1, double secondMoment) {
            return c1 != 0 && activation.dual().isPresent()
                    ? pair.slope(1, 1, 0) / secondMoment
                    : c1 * c1 / secondMoment;
        }

        private static Object rhoStar(Classification found) {
            return is(found, KernelClass.LINEAR)
                    ? "every rho"
                    : found.profile().rhoStar().orElseThrow();
        }

        private static boolean is(Classification found, KernelClass kind) {
            return found.profile().kernelClass() == kind;
        }

        private static MeanFieldRule rule(ActivationFunction activation) {
            return new MeanFieldRule(activation, true, 1, 1, 0, 0, Normalisation.NONE);
        }
    }
}
