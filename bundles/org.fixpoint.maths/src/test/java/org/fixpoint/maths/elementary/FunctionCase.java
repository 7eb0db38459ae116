package org.fixpoint.maths.elementary;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fixpoint.maths.gaussian.NormalDistribution;
import org.fixpoint.testkit.ManyDigits;

/**
 * A function of one number, its values to many digits, by the library of the language, over arrays, and its error.
 *
 * @param term a size whose units in the last place count where the value is smaller
 * @param ulps the bound where the argument is exact
 * @param perRadian what the bound grows by with |x|
 */
record FunctionCase(
        String name,
        DoubleUnaryOperator plain,
        UnaryOperator<BigDecimal> exact,
        DoubleUnaryOperator strict,
        OverArrays array,
        DoubleUnaryOperator term,
        double ulps,
        double perRadian) {
    private static final double SHARP = 1.702;

    /** A function over arrays. */
    interface OverArrays {
        void apply(ArrayFunctions functions, double[] x, double[] out);
    }

    FunctionCase(
            String name,
            DoubleUnaryOperator plain,
            UnaryOperator<BigDecimal> exact,
            DoubleUnaryOperator strict,
            OverArrays array,
            double ulps) {
        this(name, plain, exact, strict, array, x -> 0, ulps, 0);
    }

    /** What errors at x are counted in. */
    double unit(double x, double value) {
        return Math.ulp(Math.max(Math.abs(value), term.applyAsDouble(x)));
    }

    double bound(double x) {
        return ulps + perRadian * Math.min(Math.abs(x), 1e3);
    }

    static List<FunctionCase> all() {
        return Stream.of(exponential(), normal(), circular())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FunctionCase> exponential() {
        return List.of(
                new FunctionCase("exp", Elementary::exp, ManyDigits::exp, StrictMath::exp, ArrayFunctions::exp, 1),
                new FunctionCase(
                        "expm1", Elementary::expm1, ManyDigits::expm1, StrictMath::expm1, ArrayFunctions::expm1, 2),
                new FunctionCase("tanh", Elementary::tanh, ManyDigits::tanh, StrictMath::tanh, ArrayFunctions::tanh, 3),
                new FunctionCase(
                        "logistic",
                        Elementary::logistic,
                        ManyDigits::logistic,
                        FunctionCase::logistic,
                        ArrayFunctions::logistic,
                        3),
                new FunctionCase(
                        "logisticSlope",
                        Elementary::logisticSlope,
                        ManyDigits::logisticSlope,
                        FunctionCase::logisticSlope,
                        ArrayFunctions::logisticSlope,
                        4),
                new FunctionCase(
                        "softplus",
                        Elementary::softplus,
                        ManyDigits::softplus,
                        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
                        ArrayFunctions::softplus,
                        3),
                swish(1, 0),
                swishSlope(1, 0),
                swish(-0.5, 0),
                swishSlope(-0.5, 0),
                swish(SHARP, SHARP),
                swishSlope(SHARP, SHARP));
    }

    private static List<FunctionCase> normal() {
        return List.of(
                new FunctionCase("erf", Elementary::erf, ManyDigits::erf, FunctionCase::erf, ArrayFunctions::erf, 3),
                new FunctionCase(
                        "normalCdf",
                        Elementary::normalCdf,
                        ManyDigits::cdf,
                        NormalDistribution::cdf,
                        ArrayFunctions::normalCdf,
                        8),
                new FunctionCase(
                        "normalDensity",
                        Elementary::normalDensity,
                        ManyDigits::density,
                        FunctionCase::density,
                        ArrayFunctions::normalDensity,
                        4),
                new FunctionCase(
                        "gelu", Elementary::gelu, ManyDigits::gelu, FunctionCase::gelu, ArrayFunctions::gelu, 8),
                new FunctionCase(
                        "geluSlope",
                        Elementary::geluSlope,
                        ManyDigits::geluSlope,
                        FunctionCase::geluSlope,
                        ArrayFunctions::geluSlope,
                        x -> Math.max(NormalDistribution.cdf(x), Math.min(Math.abs(x), 40) * density(x)),
                        8,
                        0));
    }

    private static List<FunctionCase> circular() {
        return List.of(
                new FunctionCase("sin", Elementary::sin, ManyDigits::sin, StrictMath::sin, ArrayFunctions::sin, 2),
                new FunctionCase("cos", Elementary::cos, ManyDigits::cos, StrictMath::cos, ArrayFunctions::cos, 2),
                new FunctionCase(
                        "arctan", Elementary::arctan, ManyDigits::arctan, StrictMath::atan, ArrayFunctions::arctan, 3));
    }

    private static FunctionCase swish(double beta, double perRadian) {
        return new FunctionCase(
                "swish of " + beta,
                x -> Elementary.swish(beta, x),
                x -> x.multiply(ManyDigits.logistic(x.multiply(new BigDecimal(beta)))),
                x -> {
                    double z = beta * x;
                    return inTail(z) ? swishByDigits(beta, x) : z < -1e4 ? Math.copySign(0, x) : x * logistic(z);
                },
                (functions, x, out) -> functions.swish(beta, x, out),
                x -> 0,
                4,
                perRadian);
    }

    private static FunctionCase swishSlope(double beta, double perRadian) {
        UnaryOperator<BigDecimal> exact = x -> {
            BigDecimal z = x.multiply(new BigDecimal(beta));
            return ManyDigits.logistic(z).add(z.multiply(ManyDigits.logisticSlope(z)));
        };
        return new FunctionCase(
                "slope of swish of " + beta,
                x -> Elementary.swishSlope(beta, x),
                exact,
                x -> {
                    double z = beta * x;
                    double far = Math.max(-1e4, Math.min(z, 1e4));
                    return inTail(z)
                            ? exact.apply(new BigDecimal(x)).doubleValue()
                            : logistic(z) + far * logisticSlope(z);
                },
                (functions, x, out) -> functions.swishSlope(beta, x, out),
                x -> Math.max(
                        logistic(beta * x),
                        Math.abs(beta * x) > 1e3 ? 0 : Math.abs(beta * x) * logisticSlope(beta * x)),
                6,
                perRadian);
    }

    /** Where the exponential alone is not a normal number. */
    private static boolean inTail(double z) {
        return z < -700 && z > -1e4;
    }

    private static double swishByDigits(double beta, double x) {
        BigDecimal exact = new BigDecimal(x);
        return exact.multiply(ManyDigits.logistic(exact.multiply(new BigDecimal(beta))))
                .doubleValue();
    }

    private static double logistic(double x) {
        return x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x));
    }

    private static double logisticSlope(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }

    private static double erf(double x) {
        return 2 * NormalDistribution.centred(x * Math.sqrt(2));
    }

    private static double density(double x) {
        double size = Math.min(Math.abs(x), 40); // not ∞ − ∞
        double square = size * size;
        return StrictMath.exp(-0.5 * square) * (1 - 0.5 * Math.fma(size, size, -square)) / Math.sqrt(2 * Math.PI);
    }

    private static double gelu(double x) {
        if (x < -37 && x > -40) { // where the other factor is no normal number
            return ManyDigits.gelu(new BigDecimal(x)).doubleValue();
        }
        double y = Math.max(x, -40); // not −∞ · 0
        return y * NormalDistribution.cdf(y);
    }

    private static double geluSlope(double x) {
        if (x < -37 && x > -40) {
            return ManyDigits.geluSlope(new BigDecimal(x)).doubleValue();
        }
        double y = Math.max(-40, Math.min(x, 40));
        return NormalDistribution.cdf(y) + y * density(y);
    }
}
