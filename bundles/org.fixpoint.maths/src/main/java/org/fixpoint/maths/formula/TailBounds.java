package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.maths.certified.EnclosedFunction;
import org.fixpoint.maths.certified.Growth;
import org.fixpoint.maths.interval.Functions;
import org.fixpoint.maths.interval.Interval;

/**
 * Bounds of an expression and its derivative on a half-line, term by term, in t = |x|.
 *
 * <p>A term is known by its range, by quadratics in t below and above it (which the exponential needs), and by the growth of its
 * size and of its slope.
 */
final class TailBounds {
    private static final double[] NOTHING = {Double.POSITIVE_INFINITY, 0, 0};
    private static final double LOG_TWO = Math.nextUp(StrictMath.log(2));

    private final double from;
    private final boolean right;
    private final Map<Term, Bound> known = new HashMap<>();
    private final Domains domains = new Domains();

    private TailBounds(double from, boolean right) {
        this.from = from;
        this.right = right;
    }

    /**
     * What is known of a term.
     *
     * @param above coefficients of 1, t, t² of a quadratic that is nowhere below it; the first is +∞ if there is none
     * @param under the same of its negative
     */
    private record Bound(Interval range, double[] above, double[] under, Growth size, Growth slope) {}

    /** The tail of an expression without letters; for x ≥ from, or x ≤ from where it is negative. */
    static EnclosedFunction.Tail of(List<Term> inOrder, double from) {
        TailBounds bounds = new TailBounds(Math.abs(from), from > 0);
        for (Term term : inOrder) {
            bounds.known.put(term, bounds.bound(term));
            bounds.domains.note(term, each -> bounds.get(each).range);
        }
        Bound root = bounds.get(inOrder.get(inOrder.size() - 1));
        return new EnclosedFunction.Tail(root.size, root.slope);
    }

    private Bound get(Term term) {
        return Optional.ofNullable(known.get(term)).orElseThrow();
    }

    private Bound bound(Term term) {
        return switch (term.op()) {
            case NUMBER -> number(term.number());
            case X -> right
                    ? line(new Interval(from, Double.POSITIVE_INFINITY), 1)
                    : line(new Interval(Double.NEGATIVE_INFINITY, -from), -1);
            case POLYNOMIAL -> polynomial(term.coefficients());
            case ADD -> sum(get(term.first()), get(term.second()));
            case MUL -> term.first().isNumber()
                    ? scaled(Interval.of(term.first().number()), get(term.second()))
                    : product(get(term.first()), get(term.second()));
            case DIV -> term.second().isNumber()
                    ? scaled(Interval.ONE.over(term.second().number()), get(term.first()))
                    : product(get(term.first()), inverse(get(term.second())));
            case POW -> term.second().isNumber()
                    ? power(get(term.first()), term.second().number())
                    : unknown();
            case MAX, MIN -> extreme(term.op() == Op.MAX, get(term.first()), get(term.second()));
            case CHOOSE -> chosen(term);
            case LESS, LESS_OR_EQUAL, EQUAL, DIFFERENT, ABOVE, AND, OR, NOT -> step(truth(term));
            default -> function(term.op(), get(term.first()));
        };
    }

    private static Bound number(double value) {
        double[] above = {value, 0, 0};
        double[] under = {-value, 0, 0};
        return new Bound(Interval.of(value), above, under, Growth.bounded(Math.abs(value)), Growth.ZERO);
    }

    private Bound line(Interval range, double sign) {
        return new Bound(
                range,
                new double[] {0, sign, 0},
                new double[] {0, -sign, 0},
                Growth.polynomial(from, 0, 1),
                Growth.bounded(1));
    }

    private static Bound unknown() {
        return new Bound(Interval.LINE, NOTHING, NOTHING, Growth.NONE, Growth.NONE);
    }

    /** A term of which the range and growth are known. */
    private static Bound ranged(Interval range, Growth size, Growth slope) {
        Growth known = Double.isFinite(range.magnitude()) ? smaller(Growth.bounded(range.magnitude()), size) : size;
        return new Bound(range, new double[] {range.high(), 0, 0}, new double[] {-range.low(), 0, 0}, known, slope);
    }

    private static Growth smaller(Growth flat, Growth other) {
        boolean falls = other.isKnown() && other.rate() <= 0 && other.quadratic() <= 0;
        return falls || other.equals(Growth.ZERO) ? other : flat;
    }

    private Bound step(Interval truth) {
        return truth.isPoint() ? number(truth.low()) : ranged(truth, Growth.bounded(1), Growth.NONE);
    }

    private Bound polynomial(List<Double> given) {
        int degree = given.size() - 1;
        double[] size = new double[degree + 1];
        double[] slope = new double[degree];
        Interval range = Interval.ZERO;
        Interval x =
                right ? new Interval(from, Double.POSITIVE_INFINITY) : new Interval(Double.NEGATIVE_INFINITY, -from);
        for (int k = degree; k >= 0; k--) {
            range = range.times(x).plus(Interval.of(given.get(k)));
            size[k] = Math.abs(given.get(k));
            if (k > 0) {
                slope[k - 1] = Math.nextUp(k * size[k]);
            }
        }
        Growth grows = Growth.polynomial(from, size);
        Growth steepens = Growth.polynomial(from, slope);
        if (degree > 2) {
            return ranged(range, grows, steepens);
        }
        double[] above = {given.get(0), right ? given.get(1) : -given.get(1), degree == 2 ? given.get(2) : 0};
        double[] under = {-above[0], -above[1], -above[2]};
        return new Bound(range, above, under, grows, steepens);
    }

    private Bound sum(Bound u, Bound v) {
        double[] above = new double[3];
        double[] under = new double[3];
        for (int k = 0; k < 3; k++) {
            above[k] = Math.nextUp(u.above[k] + v.above[k]);
            under[k] = Math.nextUp(u.under[k] + v.under[k]);
        }
        return new Bound(u.range.plus(v.range), above, under, u.size.plus(v.size), u.slope.plus(v.slope));
    }

    private static Bound scaled(Interval factor, Bound u) {
        boolean positive = factor.low() >= 0;
        Growth size = Growth.bounded(factor.magnitude());
        return new Bound(
                u.range.times(factor),
                scaled(factor.abs(), positive ? u.above : u.under),
                scaled(factor.abs(), positive ? u.under : u.above),
                u.size.times(size),
                u.slope.times(size));
    }

    private static double[] scaled(Interval size, double[] c) {
        double[] out = new double[3];
        for (int k = 0; k < 3; k++) {
            out[k] = Double.isInfinite(c[k])
                    ? c[k]
                    : Interval.of(c[k]).times(size).high();
        }
        return out;
    }

    private static Bound product(Bound u, Bound v) {
        return ranged(
                u.range.times(v.range),
                u.size.times(v.size),
                u.slope.times(v.size).plus(u.size.times(v.slope)));
    }

    private static Bound inverse(Bound u) {
        double least = u.range.mignitude();
        if (least == 0) {
            return unknown();
        }
        Growth size = Growth.bounded(Math.nextUp(1 / least));
        return ranged(Interval.ONE.over(u.range), size, u.slope.times(size).times(size));
    }

    private Bound power(Bound u, double p) {
        if (p < 0) {
            return inverse(power(u, -p));
        }
        boolean whole = p == Math.rint(p) && p <= 1024;
        if (!whole && u.range.high() < 0) {
            return unknown();
        }
        Interval range = whole ? u.range.power((int) p) : Functions.pow(u.range, p);
        double least = u.range.mignitude();
        Growth steep = p >= 1
                ? u.size.power(p - 1)
                : least > 0
                        ? Growth.bounded(
                                Functions.pow(Interval.of(least), p - 1).high())
                        : Growth.NONE;
        Growth slope = p == 0 ? Growth.ZERO : steep.times(Growth.bounded(p)).times(u.slope);
        Bound plain = ranged(range, p == 0 ? Growth.bounded(1) : u.size.power(p), slope);
        boolean straight = p == 2 && isLine(u);
        return straight ? new Bound(range, squared(u.above), negative(squared(u.above)), plain.size, slope) : plain;
    }

    private static boolean isLine(Bound u) {
        return u.above[2] == 0 && u.above[0] == -u.under[0] && u.above[1] == -u.under[1] && u.under[2] == 0;
    }

    /** (a + bt)² where a and b are exact; the three products are widened by the caller's slack of one rounding each. */
    private static double[] squared(double[] line) {
        return new double[] {
            Math.nextUp(line[0] * line[0]), Math.nextUp(2 * line[0] * line[1]), Math.nextUp(line[1] * line[1])
        };
    }

    /** Minus a quadratic that was rounded upwards, rounded upwards itself. */
    private static double[] negative(double[] c) {
        double[] out = new double[3];
        for (int k = 0; k < 3; k++) {
            out[k] = -Math.nextDown(Math.nextDown(c[k]));
        }
        return out;
    }

    private static Bound extreme(boolean max, Bound u, Bound v) {
        Interval range = max ? u.range.max(v.range) : u.range.min(v.range);
        double[] both = larger(max ? u.above : u.under, max ? v.above : v.under);
        double[] one = max ? better(u.under, v.under) : better(u.above, v.above);
        Interval ahead = u.range.minus(v.range);
        if (ahead.low() >= 0 || ahead.high() <= 0) {
            return ahead.low() >= 0 == max ? u : v;
        }
        return new Bound(range, max ? both : one, max ? one : both, u.size.max(v.size), u.slope.max(v.slope));
    }

    private static double[] larger(double[] a, double[] b) {
        return new double[] {Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.max(a[2], b[2])};
    }

    /** Either would do. */
    private static double[] better(double[] a, double[] b) {
        boolean first = a[2] < b[2] || (a[2] == b[2] && (a[1] < b[1] || (a[1] == b[1] && a[0] <= b[0])));
        return Double.isInfinite(a[0]) || (!first && Double.isFinite(b[0])) ? b : a;
    }

    private Bound chosen(Term term) {
        Interval truth = truth(term.first());
        Bound then = get(term.second());
        Bound otherwise = get(term.third());
        if (truth.isPoint() && truth.low() != 0.5) {
            return truth.low() == 1 ? then : otherwise;
        }
        return new Bound(
                then.range.hull(otherwise.range),
                larger(then.above, otherwise.above),
                larger(then.under, otherwise.under),
                then.size.max(otherwise.size),
                Growth.NONE);
    }

    /** Whether a condition holds all along. */
    private Interval truth(Term term) {
        Interval open = new Interval(0, 1);
        return switch (term.op()) {
            case NUMBER -> Interval.of(term.number());
            case AND -> truth(term.first()).min(truth(term.second()));
            case OR -> truth(term.first()).max(truth(term.second()));
            case NOT -> Interval.ONE.minus(truth(term.first()));
            case LESS, LESS_OR_EQUAL, EQUAL, DIFFERENT, ABOVE -> {
                Interval d = get(term.first()).range.minus(get(term.second()).range);
                boolean apart = !d.contains(0) && !domains.hasPartialOperand(term);
                yield !apart
                        ? open
                        : Interval.of(
                                switch (term.op()) {
                                    case LESS, LESS_OR_EQUAL -> d.high() < 0 ? 1 : 0;
                                    case EQUAL -> 0;
                                    case DIFFERENT -> 1;
                                    default -> d.low() > 0 ? 1 : 0;
                                });
            }
            default -> open;
        };
    }

    private Bound function(Op op, Bound u) {
        Growth steep = u.slope;
        double least = u.range.mignitude();
        return switch (op) {
            case ABS -> extreme(true, u, scaled(Interval.of(-1), u));
            case SIGN -> u.range.contains(0)
                    ? ranged(Interval.around0(1), Growth.bounded(1), Growth.NONE)
                    : number(u.range.low() > 0 ? 1 : -1);
            case EXP, EXPM1 -> exponential(op, u);
            case SINH, COSH -> {
                double[] size = larger(u.above, u.under);
                Growth grows = new Growth(size[0], size[1], size[2]);
                yield ranged(
                        op == Op.SINH ? Functions.sinh(u.range) : Functions.cosh(u.range), grows, grows.times(steep));
            }
            case LOG, LOG1P -> {
                Interval inner = op == Op.LOG ? u.range : u.range.plus(Interval.ONE);
                Growth inside = op == Op.LOG ? u.size : u.size.plus(Growth.bounded(1));
                yield inner.low() > 0 ? logarithm(inner, inside, steep) : unknown();
            }
            case ASINH -> {
                Growth inside = u.size.times(Growth.bounded(2)).plus(Growth.bounded(1));
                Bound size = logarithm(Interval.ONE.plus(u.range.abs().times(2)), inside, steep);
                yield ranged(Functions.asinh(u.range), size.size, steep);
            }
            case SOFTPLUS -> {
                double[] above = larger(u.above, new double[] {0, 0, 0});
                above[0] = Math.nextUp(above[0] + LOG_TWO);
                Bound plain = ranged(Functions.softplus(u.range), u.size.plus(Growth.bounded(1)), steep);
                yield new Bound(plain.range, above, plain.under, plain.size, steep);
            }
            case SQRT -> power(u, 0.5);
            case CBRT -> ranged(
                    Functions.cbrt(u.range),
                    u.size.plus(Growth.bounded(1)),
                    least > 0 ? steep.times(Growth.bounded(1 / StrictMath.cbrt(least * least))) : Growth.NONE);
            case TAN -> unknown();
            case ASIN, ACOS -> ranged(
                    new Interval(-2, 4),
                    Growth.bounded(4),
                    u.range.magnitude() < 0.99 ? steep.times(Growth.bounded(8)) : Growth.NONE);
            case SIN, COS, TANH, SECH, SOFTSIGN -> ranged(Interval.around0(1), Growth.bounded(1), steep);
            case ATAN, ERF, ERFC -> ranged(Interval.around0(2), Growth.bounded(2), steep.times(Growth.bounded(1.2)));
            case SIGMOID, SIGMOID_SLOPE, NORMAL_CDF, NORMAL_PDF -> ranged(new Interval(0, 1), Growth.bounded(1), steep);
            default -> unknown();
        };
    }

    private static Bound exponential(Op op, Bound u) {
        Growth grows = new Growth(u.above[0], u.above[1], u.above[2]);
        Interval range = op == Op.EXP ? Functions.exp(u.range) : Functions.expm1(u.range);
        Growth size = op == Op.EXP ? grows : grows.plus(Growth.bounded(1));
        return ranged(range, size, grows.times(u.slope));
    }

    /** log v for a v of known growth: what stands in the exponent of the growth is above it. */
    private Bound logarithm(Interval v, Growth inside, Growth steep) {
        Interval range = Functions.log(v);
        double[] above = inside.isKnown()
                ? new double[] {inside.constant(), inside.rate(), inside.quadratic()}
                : new double[] {range.high(), 0, 0};
        double[] under = {-range.low(), 0, 0};
        Growth size = Double.isFinite(above[0])
                ? Growth.polynomial(
                        from,
                        Math.max(Math.abs(above[0]), Math.abs(range.low())),
                        Math.abs(above[1]),
                        Math.abs(above[2]))
                : Growth.NONE;
        return new Bound(range, above, under, size, steep.times(Growth.bounded(Math.nextUp(1 / v.low()))));
    }
}
