package org.fixpoint.maths.gaussian;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A real function of one real variable, smooth between finitely many listed points: an activation.
 *
 * <p>Quadrature is split at the listed points, and neither operator is evaluated exactly there.
 *
 * @param value the function
 * @param derivative its derivative between the listed points, without the delta functions of the jumps
 * @param values the function over arrays, which is what takes the time of a quadrature
 * @param derivatives its derivative over arrays
 * @param kinks points where the function is continuous but some derivative is not (ELU lists 0 although its first
 *     derivative is continuous), ascending or not
 * @param jumps points where the function itself is discontinuous; they need not be repeated among the kinks
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, and equality is of no use for functions
public record PiecewiseFunction(
        DoubleUnaryOperator value,
        DoubleUnaryOperator derivative,
        ElementwiseFunction values,
        ElementwiseFunction derivatives,
        double[] kinks,
        double[] jumps) {

    /** Sorts and copies both lists; a point that is not finite is refused. */
    public PiecewiseFunction {
        kinks = sortedPoints(kinks);
        jumps = sortedPoints(jumps);
    }

    /** A function of which arrays are taken element by element. */
    public PiecewiseFunction(
            DoubleUnaryOperator value, DoubleUnaryOperator derivative, double[] kinks, double[] jumps) {
        this(value, derivative, ElementwiseFunction.of(value), ElementwiseFunction.of(derivative), kinks, jumps);
    }

    /** A function that is smooth everywhere. */
    public static PiecewiseFunction smooth(DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new PiecewiseFunction(value, derivative, new double[0], new double[0]);
    }

    /** A continuous function with the kinks given. */
    public static PiecewiseFunction kinked(DoubleUnaryOperator value, DoubleUnaryOperator derivative, double... kinks) {
        return new PiecewiseFunction(value, derivative, kinks, new double[0]);
    }

    @Override
    public double[] kinks() {
        return kinks.clone();
    }

    @Override
    public double[] jumps() {
        return jumps.clone();
    }

    /** Kinks and jumps together, ascending, each once; the caller owns the array. */
    public double[] breakpoints() {
        return DoubleStream.concat(Arrays.stream(kinks), Arrays.stream(jumps))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Whether the function itself is discontinuous somewhere, so that E[φ'(Z)²] is infinite. */
    public boolean hasJumps() {
        return jumps.length > 0;
    }

    /**
     * The function x ↦ f(s x), whose derivative is s f'(s x) and whose breakpoints are those of f divided by s.
     *
     * <p>With s = √q it carries a standard normal to the pre-activation of variance q.
     *
     * @param s positive and finite
     */
    public PiecewiseFunction scaled(double s) {
        if (!(s > 0) || Double.isInfinite(s)) {
            throw new IllegalArgumentException("The scale of a function must be positive and finite, not " + s);
        }
        if (s == 1) {
            return this;
        }
        DoubleUnaryOperator f = value;
        DoubleUnaryOperator df = derivative;
        return new PiecewiseFunction(
                x -> f.applyAsDouble(s * x),
                x -> s * df.applyAsDouble(s * x),
                (x, out) -> values.apply(times(s, x), out),
                (x, out) -> {
                    derivatives.apply(times(s, x), out);
                    for (int i = 0; i < x.length; i++) {
                        out[i] *= s;
                    }
                },
                Arrays.stream(kinks).map(k -> k / s).toArray(),
                Arrays.stream(jumps).map(k -> k / s).toArray());
    }

    private static double[] times(double s, double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            product[i] = s * x[i];
        }
        return product;
    }

    /**
     * f(k + 0) − f(k − 0), the height of the jump at a breakpoint, from values 8 ulp to either side.
     *
     * @param k one of the jumps
     */
    public double jumpHeight(double k) {
        double step = 8 * Math.ulp(Math.max(Math.abs(k), 1e-3));
        return value.applyAsDouble(k + step) - value.applyAsDouble(k - step);
    }

    private static double[] sortedPoints(double[] points) {
        double[] sorted = Arrays.stream(points).sorted().distinct().toArray();
        for (double point : sorted) {
            if (!Double.isFinite(point)) {
                throw new IllegalArgumentException("A kink or jump must be a finite number, not " + point);
            }
        }
        return sorted;
    }
}
