package org.fixpoint.networks;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;

/** Activations for the tests of this bundle, which does not know the bundle of the stock ones. */
final class TestActivations {
    private TestActivations() {}

    /** max(0, x), with its dual. */
    static ActivationFunction relu() {
        return new Relu();
    }

    /** tanh x, without a dual. */
    static ActivationFunction tanh() {
        return of(StrictMath::tanh, x -> 1 - StrictMath.tanh(x) * StrictMath.tanh(x));
    }

    /** exp x, without a dual. */
    static ActivationFunction exp() {
        return of(StrictMath::exp, StrictMath::exp);
    }

    /** A smooth activation without a dual. */
    static ActivationFunction of(DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new ActivationFunction() {
            @Override
            public double value(double x) {
                return value.applyAsDouble(x);
            }

            @Override
            public double derivative(double x) {
                return derivative.applyAsDouble(x);
            }
        };
    }

    /** κ of ReLU, normalised: (√(1 − ρ²) + ρ (π − arccos ρ)) / π. Cho and Saul (2009), eq. 6. */
    static double reluKernel(double rho) {
        return (Math.sqrt((1 - rho) * (1 + rho)) + rho * (Math.PI - StrictMath.acos(rho))) / Math.PI;
    }

    private record Relu() implements ActivationFunction {
        @Override
        public double value(double x) {
            return Math.max(0, x);
        }

        @Override
        public double derivative(double x) {
            return x > 0 ? 1 : x == 0 ? 0.5 : 0;
        }

        @Override
        public double[] kinks() {
            return new double[] {0};
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.of(new ReluDual());
        }
    }

    private record ReluDual() implements DualActivation {
        @Override
        public double value(double qx, double qy, double rho) {
            return Math.sqrt(qx * qy) * reluKernel(rho) / 2;
        }

        @Override
        public double slope(double qx, double qy, double rho) {
            return (Math.PI - StrictMath.acos(rho)) / (2 * Math.PI);
        }

        @Override
        public double mean(double q) {
            return Math.sqrt(q / (2 * Math.PI));
        }
    }
}
