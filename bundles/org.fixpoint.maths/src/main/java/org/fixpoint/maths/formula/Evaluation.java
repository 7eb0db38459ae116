package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates an expression term by term: the meaning of the language, and what compiled code is tested against. */
final class Evaluation {
    private final List<Term> order;
    private final int[][] operands;

    Evaluation(Term root) {
        order = root.inOrder();
        Map<Term, Integer> places = new HashMap<>();
        operands = new int[order.size()][];
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), i);
            operands[i] = order.get(i).operands().stream()
                    .mapToInt(operand -> places.getOrDefault(operand, 0))
                    .toArray();
        }
    }

    /** The value at x of an expression without letters. */
    double at(double x) {
        return at(x, new double[0]);
    }

    /** The value at x. */
    double at(double x, double[] letters) {
        return all(x, letters)[order.size() - 1];
    }

    /** Terms in the order of {@link #all}; the expression itself is the last. */
    List<Term> order() {
        return order;
    }

    /** The value of every term, chosen or not. */
    double[] all(double x, double[] letters) {
        double[] values = new double[order.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(order.get(i), operands[i], values, x, letters);
        }
        return values;
    }

    private static double value(Term term, int[] at, double[] values, double x, double[] letters) {
        if (term.op().isFunction()) {
            return Primitives.apply(term.op(), values[at[0]]);
        }
        return switch (term.op()) {
            case NUMBER -> term.number();
            case X -> x;
            case LETTER -> letters[(int) term.number()];
            case POLYNOMIAL -> horner(term.coefficients(), x);
            case NOT -> 1 - values[at[0]];
            case CHOOSE -> Primitives.choose(values[at[0]], values[at[1]], values[at[2]]);
            default -> combined(term, values[at[0]], values[at[1]]);
        };
    }

    /** An operation on two numbers. */
    static double combined(Term term, double left, double right) {
        return switch (term.op()) {
            case ADD -> left + right;
            case MUL -> term.isFading() ? Primitives.fading(left, right) : left * right;
            case DIV -> left / right;
            case POW -> term.wholePower() > 0 ? Primitives.power(left, term.wholePower()) : Primitives.pow(left, right);
            case MAX, OR -> Math.max(left, right);
            case MIN, AND -> Math.min(left, right);
            default -> compared(term.op(), left, right);
        };
    }

    static double horner(List<Double> c, double x) {
        int degree = c.size() - 1;
        double sum = c.get(degree);
        for (int k = degree - 1; k >= 0; k--) {
            sum *= x;
            if (c.get(k) != 0) {
                sum += c.get(k);
            }
        }
        return sum;
    }

    /** The truth of a comparison as a number. */
    static double compared(Op op, double left, double right) {
        return switch (op) {
            case LESS -> Primitives.less(left, right);
            case LESS_OR_EQUAL -> Primitives.lessOrEqual(left, right);
            case EQUAL -> Primitives.equal(left, right);
            case DIFFERENT -> Primitives.different(left, right);
            case ABOVE -> Primitives.above(left, right);
            default -> throw new IllegalArgumentException(op + " is not a comparison");
        };
    }

    /** A power of a number, multiplied out where compiled code multiplies. */
    static double power(double base, double exponent) {
        boolean whole = exponent == (int) exponent && exponent >= 1 && exponent <= Terms.MULTIPLIED_OUT;
        return whole ? Primitives.power(base, (int) exponent) : Primitives.pow(base, exponent);
    }
}
