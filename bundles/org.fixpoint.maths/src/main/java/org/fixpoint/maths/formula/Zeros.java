package org.fixpoint.maths.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The zeros in x of an expression: closed forms where it is simple, else by {@link ZeroSearch}. */
final class Zeros {
    /**
     * A zero.
     *
     * @param exact whether it is a closed form
     * @param wave whether it may be one of infinitely many
     */
    record Zero(double at, boolean exact, boolean wave) {
        /** Whether it stands for all that lie farther out. */
        boolean isEndless() {
            return wave && Math.abs(at) > 0.9 * ZeroSearch.WAVES;
        }
    }

    static final int MOST = 1000;
    static final int MOST_CANDIDATES = 5000;

    /** A double root of decimals: b² and 4 c₀ c₂ have each twice the rounding of a factor. */
    private static final int ROUNDED = 4;

    private final Terms terms;

    Zeros(Terms terms) {
        this.terms = terms;
    }

    /** What is thrown where there are more than {@link #MOST}. */
    static FormulaLimitException tooMany() {
        return new FormulaLimitException(
                "has infinitely many kinks or jumps, or more than 1,000; "
                        + "let abs, sign, step, max, min, where and quotients switch finitely often, as in where(abs(x) < 10, …, 0)");
    }

    /** What is thrown where such points are poles. */
    static FormulaLimitException tooManyPoles() {
        return new FormulaLimitException("has infinitely many poles, or more than 1,000, with no finite value there; "
                + "keep tan and quotients to where they are finite, as in where(abs(x) < 1, tan(x), …)");
    }

    /** The zeros; none if it vanishes identically. */
    List<Zero> of(Term term) {
        if (!term.varies()) {
            return List.of();
        }
        Optional<double[]> polynomial = Sums.polynomial(term);
        if (polynomial.isPresent() && polynomial.get().length <= 3) {
            return quadratic(polynomial.get());
        }
        Optional<List<Zero>> bent = bent(term);
        if (bent.isPresent()) {
            return bent.get();
        }
        return switch (term.op()) {
            case MUL -> both(of(term.first()), of(term.second()));
            case DIV, POW -> of(term.first());
            case ABS, SIGN, EXPM1, LOG1P, SQRT, CBRT, SINH, TANH, ASIN, ATAN, ASINH, SOFTSIGN, ERF -> of(term.first());
            case EXP, COSH, SECH, SIGMOID, SIGMOID_SLOPE, SOFTPLUS, ERFC, NORMAL_CDF, NORMAL_PDF -> List.of();
            case LOG, ACOS -> of(terms.sub(term.first(), terms.number(1)));
            case SIN, COS, TAN -> wave(term);
            default -> searched(term);
        };
    }

    /** Those of a sine up to a distance; of one of a line in closed form. */
    private List<Zero> wave(Term term) {
        double[] c = Sums.polynomial(term.first()).orElse(new double[0]);
        if (c.length != 2) {
            return searched(term);
        }
        double shift = term.is(Op.COS) ? 0.5 : 0;
        double turns = ZeroSearch.WAVES * Math.abs(c[1]) / Math.PI;
        if (2 * turns > MOST_CANDIDATES) {
            throw tooMany();
        }
        List<Zero> zeros = new ArrayList<>();
        double middle = Math.rint(c[0] / Math.PI);
        for (double k = middle - Math.ceil(turns); k <= middle + Math.ceil(turns); k++) {
            zeros.add(new Zero(((k + shift) * Math.PI - c[0]) / c[1] + 0.0, true, true));
        }
        return zeros;
    }

    /** The zeros of c |u| + d. */
    private Optional<List<Zero>> bent(Term term) {
        boolean matches = term.is(Op.ADD)
                && term.second().isNumber()
                && Sums.core(term.first()).is(Op.ABS);
        if (!matches) {
            return Optional.empty();
        }
        double size = -term.second().number() / Sums.factor(term.first());
        if (size < 0) {
            return Optional.of(List.of());
        }
        Term u = Sums.core(term.first()).first();
        Term distance = terms.number(size);
        return Optional.of(both(of(terms.sub(u, distance)), of(terms.add(u, distance))));
    }

    private List<Zero> searched(Term term) {
        return ZeroSearch.of(term, Derivation.of(term, terms)).stream()
                .map(x -> new Zero(x, false, ZeroSearch.hasWaves(term)))
                .toList();
    }

    private static List<Zero> both(List<Zero> a, List<Zero> b) {
        List<Zero> all = new ArrayList<>(a);
        all.addAll(b);
        if (all.size() > MOST_CANDIDATES) {
            throw tooMany();
        }
        return all;
    }

    /** The real roots of c₀ + c₁x + c₂x², each to a few ulp. */
    private static List<Zero> quadratic(double[] c) {
        double a = c.length > 2 ? c[2] : 0;
        double b = c.length > 1 ? c[1] : 0;
        if (a == 0) {
            return b == 0 ? List.of() : exact(-c[0] / b);
        }
        if (b == 0) {
            double square = -c[0] / a;
            return square < 0 ? List.of() : exact(-Math.sqrt(square), Math.sqrt(square));
        }
        double discriminant = Math.fma(b, b, -4 * a * c[0]);
        if (Math.abs(discriminant) <= ROUNDED * Math.ulp(b * b) && Double.isFinite(discriminant)) {
            return exact(-0.5 * b / a);
        }
        if (discriminant < 0) {
            return List.of();
        }
        double q = -0.5 * (b + Math.copySign(Math.sqrt(discriminant), b));
        return exact(q / a, c[0] / q);
    }

    private static List<Zero> exact(double... roots) {
        return Arrays.stream(roots)
                .filter(Double::isFinite)
                .mapToObj(root -> new Zero(root + 0.0, true, false))
                .toList();
    }
}
