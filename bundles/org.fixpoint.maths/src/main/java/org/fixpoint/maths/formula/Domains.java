package org.fixpoint.maths.formula;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fixpoint.maths.interval.Interval;

/**
 * Terms that may have no value somewhere in an interval of x.
 *
 * <p>A comparison with such a term may be false however its bounds lie, so that it is undecided.
 */
final class Domains {
    private final Set<Term> partial = new HashSet<>();

    /** Whether a term may be without a value. */
    boolean isPartial(Term term) {
        return partial.contains(term);
    }

    /** Whether an operand of a term may be. */
    boolean hasPartialOperand(Term term) {
        return term.operands().stream().anyMatch(partial::contains);
    }

    /**
     * Takes note of a term, after its operands.
     *
     * @param ranges bounds of each term
     */
    void note(Term term, Function<Term, Interval> ranges) {
        boolean leaves =
                switch (term.op()) {
                    case LESS, LESS_OR_EQUAL, EQUAL, DIFFERENT, AND, OR, NOT -> false;
                    case CHOOSE -> chosen(term, ranges.apply(term.first()));
                    default -> hasPartialOperand(term) || leaves(term, ranges);
                };
        if (leaves) {
            partial.add(term);
        }
    }

    private boolean chosen(Term term, Interval condition) {
        Optional<Term> branch = !condition.isPoint()
                ? Optional.empty()
                : condition.low() == 1
                        ? Optional.of(term.second())
                        : condition.low() == 0 ? Optional.of(term.third()) : Optional.empty();
        return branch.map(partial::contains)
                .orElseGet(() -> partial.contains(term.second()) || partial.contains(term.third()));
    }

    private static boolean leaves(Term term, Function<Term, Interval> ranges) {
        if (term.operands().isEmpty()) {
            return !ranges.apply(term).isFinite() && term.isNumber();
        }
        Interval u = ranges.apply(term.first());
        return switch (term.op()) {
            case SQRT -> u.low() < 0;
            case LOG -> u.low() <= 0;
            case LOG1P -> u.low() <= -1;
            case ASIN, ACOS -> u.magnitude() > 1;
            case TAN -> !ranges.apply(term).isFinite();
            case DIV -> ranges.apply(term.second()).contains(0)
                    && !ranges.apply(term).isFinite();
            case POW -> power(term, u);
            default -> false;
        };
    }

    private static boolean power(Term term, Interval base) {
        double exponent = term.second().isNumber() ? term.second().number() : -0.5;
        boolean whole = exponent == Math.rint(exponent);
        return exponent < 0 ? base.low() <= 0 && (base.high() >= 0 || !whole) : !whole && base.low() < 0;
    }
}
