package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.maths.interval.Interval;

/** Finds expressions with f(−x) = f(x), or f(−x) = 2L − f(x) for a level L, but for single points. */
final class Symmetry {
    /**
     * What is found.
     *
     * @param even whether f(−x) = f(x)
     * @param level L where f is odd about it
     */
    record Kind(boolean even, Optional<Double> level) {
        /** f(−x) = −f(x). */
        boolean isOdd() {
            return level.filter(each -> each == 0).isPresent();
        }
    }

    private static final Kind NEITHER = new Kind(false, Optional.empty());
    private static final Kind EVEN = new Kind(true, Optional.empty());

    private final Map<Term, Kind> kinds = new HashMap<>();

    private Symmetry() {}

    /** The symmetry of an expression. */
    static Kind of(Term root) {
        Symmetry symmetry = new Symmetry();
        for (Term term : root.inOrder()) {
            symmetry.kinds.put(term, symmetry.kind(term));
        }
        return symmetry.known(root);
    }

    private Kind known(Term term) {
        return kinds.getOrDefault(term, NEITHER);
    }

    private static Kind odd(double level) {
        return new Kind(false, Optional.of(level));
    }

    private Kind kind(Term term) {
        if (!term.operands().isEmpty() && term.operands().stream().allMatch(each -> known(each).even)) {
            return EVEN;
        }
        return switch (term.op()) {
            case NUMBER -> new Kind(true, Optional.of(term.number()));
            case X -> odd(0);
            case POLYNOMIAL -> polynomial(term);
            case ADD -> exact(known(term.first()), known(term.second()));
            case MUL, DIV -> product(term);
            case POW -> power(term);
            case MAX, MIN -> clipped(term);
            case ABOVE -> known(term.first()).isOdd() && term.second().isNumber(0) ? odd(0.5) : NEITHER;
            case EQUAL, DIFFERENT -> known(term.first()).isOdd()
                            && known(term.second()).isOdd()
                    ? EVEN
                    : NEITHER;
            case CHOOSE -> chosen(term);
            case SIGMOID, NORMAL_CDF -> known(term.first()).isOdd() ? odd(0.5) : NEITHER;
            case ERFC -> known(term.first()).isOdd() ? odd(1) : NEITHER;
            default -> known(term.first()).isOdd()
                    ? term.op().isOdd() ? odd(0) : term.op().isEven() ? EVEN : NEITHER
                    : NEITHER;
        };
    }

    private static Kind polynomial(Term term) {
        boolean even = true;
        boolean odd = true;
        for (int k = 0; k < term.coefficients().size(); k++) {
            boolean vanishes = term.coefficients().get(k) == 0;
            even &= k % 2 == 0 || vanishes;
            odd &= k % 2 == 1 || k == 0 || vanishes;
        }
        return even ? EVEN : odd ? odd(term.coefficients().get(0)) : NEITHER;
    }

    /** The levels of a sum add up, if their sum is a double. */
    private static Kind exact(Kind u, Kind v) {
        return u.level
                .flatMap(a -> v.level.map(b -> Interval.of(a).plus(Interval.of(b))))
                .filter(Interval::isPoint)
                .map(sum -> odd(sum.low()))
                .orElse(NEITHER);
    }

    private Kind product(Term term) {
        Kind u = known(term.first());
        Kind v = known(term.second());
        if (u.isOdd() && v.isOdd()) {
            return EVEN;
        }
        if ((u.isOdd() && v.even) || (v.isOdd() && u.even)) {
            return odd(0);
        }
        if (term.is(Op.MUL) && term.first().isNumber()) {
            double factor = term.first().number();
            return v.level
                    .map(level -> Interval.of(level).times(factor))
                    .filter(Interval::isPoint)
                    .map(level -> odd(level.low()))
                    .orElse(NEITHER);
        }
        return NEITHER;
    }

    private Kind power(Term term) {
        boolean odd = known(term.first()).isOdd();
        double exponent = term.second().isNumber() ? term.second().number() : 0.5;
        boolean whole = exponent == Math.rint(exponent);
        return !odd || !whole ? NEITHER : exponent % 2 == 0 ? EVEN : odd(0);
    }

    /** min(max(u, a), b) and max(min(u, b), a) for u odd about (a + b)/2. */
    private Kind clipped(Term term) {
        Op inner = term.is(Op.MAX) ? Op.MIN : Op.MAX;
        Term outer = term.second().isNumber() ? term.second() : term.first();
        Term clip = outer == term.second() ? term.first() : term.second();
        if (!outer.isNumber() || !clip.is(inner)) {
            return NEITHER;
        }
        Term bound = clip.second().isNumber() ? clip.second() : clip.first();
        Term u = bound == clip.second() ? clip.first() : clip.second();
        Optional<Double> level = known(u).level;
        boolean centred = bound.isNumber()
                && level.filter(each -> Interval.of(outer.number())
                                .plus(Interval.of(bound.number()))
                                .equals(Interval.of(each).times(2)))
                        .isPresent();
        return centred && !known(u).even ? new Kind(false, level) : NEITHER;
    }

    private Kind chosen(Term term) {
        if (!known(term.first()).even) {
            return NEITHER;
        }
        Kind then = known(term.second());
        Kind otherwise = known(term.third());
        return then.level.isPresent() && then.level.equals(otherwise.level)
                ? new Kind(then.even && otherwise.even, then.level)
                : NEITHER;
    }
}
