package org.fixpoint.sample;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.osgi.service.component.annotations.Component;

/** The first derivative of a Gaussian, an odd bump that forgets large arguments. */
@Component(service = Contribution.class)
public final class Wavelet implements Contribution<ActivationFunction> {
    static final Parameter.Real WIDTH = Parameter.real("width", "Where it is largest")
            .in(Range.closed(1e-3, 1e3))
            .typically(0.5, 4)
            .byDefault(1);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "wavelet", "First derivative of a Gaussian, x under a bell")
                .formula("x exp(−x² / (2 width²))")
                .parameters(WIDTH)
                .sources("Zhang and Benveniste, Wavelet networks, 1992, doi:10.1109/72.165591");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Bump(checked.get(WIDTH));
    }

    private record Bump(double width) implements ActivationFunction {
        @Override
        public double value(double x) {
            return x * bell(x / width);
        }

        @Override
        public double derivative(double x) {
            double t = x / width;
            double bell = bell(t);
            return bell - t * (t * bell); // 0, not NaN, where t² overflows
        }

        private static double bell(double t) {
            return StrictMath.exp(-0.5 * t * t);
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.of(new WaveletDual(width));
        }
    }
}
