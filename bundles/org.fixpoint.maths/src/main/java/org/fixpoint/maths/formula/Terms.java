package org.fixpoint.maths.formula;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes terms, each only once, and simplifies as it does so.
 *
 * <p>Every simplification is an identity of algebra where both sides are defined. Some hold at more points than the text does:
 * x/x is 1 at 0 too, log(exp(x)) is x beyond 709.
 */
final class Terms {
    /** Up to this exponent a power is a product. */
    static final int MULTIPLIED_OUT = 16;

    private final Map<Key, Term> made = new HashMap<>();
    private final Sums sums = new Sums(this);
    private final Products products = new Products(this);

    private record Key(Op op, long number, List<Integer> operands, List<Double> coefficients) {}

    Term number(double value) {
        return intern(Op.NUMBER, value == 0 ? 0.0 : value, List.of(), List.of());
    }

    Term x() {
        return intern(Op.X, 0, List.of(), List.of());
    }

    Term letter(int index) {
        return intern(Op.LETTER, index, List.of(), List.of());
    }

    Term add(Term a, Term b) {
        return sums.add(a, b);
    }

    Term sub(Term a, Term b) {
        return sums.add(a, negative(b));
    }

    Term negative(Term a) {
        return products.scaled(-1, a);
    }

    Term mul(Term a, Term b) {
        return products.mul(a, b);
    }

    Term scaled(double factor, Term a) {
        return products.scaled(factor, a);
    }

    Term div(Term a, Term b) {
        return products.div(a, b);
    }

    Term pow(Term base, Term exponent) {
        return products.pow(base, exponent);
    }

    Term square(Term a) {
        return products.pow(a, number(2));
    }

    Term max(Term a, Term b) {
        return extreme(Op.MAX, a, b);
    }

    Term min(Term a, Term b) {
        return extreme(Op.MIN, a, b);
    }

    private Term extreme(Op op, Term a, Term b) {
        if (a == b) {
            return a;
        }
        if (a.isNumber() && b.isNumber()) {
            return number(op == Op.MAX ? Math.max(a.number(), b.number()) : Math.min(a.number(), b.number()));
        }
        return make(op, a, b);
    }

    /** Whether one number is less than, equal to, … another. */
    Term compared(Op op, Term a, Term b) {
        if (a == b) {
            return number(op == Op.LESS_OR_EQUAL || op == Op.EQUAL ? 1 : op == Op.ABOVE ? 0.5 : 0);
        }
        if (a.isNumber() && b.isNumber()) {
            return number(Evaluation.compared(op, a.number(), b.number()));
        }
        return make(op, a, b);
    }

    Term and(Term a, Term b) {
        if (a.isNumber()) {
            return a.number() == 1 ? b : a.number() == 0 ? a : make(Op.AND, a, b);
        }
        return b.isNumber() ? and(b, a) : a == b ? a : make(Op.AND, a, b);
    }

    Term or(Term a, Term b) {
        if (a.isNumber()) {
            return a.number() == 0 ? b : a.number() == 1 ? a : make(Op.OR, a, b);
        }
        return b.isNumber() ? or(b, a) : a == b ? a : make(Op.OR, a, b);
    }

    Term not(Term a) {
        return a.isNumber() ? number(1 - a.number()) : a.is(Op.NOT) ? a.first() : make(Op.NOT, a);
    }

    Term choose(Term condition, Term then, Term otherwise) {
        if (then == otherwise || condition.isNumber(1)) {
            return then;
        }
        if (condition.isNumber(0)) {
            return otherwise;
        }
        if (condition.is(Op.ABOVE) && then.isNumber(1) && otherwise.isNumber(0)) {
            return condition;
        }
        return make(Op.CHOOSE, condition, then, otherwise);
    }

    /** 1 above 0, 0 below, 1/2 at 0. */
    Term step(Term u) {
        return compared(Op.ABOVE, u, number(0));
    }

    Term function(Op op, Term u) {
        if (u.isNumber()) {
            double value = Primitives.apply(op, u.number());
            if (Double.isFinite(value)) {
                return number(value);
            }
        }
        if (Sums.factor(u) < 0 && (op.isOdd() || op.isEven())) {
            Term mirrored = function(op, negative(u));
            return op.isOdd() ? negative(mirrored) : mirrored;
        }
        return op == Op.LOG || op == Op.LOG1P ? logarithm(op, u) : absolute(op, u);
    }

    private Term logarithm(Op op, Term u) {
        Term beside = sums.withoutOne(u);
        if (op == Op.LOG && beside != u) {
            return beside.is(Op.EXP) ? make(Op.SOFTPLUS, beside.first()) : function(Op.LOG1P, beside);
        }
        if (op == Op.LOG && u.is(Op.EXP)) {
            return u.first();
        }
        if (op == Op.LOG && u.is(Op.SIGMOID)) {
            return negative(function(Op.SOFTPLUS, negative(u.first())));
        }
        if (op == Op.LOG1P && u.is(Op.EXP)) {
            return make(Op.SOFTPLUS, u.first());
        }
        return make(op, u);
    }

    private Term absolute(Op op, Term u) {
        if (op == Op.SQRT && u.wholePower() == 2) {
            return function(Op.ABS, u.first());
        }
        if (op == Op.ABS && Sums.core(u) != u) {
            return scaled(Math.abs(Sums.factor(u)), function(Op.ABS, Sums.core(u)));
        }
        boolean idle = op == Op.ABS && (u.is(Op.ABS) || (u.wholePower() % 2 == 0 && u.wholePower() > 0));
        return idle ? u : make(op, u);
    }

    /** The polynomial Σ cₖ xᵏ. */
    Term polynomial(double[] coefficients) {
        int degree = coefficients.length - 1;
        while (degree > 0 && coefficients[degree] == 0) {
            degree--;
        }
        double[] c = Arrays.copyOf(coefficients, degree + 1);
        boolean lone = Arrays.stream(c).filter(each -> each != 0).count() <= 1;
        if (lone) {
            return degree == 0 ? number(c[0]) : scaled(c[degree], pow(x(), number(degree)));
        }
        return intern(Op.POLYNOMIAL, 0, List.of(), Arrays.stream(c).boxed().toList());
    }

    /** A term with these operands as they are. */
    Term make(Op op, Term... operands) {
        return intern(op, 0, List.of(operands), List.of());
    }

    /** The term of this collection that is built of these operands as another one is of its own. */
    Term rebuilt(Term term, List<Term> operands) {
        return switch (term.op()) {
            case NUMBER -> number(term.number());
            case X -> x();
            case LETTER -> letter((int) term.number());
            case POLYNOMIAL -> polynomial(term.coefficients().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
            case ADD -> add(operands.get(0), operands.get(1));
            case MUL -> mul(operands.get(0), operands.get(1));
            case DIV -> div(operands.get(0), operands.get(1));
            case POW -> pow(operands.get(0), operands.get(1));
            case MAX -> max(operands.get(0), operands.get(1));
            case MIN -> min(operands.get(0), operands.get(1));
            case LESS, LESS_OR_EQUAL, EQUAL, DIFFERENT, ABOVE -> compared(term.op(), operands.get(0), operands.get(1));
            case AND -> and(operands.get(0), operands.get(1));
            case OR -> or(operands.get(0), operands.get(1));
            case NOT -> not(operands.get(0));
            case CHOOSE -> choose(operands.get(0), operands.get(1), operands.get(2));
            default -> function(term.op(), operands.get(0));
        };
    }

    private Term intern(Op op, double number, List<Term> operands, List<Double> coefficients) {
        Key key = new Key(
                op,
                Double.doubleToLongBits(number),
                operands.stream().map(Term::id).toList(),
                coefficients);
        return made.computeIfAbsent(key, absent -> new Term(made.size(), op, number, operands, coefficients));
    }
}
