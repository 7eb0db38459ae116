package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;

/**
 * A step at zero, with the mean of the two levels at zero itself.
 *
 * @param low value for negative x
 * @param high value for positive x
 */
record Step(double low, double high) implements ActivationFunction {
    @Override
    public double value(double x) {
        return x > 0 ? high : x < 0 ? low : 0.5 * (low + high);
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("l + h*step(x)", low, high - low));
    }

    @Override
    public double derivative(double x) {
        return 0;
    }

    @Override
    public double[] jumps() {
        return new double[] {0};
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(new Dual(low, high));
    }

    /**
     * E[φφ] is E[ψ'ψ'] of the line bent at zero with slopes a = low and b = high; E[φ'φ'] = (b − a)²/(2π √(qx qy) √(1 − ρ²)).
     */
    private record Dual(double low, double high) implements DualActivation {
        @Override
        public double value(double qx, double qy, double rho) {
            return qx == 0 || qy == 0 ? mean(qx) * mean(qy) : new BentLineDual(low, high).slope(qx, qy, rho);
        }

        @Override
        public double slope(double qx, double qy, double rho) {
            double height = high - low;
            return height * height / (2 * Math.PI * Math.sqrt(qx * qy) * ArcCosineKernel.sine(rho));
        }

        @Override
        public double mean(double q) {
            return 0.5 * (low + high);
        }

        @Override
        public double secondMoment(double q) {
            return q == 0 ? mean(0) * mean(0) : 0.5 * (low * low + high * high);
        }
    }
}
