package org.fixpoint.maths.elementary;

import java.util.function.DoubleUnaryOperator;

/**
 * Block by block, each through a few loops that the compiler turns into vectors; a block with elements that are not numbers or of
 * extreme size is left to {@link Elementary}, element by element.
 *
 * <p>These loops take the time of code through the Vector API, need no flag, and stay as fast whatever else the machine has run:
 * chains of vector objects were compiled to such that allocate each step once other code had used the same methods (Java 17).
 */
final class BlockArrayFunctions implements ArrayFunctions {
    static final BlockArrayFunctions ONLY = new BlockArrayFunctions();

    private static final int SHORT = 16;

    private BlockArrayFunctions() {}

    /** A function over a block. */
    @FunctionalInterface
    private interface Block {
        /**
         * Takes {@code s[0]} to {@code s[1]}.
         *
         * @return whether all elements could be served; if not, {@code s[0]} is as it was
         */
        boolean compute(double[][] s, int n);
    }

    private static void each(double[] x, double[] out, Block block, DoubleUnaryOperator single) {
        double[][] s = Steps.own();
        for (int at = 0; at < x.length; at += Steps.LENGTH) {
            int n = Math.min(Steps.LENGTH, x.length - at);
            System.arraycopy(x, at, s[0], 0, n);
            if (n >= SHORT && block.compute(s, n)) {
                System.arraycopy(s[1], 0, out, at, n);
            } else {
                for (int i = 0; i < n; i++) {
                    out[at + i] = single.applyAsDouble(s[0][i]);
                }
            }
        }
    }

    @Override
    public void exp(double[] x, double[] out) {
        each(x, out, (s, n) -> exponentials(s[0], s, s[1], n), Elementary::exp);
    }

    @Override
    public void expUpTo(double largest, double[] x, int n) {
        if (!(largest <= Elementary.MODERATE)) {
            throw new IllegalArgumentException("largest " + largest + "; give a bound up to " + Elementary.MODERATE);
        }
        if (largest <= Elementary.UNREDUCED) {
            ExponentialLoops.exponentialsUnreduced(x, n);
            return;
        }
        double[][] s = Steps.own();
        for (int at = 0; at < n; at += Steps.LENGTH) {
            int length = Math.min(Steps.LENGTH, n - at);
            System.arraycopy(x, at, s[0], 0, length);
            ExponentialLoops.reduce(s[0], s[2], s[3], length);
            ExponentialLoops.powersOfModerate(s[2], s[4], length);
            ExponentialLoops.exponentials(s[4], s[3], s[1], length);
            System.arraycopy(s[1], 0, x, at, length);
        }
    }

    @Override
    public void expm1(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    boolean served = ExponentialLoops.moderate(Elementary.MODERATE, s[0], s[2], n);
                    ExponentialLoops.reduce(s[0], s[2], s[3], n);
                    ExponentialLoops.powersOfModerate(s[2], s[4], n);
                    ExponentialLoops.exponentialsLessOne(s[4], s[3], s[1], n);
                    return served;
                },
                Elementary::expm1);
    }

    @Override
    public void tanh(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    ExponentialLoops.reduceForTanh(s[0], s[2], s[3], n);
                    ExponentialLoops.powersOfModerate(s[2], s[4], n);
                    ExponentialLoops.exponentialsLessOne(s[4], s[3], s[2], n);
                    ExponentialLoops.tanhs(s[2], s[0], s[1], n);
                    return true; // NaN goes through
                },
                Elementary::tanh);
    }

    @Override
    public void tanhToSingle(double[] x, double[] out) {
        SingleLoops.tanh(x, out);
    }

    @Override
    public void logistic(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    boolean served = decayed(s, n);
                    ExponentialLoops.logistics(s[2], s[0], s[1], n);
                    return served;
                },
                Elementary::logistic);
    }

    @Override
    public void logisticSlope(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    boolean served = decayed(s, n);
                    ExponentialLoops.logisticSlopes(s[2], s[1], n);
                    return served;
                },
                Elementary::logisticSlope);
    }

    @Override
    public void swish(double beta, double[] x, double[] out) {
        double[][] s = Steps.own();
        for (int at = 0; at < x.length; at += Steps.LENGTH) {
            int n = gate(beta, x, at, s);
            if (n >= SHORT && decayed(s, n)) {
                ExponentialLoops.swishes(s[2], s[0], s[5], s[1], n);
                System.arraycopy(s[1], 0, out, at, n);
            } else {
                for (int i = 0; i < n; i++) {
                    out[at + i] = Elementary.swish(beta, s[5][i]);
                }
            }
        }
    }

    @Override
    public void swishSlope(double beta, double[] x, double[] out) {
        double[][] s = Steps.own();
        for (int at = 0; at < x.length; at += Steps.LENGTH) {
            int n = gate(beta, x, at, s);
            if (n >= SHORT && decayed(s, n)) {
                ExponentialLoops.swishSlopes(s[2], s[0], s[1], n);
                System.arraycopy(s[1], 0, out, at, n);
            } else {
                for (int i = 0; i < n; i++) {
                    out[at + i] = Elementary.swishSlope(beta, s[5][i]);
                }
            }
        }
    }

    /** A block of x to {@code s[5]} and β times it to {@code s[0]}: not by {@link #each}, as a lambda that holds β would be allocated. */
    private static int gate(double beta, double[] x, int at, double[][] s) {
        int n = Math.min(Steps.LENGTH, x.length - at);
        System.arraycopy(x, at, s[5], 0, n);
        ExponentialLoops.multiples(beta, s[5], s[0], n);
        return n;
    }

    @Override
    public void softplus(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    boolean served = decayed(s, n);
                    ExponentialLoops.softplusArguments(s[2], s[3], n);
                    ExponentialLoops.softplusTails(s[3], s[4], n);
                    ExponentialLoops.softpluses(s[3], s[4], s[0], s[1], n);
                    return served;
                },
                Elementary::softplus);
    }

    @Override
    public void erf(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    NormalLoops.scaledSizes(s[0], s[2], n);
                    boolean served = tails(Elementary.MODERATE, s[2], s, n);
                    NormalLoops.centres(s[0], s[5], n);
                    NormalLoops.errorFunctions(s[5], s[2], s[0], s[1], n);
                    return served;
                },
                Elementary::erf);
    }

    @Override
    public void normalCdf(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    boolean served = tails(Elementary.MODERATE, s[0], s, n);
                    NormalLoops.distributions(s[2], s[0], s[1], n);
                    return served;
                },
                Elementary::normalCdf);
    }

    @Override
    public void normalDensity(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    NormalLoops.squares(s[0], s[5], s[1], s[6], n);
                    boolean served = exponentials(s[1], s, s[7], n);
                    NormalLoops.densities(s[7], s[6], s[1], n);
                    return served;
                },
                Elementary::normalDensity);
    }

    @Override
    public void gelu(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    boolean served = tails(NormalTail.NEAR_EXPONENT, s[0], s, n);
                    NormalLoops.distributions(s[2], s[0], s[5], n);
                    NormalLoops.gelus(s[5], s[0], s[1], n);
                    return served;
                },
                Elementary::gelu);
    }

    @Override
    public void geluSlope(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    boolean served = tails(NormalTail.NEAR_EXPONENT, s[0], s, n);
                    NormalLoops.distributions(s[2], s[0], s[5], n);
                    NormalLoops.geluSlopes(s[5], s[0], s[7], s[6], s[1], n);
                    return served;
                },
                Elementary::geluSlope);
    }

    @Override
    public void sin(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    boolean served = turned(s, 0, n);
                    System.arraycopy(s[1], 0, s[2], 0, n);
                    CircularLoops.reflect(s[2], s[0], s[1], n);
                    return served;
                },
                Elementary::sin);
    }

    @Override
    public void cos(double[] x, double[] out) {
        each(x, out, (s, n) -> turned(s, 1, n), Elementary::cos);
    }

    @Override
    public void arctan(double[] x, double[] out) {
        each(
                x,
                out,
                (s, n) -> {
                    CircularLoops.acuteAngles(s[0], s[2], n);
                    CircularLoops.arctans(s[2], s[0], s[1], n);
                    return true;
                },
                Elementary::arctan);
    }

    @Override
    public void softmaxRows(double[] x, int rows, int columns, double cut) {
        if (!(cut >= RowSoftmax.LEAST_EXPONENT && cut <= 0)) {
            throw new IllegalArgumentException("cut " + cut + "; give a number from -700 to 0");
        }
        if ((long) rows * columns > x.length) {
            throw new IllegalArgumentException(rows + " x " + columns + " scores in an array of " + x.length);
        }
        double[][] s = Steps.own();
        for (int r = 0; r < rows; r++) {
            RowSoftmax.replace(x, r * columns, columns, cut, s);
        }
    }

    /** exp of an array as long as a block may be to {@code out}, by way of {@code s[2]} to {@code s[4]}; {@code out} may be one of these. */
    private static boolean exponentials(double[] x, double[][] s, double[] out, int n) {
        return exponentials(Elementary.MODERATE, x, s, out, n);
    }

    /** The same where elements beyond a limit are not served. */
    private static boolean exponentials(double limit, double[] x, double[][] s, double[] out, int n) {
        boolean served = ExponentialLoops.moderate(limit, x, s[2], n);
        ExponentialLoops.reduce(x, s[2], s[3], n);
        ExponentialLoops.powersOfModerate(s[2], s[4], n);
        ExponentialLoops.exponentials(s[4], s[3], out, n);
        return served;
    }

    /** exp(−|x|) to {@code s[2]}. */
    private static boolean decayed(double[][] s, int n) {
        ExponentialLoops.negativeSizes(s[0], s[1], n);
        return exponentials(s[1], s, s[2], n);
    }

    /** Q(|x|) to {@code s[2]}, the exponential to {@code s[7]} and the correction to {@code s[6]}; −x²/2 beyond the limit is not served. */
    private static boolean tails(double limit, double[] x, double[][] s, int n) {
        NormalLoops.squares(x, s[5], s[1], s[6], n);
        boolean served = exponentials(limit, s[1], s, s[7], n);
        NormalLoops.numerators(s[5], s[3], n);
        NormalLoops.denominators(s[5], s[4], n);
        NormalLoops.tails(s[7], s[3], s[4], s[6], s[2], n);
        return served;
    }

    /** The sine of |x| plus quarter turns to {@code s[1]}. */
    private static boolean turned(double[][] s, double more, int n) {
        CircularLoops.turns(s[0], s[2], n);
        CircularLoops.reduce(s[0], s[2], s[3], n);
        CircularLoops.sines(s[3], s[4], n);
        CircularLoops.cosines(s[3], s[5], n);
        CircularLoops.quarters(s[2], more, s[4], s[5], s[1], n);
        return CircularLoops.reducible(s[0], n);
    }
}
