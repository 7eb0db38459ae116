package org.fixpoint.analyses;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fixpoint.activations.Elu;
import org.fixpoint.activations.Gelu;
import org.fixpoint.activations.Heaviside;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Sin;
import org.fixpoint.activations.Square;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.flow.ClosedFormKernelFlow;
import org.fixpoint.analyses.flow.QuadratureKernelFlow;
import org.fixpoint.analyses.meanfield.ClosedFormKernelMap;
import org.fixpoint.analyses.meanfield.ClosedFormMeanField;
import org.fixpoint.analyses.meanfield.QuadratureKernelMap;
import org.fixpoint.analyses.meanfield.QuadratureMeanField;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.api.model.MeanField;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.testkit.DerivationContract;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Nested;

/** The contract of every derivation of this bundle. */
class DerivationsContractTest {
    private static final double[] RHO = {-1, -0.9, -0.3, 0, 0.2, 0.7, 0.99, 1};

    private abstract static class Contract<F> extends DerivationContract<F> {
        private final Contribution<Derivation<F>> contribution;
        private final Contribution<Derivation<F>> other;

        Contract(Contribution<Derivation<F>> contribution, Contribution<Derivation<F>> other) {
            this.contribution = contribution;
            this.other = other;
        }

        @Override
        protected Contribution<Derivation<F>> contribution() {
            return contribution;
        }

        @Override
        protected Optional<Derivation<F>> reference() {
            return Optional.of(GoldenActivations.made(other, Map.of()));
        }

        @Override
        protected List<GivenSubject> served() {
            return Stream.of(
                            Models.plain(activation(new Relu()), 3),
                            Models.plain(activation(new Heaviside()), 3),
                            new MeanFieldRule(activation(new Gelu()), true, 3, 1, 0, 0.5, Normalisation.LAYER_POST),
                            new MeanFieldRule(activation(new Sin()), false, 3, 2, 0.1, 0, Normalisation.NONE),
                            new MeanFieldRule(activation(new Elu()), false, 3, 1, 0.2, 0, Normalisation.RMS_PRE),
                            new MeanFieldRule(activation(new Square()), false, 3, 1, 0, 0, Normalisation.RMS_POST))
                    .map(Models::with)
                    .toList();
        }
    }

    private abstract static class FlowContract extends Contract<KernelFlow> {
        private static final double[] GRAM = {1, 0.4, -0.2, 0.4, 1.2, 0.3, -0.2, 0.3, 0.9};

        FlowContract(Contribution<Derivation<KernelFlow>> contribution, Contribution<Derivation<KernelFlow>> other) {
            super(contribution, other);
        }

        @Override
        protected List<GivenSubject> served() {
            return Stream.of(
                            Models.plain(activation(new Relu()), 1),
                            Models.plain(activation(new Heaviside()), 1),
                            new MeanFieldRule(
                                    activation(new Gelu()),
                                    true,
                                    1,
                                    1,
                                    0,
                                    0.5,
                                    Skip.IDENTITY,
                                    Normalisation.BATCH_POST),
                            new MeanFieldRule(activation(new Sin()), false, 1, 2, 0.1, 0, Normalisation.LAYER_POST),
                            new MeanFieldRule(activation(new Square()), false, 1, 1, 0, 0, Normalisation.RMS_PRE))
                    .map(Models::with)
                    .toList();
        }

        @Override
        protected double[] probe(KernelFlow flow) { // all of the kernels of one layer that is finite
            double[] out = new double[18];
            flow.visit(GRAM, 3, TestRun.seeded(1), (layer, nngp, tangent) -> {
                System.arraycopy(nngp, 0, out, 0, 9);
                System.arraycopy(tangent, 0, out, 9, 9);
            });
            return Arrays.stream(out).filter(Double::isFinite).toArray();
        }

        @Override
        protected double error(KernelFlow flow) {
            return 2 * flow.error(); // the largest entry is 2
        }
    }

    @Nested
    class OfClosedFormKernelFlow extends FlowContract {
        OfClosedFormKernelFlow() {
            super(new ClosedFormKernelFlow(), new QuadratureKernelFlow());
        }

        @Override
        protected List<GivenSubject> refused() {
            return withoutClosedForm();
        }
    }

    @Nested
    class OfQuadratureKernelFlow extends FlowContract {
        OfQuadratureKernelFlow() {
            super(new QuadratureKernelFlow(), new ClosedFormKernelFlow());
        }

        @Override
        protected List<GivenSubject> refused() {
            return tooSteep();
        }
    }

    private static ActivationFunction activation(Contribution<ActivationFunction> contribution) {
        return GoldenActivations.made(contribution, Map.of());
    }

    /** exp(x²/4) has no second moment under the Gaussian. */
    private static final class TooSteep implements ActivationFunction {
        @Override
        public double value(double x) {
            return StrictMath.exp(0.25 * x * x);
        }

        @Override
        public double derivative(double x) {
            return 0.5 * x * value(x);
        }
    }

    private static List<GivenSubject> tooSteep() {
        return List.of(Models.with(Models.plain(new TooSteep(), 3)));
    }

    private static List<GivenSubject> withoutClosedForm() {
        return List.of(Models.with(Models.plain(activation(new Tanh()), 3)));
    }

    private static double[] values(KernelMap map) {
        return Arrays.stream(RHO).map(map::value).toArray();
    }

    private static double[] correlations(MeanField field) { // of one layer, at equal and at unequal lengths
        return Arrays.stream(RHO)
                .flatMap(rho -> DoubleStream.of(
                        field.path(1, 1, rho).correlations()[1],
                        field.path(0.5, 2, rho).correlations()[1]))
                .toArray();
    }

    @Nested
    class OfClosedFormKernelMap extends Contract<KernelMap> {
        OfClosedFormKernelMap() {
            super(new ClosedFormKernelMap(), new QuadratureKernelMap());
        }

        @Override
        protected List<GivenSubject> refused() {
            return withoutClosedForm();
        }

        @Override
        protected double[] probe(KernelMap map) {
            return values(map);
        }

        @Override
        protected double error(KernelMap map) {
            return map.error();
        }
    }

    @Nested
    class OfQuadratureKernelMap extends Contract<KernelMap> {
        OfQuadratureKernelMap() {
            super(new QuadratureKernelMap(), new ClosedFormKernelMap());
        }

        @Override
        protected List<GivenSubject> refused() {
            return tooSteep();
        }

        @Override
        protected double[] probe(KernelMap map) {
            return values(map);
        }

        @Override
        protected double error(KernelMap map) {
            return map.error();
        }
    }

    @Nested
    class OfClosedFormMeanField extends Contract<MeanField> {
        OfClosedFormMeanField() {
            super(new ClosedFormMeanField(), new QuadratureMeanField());
        }

        @Override
        protected List<GivenSubject> refused() {
            return withoutClosedForm();
        }

        @Override
        protected double[] probe(MeanField field) {
            return correlations(field);
        }

        @Override
        protected double error(MeanField field) {
            return field.error();
        }
    }

    @Nested
    class OfQuadratureMeanField extends Contract<MeanField> {
        OfQuadratureMeanField() {
            super(new QuadratureMeanField(), new ClosedFormMeanField());
        }

        @Override
        protected List<GivenSubject> refused() {
            return tooSteep();
        }

        @Override
        protected double[] probe(MeanField field) {
            return correlations(field);
        }

        @Override
        protected double error(MeanField field) {
            return field.error();
        }
    }
}
