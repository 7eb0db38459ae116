package org.fixpoint.maths.formula;

import java.util.Arrays;
import java.util.Optional;

/** Sums of terms, simplified; polynomials in x are collected, and sums that lose digits or overflow get their stable form. */
final class Sums {
    private final Terms terms;

    Sums(Terms terms) {
        this.terms = terms;
    }

    Term add(Term a, Term b) {
        Optional<double[]> left = polynomial(a);
        Optional<double[]> right = polynomial(b);
        if (left.isPresent() && right.isPresent()) {
            double[] sum = sum(left.get(), right.get());
            return Arrays.stream(sum).allMatch(Double::isFinite) ? terms.polynomial(sum) : ordered(a, b);
        }
        if (a.isNumber()) {
            return add(b, a);
        }
        if (b.isNumber()) {
            return withNumber(a, b.number());
        }
        if (core(a) == core(b)) {
            return terms.scaled(factor(a) + factor(b), core(a));
        }
        return exponentials(a, b).orElseGet(() -> ordered(a, b));
    }

    /** u where a term is u + 1, else the term itself. */
    Term withoutOne(Term term) {
        if (term.is(Op.ADD) && term.second().isNumber(1)) {
            return term.first();
        }
        boolean polynomial = term.is(Op.POLYNOMIAL) && term.coefficients().get(0) == 1;
        return polynomial ? add(term, terms.number(-1)) : term;
    }

    private Term withNumber(Term a, double number) {
        if (number == 0) {
            return a;
        }
        if (a.is(Op.ADD) && a.second().isNumber()) {
            return add(a.first(), terms.number(a.second().number() + number));
        }
        Term u = core(a);
        if (u.is(Op.EXP) && factor(a) == -number) {
            return terms.scaled(-number, terms.function(Op.EXPM1, u.first()));
        }
        if (u.is(Op.EXPM1) && factor(a) == number) {
            return terms.scaled(number, terms.function(Op.EXP, u.first()));
        }
        if (u.is(Op.ERF) && Math.abs(factor(a)) == Math.abs(number)) {
            double sign = -factor(a) / number;
            return terms.scaled(number, terms.function(Op.ERFC, terms.scaled(sign, u.first())));
        }
        if (u.is(Op.TANH) && Math.abs(factor(a)) == Math.abs(number)) {
            double twice = 2 * factor(a) / number;
            return terms.scaled(2 * number, terms.function(Op.SIGMOID, terms.scaled(twice, u.first())));
        }
        if ((u.is(Op.SIGMOID) || u.is(Op.NORMAL_CDF)) && factor(a) == -number) {
            return terms.scaled(number, terms.function(u.op(), terms.negative(u.first())));
        }
        return terms.make(Op.ADD, a, terms.number(number));
    }

    /** e^u + e^−u and e^u − e^−u. */
    private Optional<Term> exponentials(Term a, Term b) {
        Term u = core(a);
        Term v = core(b);
        boolean opposite = u.is(Op.EXP) && v.is(Op.EXP) && u.first() == terms.negative(v.first());
        if (!opposite || Math.abs(factor(a)) != Math.abs(factor(b))) {
            return Optional.empty();
        }
        Op op = factor(a) == factor(b) ? Op.COSH : Op.SINH;
        boolean flipped = factor(u.first()) < 0;
        Term argument = flipped ? v.first() : u.first();
        return Optional.of(terms.scaled(2 * (flipped ? factor(b) : factor(a)), terms.function(op, argument)));
    }

    private Term ordered(Term a, Term b) {
        return a.id() <= b.id() ? terms.make(Op.ADD, a, b) : terms.make(Op.ADD, b, a);
    }

    /** c where a term is c · u, else 1. */
    static double factor(Term term) {
        return term.is(Op.MUL) && term.first().isNumber() ? term.first().number() : 1;
    }

    /** u where a term is c · u, else the term itself. */
    static Term core(Term term) {
        return term.is(Op.MUL) && term.first().isNumber() ? term.second() : term;
    }

    /** The coefficients, where a term is a sum of multiples of powers of x. */
    static Optional<double[]> polynomial(Term term) {
        if (term.isNumber()) {
            return Optional.of(new double[] {term.number()});
        }
        if (term.is(Op.POLYNOMIAL)) {
            return Optional.of(term.coefficients().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
        }
        Term divided = core(term);
        double factor = factor(term);
        Term power = divided;
        if (divided.is(Op.DIV) && divided.second().isNumber()) {
            factor /= divided.second().number();
            power = divided.first();
        }
        int exponent = power.is(Op.X) ? 1 : power.wholePower();
        if (exponent == 0 || !(power.is(Op.X) || power.first().is(Op.X))) {
            return Optional.empty();
        }
        double[] c = new double[exponent + 1];
        c[exponent] = factor;
        return Double.isFinite(factor) ? Optional.of(c) : Optional.empty();
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = Arrays.copyOf(a, Math.max(a.length, b.length));
        for (int k = 0; k < b.length; k++) {
            sum[k] += b[k];
        }
        return sum;
    }
}
