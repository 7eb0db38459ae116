package org.fixpoint.maths.kernel;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erf;
import org.fixpoint.maths.gaussian.NormalDistribution;
import org.fixpoint.maths.gaussian.PiecewiseFunction;

/** The activations of the golden tables, by their golden names. */
final class Activations {
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final Map<String, PiecewiseFunction> ALL = all();

    private Activations() {}

    static PiecewiseFunction named(String name) {
        PiecewiseFunction found = ALL.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no such activation: " + name);
        }
        return found;
    }

    static PiecewiseFunction leakyRelu(double a) {
        return PiecewiseFunction.kinked(x -> x > 0 ? x : a * x, x -> x > 0 ? 1 : a, 0);
    }

    static PiecewiseFunction gaussian(double a) {
        return PiecewiseFunction.smooth(x -> StrictMath.exp(a * x * x), x -> 2 * a * x * StrictMath.exp(a * x * x));
    }

    private static double sigmoid(double x) {
        return x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x));
    }

    private static double tanhSlope(double x) {
        double t = StrictMath.tanh(x);
        return (1 - t) * (1 + t);
    }

    private static PiecewiseFunction elu(double alpha, double scale) {
        return PiecewiseFunction.kinked(
                x -> scale * (x > 0 ? x : alpha * StrictMath.expm1(x)),
                x -> scale * (x > 0 ? 1 : alpha * StrictMath.exp(x)),
                0);
    }

    private static PiecewiseFunction jump(double low, double high) {
        return new PiecewiseFunction(x -> x > 0 ? high : low, x -> 0, new double[0], new double[] {0});
    }

    private static Map<String, PiecewiseFunction> all() {
        Map<String, PiecewiseFunction> all = new TreeMap<>();
        all.put("relu", leakyRelu(0));
        all.put("leaky_relu_0.01", leakyRelu(0.01));
        all.put("leaky_relu_0.2", leakyRelu(0.2));
        all.put("abs", leakyRelu(-1));
        all.put("elu_1", elu(1, 1));
        all.put("celu_1", elu(1, 1));
        all.put("selu", elu(SELU_ALPHA, SELU_SCALE));
        all.put("sign", jump(-1, 1));
        all.put("heaviside", jump(0, 1));
        all.put(
                "hard_tanh",
                PiecewiseFunction.kinked(x -> Math.max(-1, Math.min(1, x)), x -> Math.abs(x) < 1 ? 1 : 0, -1, 1));
        putSmooth(
                all,
                "gelu_exact",
                x -> x * NormalDistribution.cdf(x),
                x -> NormalDistribution.cdf(x) + x * NormalDistribution.pdf(x));
        double c = Math.sqrt(2 / Math.PI);
        putSmooth(
                all,
                "gelu_tanh",
                x -> 0.5 * x * (1 + StrictMath.tanh(c * (x + 0.044715 * x * x * x))),
                x -> 0.5 * (1 + StrictMath.tanh(c * (x + 0.044715 * x * x * x)))
                        + 0.5 * x * tanhSlope(c * (x + 0.044715 * x * x * x)) * c * (1 + 3 * 0.044715 * x * x));
        putSmooth(all, "silu", x -> x * sigmoid(x), x -> sigmoid(x) * (1 + x * sigmoid(-x)));
        putSmooth(
                all,
                "softplus",
                x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
                Activations::sigmoid);
        putSmooth(all, "tanh", StrictMath::tanh, Activations::tanhSlope);
        putSmooth(all, "sigmoid", Activations::sigmoid, x -> sigmoid(x) * sigmoid(-x));
        putSmooth(all, "erf", Erf::value, x -> 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x));
        putSmooth(all, "sin", StrictMath::sin, StrictMath::cos);
        putSmooth(all, "cos", StrictMath::cos, x -> -StrictMath.sin(x));
        putSmooth(all, "arctan", StrictMath::atan, x -> 1 / (1 + x * x));
        putSmooth(all, "square", x -> x * x, x -> 2 * x);
        putSmooth(all, "cubic", x -> x * x * x, x -> 3 * x * x);
        putSmooth(all, "exp", StrictMath::exp, StrictMath::exp);
        putSmooth(all, "identity", x -> x, x -> 1);
        return all;
    }

    private static void putSmooth(
            Map<String, PiecewiseFunction> all, String name, DoubleUnaryOperator f, DoubleUnaryOperator slope) {
        all.put(name, PiecewiseFunction.smooth(f, slope));
    }
}
