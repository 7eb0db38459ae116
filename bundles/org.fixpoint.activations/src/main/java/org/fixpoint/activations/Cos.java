package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.osgi.service.component.annotations.Component;

/** The cosine wave. */
@Component(service = Contribution.class)
public final class Cos implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "cos", "Cosine wave")
                .formula("cos x")
                .sources("Rahimi and Recht, Random features for large-scale kernel machines, NeurIPS 2007");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        @Override
        public double value(double x) {
            return Elementary.cos(x);
        }

        @Override
        public void values(double[] x, double[] out) {
            ArrayFunctions.fastest().cos(x, out);
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("cos(x)"));
        }

        @Override
        public double derivative(double x) {
            return -Elementary.sin(x);
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            ArrayFunctions.fastest().sin(x, out);
            for (int i = 0; i < x.length; i++) {
                out[i] = -out[i];
            }
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.of(new WaveDual(1, 1, 0));
        }
    }
}
