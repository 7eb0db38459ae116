package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The derivative of an expression by x, term by term; at a switch the mean of both branches. */
final class Derivation {
    private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

    private final Terms terms;
    private final Map<Term, Term> slopes = new HashMap<>();

    private Derivation(Terms terms) {
        this.terms = terms;
    }

    /**
     * The derivative of an expression.
     *
     * @param terms those that the expression is one of
     */
    static Term of(Term root, Terms terms) {
        Derivation derivation = new Derivation(terms);
        for (Term term : root.inOrder()) {
            derivation.slopes.put(term, term.varies() ? derivation.slope(term) : terms.number(0));
        }
        return derivation.known(root);
    }

    private Term known(Term term) {
        return Optional.ofNullable(slopes.get(term)).orElseThrow();
    }

    private Term slope(Term term) {
        if (term.op().isFunction()) {
            Term inner = known(term.first());
            return inner.isNumber(0) ? inner : terms.mul(outer(term, term.first()), inner);
        }
        return switch (term.op()) {
            case X -> terms.number(1);
            case POLYNOMIAL -> polynomial(term);
            case ADD -> terms.add(known(term.first()), known(term.second()));
            case MUL -> terms.add(
                    terms.mul(known(term.first()), term.second()), terms.mul(term.first(), known(term.second())));
            case DIV -> quotient(term);
            case POW -> power(term);
            case MAX -> chosen(terms.compared(Op.ABOVE, term.first(), term.second()), term.first(), term.second());
            case MIN -> chosen(terms.compared(Op.ABOVE, term.first(), term.second()), term.second(), term.first());
            case CHOOSE -> chosen(softened(term.first()), term.second(), term.third());
            default -> terms.number(0);
        };
    }

    private Term chosen(Term condition, Term then, Term otherwise) {
        return terms.choose(condition, known(then), known(otherwise));
    }

    /** The condition with 1/2 at a tie; a single point does not count. */
    private Term softened(Term condition) {
        return switch (condition.op()) {
            case LESS, LESS_OR_EQUAL -> terms.compared(Op.ABOVE, condition.second(), condition.first());
            case EQUAL -> terms.number(0);
            case DIFFERENT -> terms.number(1);
            case AND -> terms.and(softened(condition.first()), softened(condition.second()));
            case OR -> terms.or(softened(condition.first()), softened(condition.second()));
            case NOT -> terms.not(softened(condition.first()));
            default -> condition;
        };
    }

    private Term polynomial(Term term) {
        double[] c = new double[term.coefficients().size() - 1];
        for (int k = 0; k < c.length; k++) {
            c[k] = (k + 1) * term.coefficients().get(k + 1);
        }
        return terms.polynomial(c);
    }

    /** (a/b)' = (a' − (a/b) b')/b, which squares nothing. */
    private Term quotient(Term term) {
        Term b = term.second();
        Term above = known(term.first());
        if (b.varies()) {
            above = terms.sub(above, terms.mul(term, known(b)));
        }
        return terms.div(above, b);
    }

    private Term power(Term term) {
        Term base = term.first();
        Term exponent = term.second();
        Term fromBase = terms.number(0);
        if (base.varies()) {
            Term less = terms.pow(base, terms.sub(exponent, terms.number(1)));
            fromBase = terms.mul(terms.mul(exponent, less), known(base));
        }
        if (!exponent.varies()) {
            return fromBase;
        }
        Term fromExponent = terms.mul(terms.mul(term, terms.function(Op.LOG, base)), known(exponent));
        return terms.add(fromBase, fromExponent);
    }

    /** The derivative of a function at its operand. */
    private Term outer(Term f, Term u) {
        Term one = terms.number(1);
        return switch (f.op()) {
            case ABS -> terms.function(Op.SIGN, u);
            case EXP -> f;
            case EXPM1 -> terms.function(Op.EXP, u);
            case LOG -> terms.div(one, u);
            case LOG1P -> terms.div(one, terms.add(one, u));
            case SQRT -> terms.div(terms.number(0.5), f);
            case CBRT -> terms.div(terms.div(one, terms.number(3)), terms.square(f));
            case SIN -> terms.function(Op.COS, u);
            case COS -> terms.negative(terms.function(Op.SIN, u));
            case TAN -> terms.add(one, terms.square(f));
            case SINH -> terms.function(Op.COSH, u);
            case COSH -> terms.function(Op.SINH, u);
            case TANH -> terms.square(terms.function(Op.SECH, u));
            case SECH -> terms.negative(terms.mul(f, terms.function(Op.TANH, u)));
            case ASIN -> terms.div(one, circle(u));
            case ACOS -> terms.div(terms.number(-1), circle(u));
            case ATAN -> terms.div(one, terms.add(one, terms.square(u)));
            case ASINH -> terms.div(one, terms.function(Op.SQRT, terms.add(one, terms.square(u))));
            case SIGMOID -> terms.function(Op.SIGMOID_SLOPE, u);
            case SIGMOID_SLOPE -> terms.negative(terms.mul(f, terms.function(Op.TANH, terms.scaled(0.5, u))));
            case SOFTPLUS -> terms.function(Op.SIGMOID, u);
            case SOFTSIGN -> terms.div(one, terms.square(terms.add(one, terms.function(Op.ABS, u))));
            case ERF -> terms.scaled(TWO_OVER_ROOT_PI, gaussian(u));
            case ERFC -> terms.scaled(-TWO_OVER_ROOT_PI, gaussian(u));
            case NORMAL_CDF -> terms.function(Op.NORMAL_PDF, u);
            case NORMAL_PDF -> terms.negative(terms.mul(u, f));
            default -> terms.number(0);
        };
    }

    private Term gaussian(Term u) {
        return terms.function(Op.EXP, terms.negative(terms.square(u)));
    }

    /** √(1 − u²). */
    private Term circle(Term u) {
        Term one = terms.number(1);
        return terms.function(Op.SQRT, terms.mul(terms.sub(one, u), terms.add(one, u)));
    }
}
