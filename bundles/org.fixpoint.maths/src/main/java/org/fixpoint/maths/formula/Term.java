package org.fixpoint.maths.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A node of an expression. Terms of one {@link Terms} are equal exactly if they are the same object, and an operand has a smaller
 * id than what uses it.
 */
final class Term {
    /** How large values may become: not beyond the numbers, like a power, or faster or unknown. */
    enum Growth {
        FINITE,
        POWER,
        ANY
    }

    private final int id;
    private final Op op;
    private final double number;
    private final List<Term> operands;
    private final List<Double> coefficients;
    private final Growth growth;
    private final boolean vanishing;
    private final boolean varies;

    Term(int id, Op op, double number, List<Term> operands, List<Double> coefficients) {
        this.id = id;
        this.op = op;
        this.number = number;
        this.operands = operands;
        this.coefficients = coefficients;
        growth = growthOf(this);
        vanishing = vanishes(this);
        varies = op == Op.X || op == Op.POLYNOMIAL || operands.stream().anyMatch(Term::varies);
    }

    int id() {
        return id;
    }

    Op op() {
        return op;
    }

    boolean is(Op other) {
        return op == other;
    }

    /** The value of a number, or the index of a letter. */
    double number() {
        return number;
    }

    boolean isNumber() {
        return op == Op.NUMBER;
    }

    boolean isNumber(double value) {
        return op == Op.NUMBER && number == value;
    }

    List<Term> operands() {
        return operands;
    }

    Term first() {
        return operands.get(0);
    }

    Term second() {
        return operands.get(1);
    }

    Term third() {
        return operands.get(2);
    }

    /** c₀, c₁, … of a polynomial. */
    List<Double> coefficients() {
        return coefficients;
    }

    /** Whether x occurs in it. */
    boolean varies() {
        return varies;
    }

    boolean isLeaf() {
        return operands.isEmpty() && op != Op.POLYNOMIAL;
    }

    /** The exponent, where this is a power that is multiplied out; else 0. */
    int wholePower() {
        if (op != Op.POW || !second().isNumber()) {
            return 0;
        }
        double exponent = second().number;
        return exponent >= 2 && exponent <= Terms.MULTIPLIED_OUT && exponent == (int) exponent ? (int) exponent : 0;
    }

    /** Whether this product is one of a vanishing and a growing factor. */
    boolean isFading() {
        return op == Op.MUL && (fades(first(), second()) || fades(second(), first()));
    }

    private static boolean fades(Term vanishing, Term growing) {
        return vanishing.vanishing && growing.growth == Growth.POWER;
    }

    /** This term and all it is made of, operands first. */
    List<Term> inOrder() {
        Set<Term> seen = new HashSet<>();
        Deque<Term> open = new ArrayDeque<>();
        open.push(this);
        seen.add(this);
        while (!open.isEmpty()) {
            for (Term operand : open.pop().operands) {
                if (seen.add(operand)) {
                    open.push(operand);
                }
            }
        }
        List<Term> ordered = new ArrayList<>(seen);
        ordered.sort(Comparator.comparingInt(Term::id));
        return ordered;
    }

    private static Growth growthOf(Term term) {
        Growth largest = Growth.FINITE;
        for (Term operand : term.operands) {
            largest = operand.growth.compareTo(largest) > 0 ? operand.growth : largest;
        }
        if (term.op.isBounded()) {
            return Growth.FINITE;
        }
        return switch (term.op) {
            case NUMBER, X, LETTER -> Growth.FINITE;
            case ABS, SQRT, CBRT, ASINH, SOFTPLUS, MAX, MIN, CHOOSE -> largest;
            case POLYNOMIAL -> Growth.POWER;
            case ADD, MUL -> atLeastPower(largest);
            case DIV -> term.second().isNumber() ? atLeastPower(largest) : Growth.ANY;
            case POW -> term.second().isNumber() && term.second().number > 0 ? atLeastPower(largest) : Growth.ANY;
            default -> Growth.ANY;
        };
    }

    private static Growth atLeastPower(Growth growth) {
        return growth == Growth.FINITE ? Growth.POWER : growth;
    }

    private static boolean vanishes(Term term) {
        return switch (term.op) {
            case ADD -> term.first().vanishing && term.second().vanishing;
            case MUL -> term.first().vanishing || term.second().vanishing;
            case DIV -> term.first().vanishing && term.second().isNumber();
            case POW -> term.first().vanishing && term.second().isNumber();
            default -> term.op.vanishes();
        };
    }
}
