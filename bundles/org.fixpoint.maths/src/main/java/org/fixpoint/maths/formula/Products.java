package org.fixpoint.maths.formula;

import java.util.Arrays;
import java.util.Optional;

/**
 * Products, quotients and powers of terms, simplified. A numeric factor stands in front of the whole product, so that it is
 * multiplied last and cannot make a factor overflow that another one takes to zero.
 */
final class Products {
    private final Terms terms;

    Products(Terms terms) {
        this.terms = terms;
    }

    Term mul(Term a, Term b) {
        double factor = Sums.factor(a) * Sums.factor(b);
        if (a.isNumber() || b.isNumber()) {
            return a.isNumber() ? scaled(a.number(), b) : scaled(b.number(), a);
        }
        return Double.isFinite(factor) ? scaled(factor, product(Sums.core(a), Sums.core(b))) : terms.make(Op.MUL, a, b);
    }

    Term scaled(double factor, Term a) {
        if (factor == 0) {
            return terms.number(0);
        }
        if (a.isNumber() && Double.isFinite(factor * a.number())) {
            return terms.number(factor * a.number());
        }
        double whole = factor * Sums.factor(a);
        if (whole == 1) {
            return Sums.core(a);
        }
        if (a.is(Op.POLYNOMIAL)) {
            double[] c =
                    a.coefficients().stream().mapToDouble(each -> factor * each).toArray();
            return Arrays.stream(c).allMatch(Double::isFinite)
                    ? terms.polynomial(c)
                    : terms.make(Op.MUL, terms.number(factor), a);
        }
        return Double.isFinite(whole)
                ? terms.make(Op.MUL, terms.number(whole), Sums.core(a))
                : terms.make(Op.MUL, terms.number(factor), a);
    }

    private Term product(Term a, Term b) {
        if (base(a) == base(b) && exponent(a) + exponent(b) <= Terms.MULTIPLIED_OUT) {
            return pow(base(a), terms.number(exponent(a) + exponent(b)));
        }
        if (a.is(Op.EXP) && b.is(Op.EXP)) {
            return terms.function(Op.EXP, terms.add(a.first(), b.first()));
        }
        if (a.is(Op.DIV) && a.second() == b) {
            return a.first();
        }
        if (b.is(Op.DIV) && b.second() == a) {
            return b.first();
        }
        return a.id() <= b.id() ? terms.make(Op.MUL, a, b) : terms.make(Op.MUL, b, a);
    }

    private static Term base(Term term) {
        return term.wholePower() > 0 ? term.first() : term;
    }

    private static int exponent(Term term) {
        return Math.max(1, term.wholePower());
    }

    Term div(Term a, Term b) {
        if ((a.isNumber(0) && !b.isNumber(0)) || b.isNumber(1)) {
            return a;
        }
        if (b.isNumber()) {
            return dividedBy(a, b.number());
        }
        if (a.isNumber()) {
            return scaled(a.number() / Sums.factor(b), quotient(terms.number(1), Sums.core(b)));
        }
        double factor = Sums.factor(a) / Sums.factor(b);
        return Double.isFinite(factor)
                ? scaled(factor, quotient(Sums.core(a), Sums.core(b)))
                : terms.make(Op.DIV, a, b);
    }

    private Term dividedBy(Term a, double divisor) {
        Term b = terms.number(divisor);
        double factor = Sums.factor(a) / divisor;
        if (a.isNumber() && Double.isFinite(a.number() / divisor)) {
            return terms.number(a.number() / divisor);
        }
        if (divisor == 0 || !Double.isFinite(factor)) {
            return terms.make(Op.DIV, a, b);
        }
        if (a.is(Op.POLYNOMIAL)) {
            double[] c = a.coefficients().stream()
                    .mapToDouble(each -> each / divisor)
                    .toArray();
            return Arrays.stream(c).allMatch(Double::isFinite) ? terms.polynomial(c) : terms.make(Op.DIV, a, b);
        }
        boolean inverseIsExact = Math.abs(divisor) == Math.scalb(1.0, Math.getExponent(divisor));
        return Sums.factor(a) != 1 || inverseIsExact
                ? scaled(factor, Sums.core(a))
                : terms.make(Op.DIV, Sums.core(a), b);
    }

    private Term quotient(Term a, Term b) {
        if (a == b) {
            return terms.number(1);
        }
        if (base(a) == base(b) && !a.isNumber()) {
            int left = exponent(a) - exponent(b);
            Term power = left == 0 ? terms.number(1) : pow(base(a), terms.number(Math.abs(left)));
            return left >= 0 ? power : terms.make(Op.DIV, terms.number(1), power);
        }
        if (b.is(Op.EXP)) {
            return mul(a, terms.function(Op.EXP, terms.negative(b.first())));
        }
        if (b.is(Op.COSH)) {
            return a.is(Op.SINH) && a.first() == b.first()
                    ? terms.function(Op.TANH, a.first())
                    : mul(a, terms.function(Op.SECH, b.first()));
        }
        if (a.is(Op.SIN) && b.is(Op.COS) && a.first() == b.first()) {
            return terms.function(Op.TAN, a.first());
        }
        if (b.is(Op.DIV) && b.first().isNumber(1)) {
            return mul(a, b.second());
        }
        if (a.is(Op.MUL) && a.first() == b) {
            return a.second();
        }
        if (a.is(Op.MUL) && a.second() == b) {
            return a.first();
        }
        return bent(a, b).or(() -> logistic(a, b)).orElseGet(() -> terms.make(Op.DIV, a, b));
    }

    /** u/(1 + |u|). */
    private Optional<Term> bent(Term a, Term b) {
        boolean softsign = b.is(Op.ADD) && b.second().isNumber(1) && b.first() == terms.function(Op.ABS, a);
        return softsign ? Optional.of(terms.function(Op.SOFTSIGN, a)) : Optional.empty();
    }

    /** Quotients by 1 + eᵘ or its square, and by cosh²u. */
    private Optional<Term> logistic(Term a, Term b) {
        Term root = base(b);
        int power = exponent(b);
        if (root.is(Op.COSH)) {
            return Optional.of(mul(a, pow(terms.function(Op.SECH, root.first()), terms.number(power))));
        }
        boolean plusOne =
                root.is(Op.ADD) && root.second().isNumber(1) && root.first().is(Op.EXP);
        if (!plusOne) {
            return Optional.empty();
        }
        Term exp = root.first();
        Term u = exp.first();
        if (power == 2 && a == exp) {
            return Optional.of(terms.function(Op.SIGMOID_SLOPE, u));
        }
        if (power > 1) {
            return Optional.of(mul(a, pow(terms.function(Op.SIGMOID, terms.negative(u)), terms.number(power))));
        }
        if (a.is(Op.EXPM1) && a.first() == u) {
            return Optional.of(terms.function(Op.TANH, scaled(0.5, u)));
        }
        if (a.is(Op.MUL) && (a.first() == exp || a.second() == exp)) {
            Term other = a.first() == exp ? a.second() : a.first();
            return Optional.of(mul(other, terms.function(Op.SIGMOID, u)));
        }
        Op sigmoid = Op.SIGMOID;
        return Optional.of(a == exp ? terms.function(sigmoid, u) : mul(a, terms.function(sigmoid, terms.negative(u))));
    }

    Term pow(Term base, Term exponent) {
        if (exponent.isNumber()) {
            return numericPower(base, exponent.number());
        }
        if (base.isNumber(Math.E)) {
            return terms.function(Op.EXP, exponent);
        }
        return terms.make(Op.POW, base, exponent);
    }

    private Term numericPower(Term base, double exponent) {
        if (exponent == 0 || exponent == 1) {
            return exponent == 0 ? terms.number(1) : base;
        }
        if (base.isNumber() && Double.isFinite(Evaluation.power(base.number(), exponent))) {
            return terms.number(Evaluation.power(base.number(), exponent));
        }
        if (exponent < 0) {
            return div(terms.number(1), numericPower(base, -exponent));
        }
        if (exponent == 0.5) {
            return terms.function(Op.SQRT, base);
        }
        if (base.is(Op.EXP)) {
            return terms.function(Op.EXP, scaled(exponent, base.first()));
        }
        Term power = terms.number(exponent);
        if (exponent != (int) exponent) {
            return terms.make(Op.POW, base, power);
        }
        if (base.is(Op.ABS) && exponent % 2 == 0) {
            return numericPower(base.first(), exponent);
        }
        if (base.wholePower() > 0) {
            return numericPower(base.first(), base.wholePower() * exponent);
        }
        double factor = Evaluation.power(Sums.factor(base), exponent);
        return Sums.core(base) != base && Double.isFinite(factor) && factor != 0
                ? scaled(factor, numericPower(Sums.core(base), exponent))
                : terms.make(Op.POW, base, power);
    }
}
