package org.fixpoint.analyses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.activations.Abs;
import org.fixpoint.activations.Arctan;
import org.fixpoint.activations.Celu;
import org.fixpoint.activations.Cos;
import org.fixpoint.activations.Cubic;
import org.fixpoint.activations.Elu;
import org.fixpoint.activations.Erf;
import org.fixpoint.activations.Exp;
import org.fixpoint.activations.Gelu;
import org.fixpoint.activations.GeluTanh;
import org.fixpoint.activations.HardTanh;
import org.fixpoint.activations.Heaviside;
import org.fixpoint.activations.Identity;
import org.fixpoint.activations.LeakyRelu;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Selu;
import org.fixpoint.activations.Sigmoid;
import org.fixpoint.activations.Sign;
import org.fixpoint.activations.Silu;
import org.fixpoint.activations.Sin;
import org.fixpoint.activations.Softplus;
import org.fixpoint.activations.Square;
import org.fixpoint.activations.Tanh;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;

/** The activations of the golden tables, and ways to look at one. */
public final class GoldenActivations {
    private GoldenActivations() {}

    /** By their name in the tables. */
    public static Map<String, ActivationFunction> all() {
        Map<String, ActivationFunction> all = new LinkedHashMap<>();
        all.put("relu", made(new Relu(), Map.of()));
        all.put("leaky_relu_0.01", made(new LeakyRelu(), Map.of("alpha", 0.01)));
        all.put("leaky_relu_0.2", made(new LeakyRelu(), Map.of("alpha", 0.2)));
        all.put("elu_1", made(new Elu(), Map.of("alpha", 1.0)));
        all.put("selu", made(new Selu(), Map.of()));
        all.put("celu_1", made(new Celu(), Map.of("alpha", 1.0)));
        all.put("gelu_exact", made(new Gelu(), Map.of()));
        all.put("gelu_tanh", made(new GeluTanh(), Map.of()));
        all.put("silu", made(new Silu(), Map.of()));
        all.put("softplus", made(new Softplus(), Map.of("beta", 1.0)));
        all.put("tanh", made(new Tanh(), Map.of()));
        all.put("sigmoid", made(new Sigmoid(), Map.of()));
        all.put("erf", made(new Erf(), Map.of("scale", 1.0)));
        all.put("sin", made(new Sin(), Map.of("w", 1.0)));
        all.put("cos", made(new Cos(), Map.of()));
        all.put("hard_tanh", made(new HardTanh(), Map.of()));
        all.put("sign", made(new Sign(), Map.of()));
        all.put("arctan", made(new Arctan(), Map.of()));
        all.put("abs", made(new Abs(), Map.of()));
        all.put("square", made(new Square(), Map.of()));
        all.put("cubic", made(new Cubic(), Map.of()));
        all.put("exp", made(new Exp(), Map.of("a", 1.0)));
        all.put("identity", made(new Identity(), Map.of()));
        all.put("heaviside", made(new Heaviside(), Map.of()));
        return all;
    }

    /** The one of a name in the tables. */
    public static ActivationFunction named(String name) {
        return Optional.ofNullable(all().get(name)).orElseThrow();
    }

    /** What a contribution makes of values. */
    public static <T> T made(Contribution<T> contribution, Map<String, ?> given) {
        return contribution.create(Values.of(contribution.descriptor(), given));
    }

    /** The same activation with its closed form switched off. */
    public static ActivationFunction withoutDual(ActivationFunction activation) {
        return new Opened(activation);
    }

    /** Another activation over the same plain function: a φ(x) + b, without closed form. */
    public static ActivationFunction affine(double a, ActivationFunction activation, double b) {
        return new Affine(a, activation, b);
    }

    private record Opened(ActivationFunction inner) implements ActivationFunction {
        @Override
        public double value(double x) {
            return inner.value(x);
        }

        @Override
        public double derivative(double x) {
            return inner.derivative(x);
        }

        @Override
        public double[] kinks() {
            return inner.kinks();
        }

        @Override
        public double[] jumps() {
            return inner.jumps();
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return inner.enclosure();
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.empty();
        }
    }

    private record Affine(double a, ActivationFunction inner, double b) implements ActivationFunction {
        @Override
        public double value(double x) {
            return a * inner.value(x) + b;
        }

        @Override
        public double derivative(double x) {
            return a * inner.derivative(x);
        }

        @Override
        public double[] kinks() {
            return inner.kinks();
        }

        @Override
        public double[] jumps() {
            return inner.jumps();
        }
    }
}
