package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.osgi.service.component.annotations.Component;

/** The inverse tangent. */
@Component(service = Contribution.class)
public final class Arctan implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "arctan", "Inverse tangent")
                .formula("arctan x")
                .sources("Kunc and Kléma, Three decades of activations, 2024, arXiv:2402.09092");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        @Override
        public double value(double x) {
            return Elementary.arctan(x);
        }

        @Override
        public void values(double[] x, double[] out) {
            ArrayFunctions.fastest().arctan(x, out);
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("atan(x)"));
        }

        @Override
        public double derivative(double x) {
            return 1 / (1 + x * x);
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = 1 / (1 + x[i] * x[i]);
            }
        }
    }
}
