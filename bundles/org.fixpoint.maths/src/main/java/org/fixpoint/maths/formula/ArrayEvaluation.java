package org.fixpoint.maths.formula;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleBinaryOperator;
import org.fixpoint.maths.elementary.ArrayFunctions;

/**
 * Evaluates an expression term by term over blocks of numbers, each term by a loop that the compiler turns into vectors: the same
 * bits as number by number, in less time where functions are among the terms. Stateless; safe for use by several threads.
 */
final class ArrayEvaluation {
    private static final int LENGTH = 512; // numbers of a block: ten terms of it stay in the first-level cache
    private static final int LEAST = 128; // fewer than these are quicker one by one
    private static final int MOST_TERMS = 64;
    private static final int MOST_EXCEPTIONS = 4;
    private static final ArrayFunctions FUNCTIONS = ArrayFunctions.fastest();
    private static final Map<Op, BiConsumer<double[], double[]>> TOGETHER = new EnumMap<>(Map.ofEntries(
            Map.entry(Op.EXP, FUNCTIONS::exp),
            Map.entry(Op.EXPM1, FUNCTIONS::expm1),
            Map.entry(Op.TANH, FUNCTIONS::tanh),
            Map.entry(Op.SIGMOID, FUNCTIONS::logistic),
            Map.entry(Op.SIGMOID_SLOPE, FUNCTIONS::logisticSlope),
            Map.entry(Op.SOFTPLUS, FUNCTIONS::softplus),
            Map.entry(Op.ERF, FUNCTIONS::erf),
            Map.entry(Op.NORMAL_CDF, FUNCTIONS::normalCdf),
            Map.entry(Op.NORMAL_PDF, FUNCTIONS::normalDensity),
            Map.entry(Op.SIN, FUNCTIONS::sin),
            Map.entry(Op.COS, FUNCTIONS::cos),
            Map.entry(Op.ATAN, FUNCTIONS::arctan)));
    private static final ThreadLocal<double[][]> OWN = ThreadLocal.withInitial(() -> new double[MOST_TERMS][LENGTH]);

    private final List<Term> order;
    private final int[][] operands;
    private final double[] exceptions;
    private final double[] there;

    private ArrayEvaluation(List<Term> order, Map<Double, Double> exceptions) {
        this.order = order;
        Map<Term, Integer> places = new HashMap<>();
        operands = new int[order.size()][];
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), i);
            operands[i] = order.get(i).operands().stream()
                    .mapToInt(operand -> places.getOrDefault(operand, 0))
                    .toArray();
        }
        this.exceptions =
                exceptions.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        there = exceptions.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * The evaluation of an expression without letters; empty where it would gain nothing.
     *
     * @param exceptions values at single numbers that are others than those of the expression
     */
    static Optional<ArrayEvaluation> of(Term root, Map<Double, Double> exceptions) {
        List<Term> order = root.inOrder();
        boolean gains = order.size() <= MOST_TERMS
                && exceptions.size() <= MOST_EXCEPTIONS
                && order.stream().noneMatch(term -> term.is(Op.LETTER))
                && order.stream().anyMatch(term -> TOGETHER.containsKey(term.op()));
        return gains ? Optional.of(new ArrayEvaluation(order, exceptions)) : Optional.empty();
    }

    /**
     * {@code out[i]} is the value at {@code x[i]}.
     *
     * @param oneByOne does the same for few numbers
     */
    void values(double[] x, double[] out, BiConsumer<double[], double[]> oneByOne) {
        double[][] s = OWN.get();
        for (int from = 0; from < x.length; from += LENGTH) {
            int n = Math.min(LENGTH, x.length - from);
            if (n < LEAST) {
                double[] rest = new double[n];
                oneByOne.accept(Arrays.copyOfRange(x, from, from + n), rest);
                System.arraycopy(rest, 0, out, from, n);
            } else {
                System.arraycopy(block(x, from, n, s), 0, out, from, n);
                putExceptions(x, from, n, out);
            }
        }
    }

    /** The values of a block, which is filled up with its last number. */
    private double[] block(double[] x, int from, int n, double[][] s) {
        double[] here = new double[LENGTH];
        System.arraycopy(x, from, here, 0, n);
        Arrays.fill(here, n, LENGTH, x[from + n - 1]);
        for (int k = 0; k < order.size(); k++) {
            fill(order.get(k), operands[k], here, s, s[k]);
        }
        return s[order.size() - 1];
    }

    private static void fill(Term term, int[] at, double[] x, double[][] s, double[] out) {
        Op op = term.op();
        if (op.isFunction()) {
            Optional.ofNullable(TOGETHER.get(op))
                    .ifPresentOrElse(function -> function.accept(s[at[0]], out), () -> each(op, s[at[0]], out));
            return;
        }
        switch (op) {
            case NUMBER -> Arrays.fill(out, term.number());
            case X -> System.arraycopy(x, 0, out, 0, LENGTH);
            case POLYNOMIAL -> polynomial(term.coefficients(), x, out);
            case NOT -> combine(s[at[0]], s[at[0]], out, (u, same) -> 1 - u);
            case CHOOSE -> choose(s[at[0]], s[at[1]], s[at[2]], out);
            case ADD -> add(s[at[0]], s[at[1]], out);
            case MUL -> {
                if (term.isFading()) {
                    combine(s[at[0]], s[at[1]], out, Primitives::fading);
                } else {
                    multiply(s[at[0]], s[at[1]], out);
                }
            }
            case DIV -> divide(s[at[0]], s[at[1]], out);
            default -> combine(s[at[0]], s[at[1]], out, (u, v) -> Evaluation.combined(term, u, v));
        }
    }

    private static void each(Op op, double[] u, double[] out) {
        for (int i = 0; i < LENGTH; i++) {
            out[i] = Primitives.apply(op, u[i]);
        }
    }

    private static void polynomial(List<Double> coefficients, double[] x, double[] out) {
        for (int i = 0; i < LENGTH; i++) {
            out[i] = Evaluation.horner(coefficients, x[i]);
        }
    }

    private static void combine(double[] u, double[] v, double[] out, DoubleBinaryOperator operation) {
        for (int i = 0; i < LENGTH; i++) {
            out[i] = operation.applyAsDouble(u[i], v[i]);
        }
    }

    private static void choose(double[] condition, double[] then, double[] otherwise, double[] out) {
        for (int i = 0; i < LENGTH; i++) {
            out[i] = Primitives.choose(condition[i], then[i], otherwise[i]);
        }
    }

    private static void add(double[] u, double[] v, double[] out) {
        for (int i = 0; i < LENGTH; i++) {
            out[i] = u[i] + v[i];
        }
    }

    private static void multiply(double[] u, double[] v, double[] out) {
        for (int i = 0; i < LENGTH; i++) {
            out[i] = u[i] * v[i];
        }
    }

    private static void divide(double[] u, double[] v, double[] out) {
        for (int i = 0; i < LENGTH; i++) {
            out[i] = u[i] / v[i];
        }
    }

    private void putExceptions(double[] x, int from, int n, double[] out) {
        for (int e = 0; e < exceptions.length; e++) {
            for (int i = from; i < from + n; i++) {
                if (x[i] == exceptions[e]) {
                    out[i] = there[e];
                }
            }
        }
    }
}
