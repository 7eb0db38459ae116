package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.interval.Jet;

/** Proves that an expression is continuous at a point. */
final class Continuity {
    private static final double BESIDE = 1e-9;

    private final JetEvaluation point;
    private final JetEvaluation around;
    private final Map<Term, Boolean> known = new HashMap<>();

    private Continuity(List<Term> inOrder, double x) {
        double reach = BESIDE * Math.max(1, Math.abs(x));
        point = JetEvaluation.of(inOrder, Interval.of(x), x, 1);
        around = JetEvaluation.of(inOrder, new Interval(x - reach, x + reach), x, 0);
    }

    /** Whether a proof is found; operands first, the expression last. */
    static boolean at(List<Term> inOrder, double x) {
        Continuity continuity = new Continuity(inOrder, x);
        boolean last = false;
        for (Term term : inOrder) {
            last = continuity.holds(term);
            continuity.known.put(term, last);
        }
        return last;
    }

    private boolean is(Term term) {
        return known.getOrDefault(term, false);
    }

    private Interval value(Term term) {
        return point.get(term).over().value();
    }

    private boolean holds(Term term) {
        boolean operands = term.operands().stream().allMatch(this::is);
        return switch (term.op()) {
            case NUMBER, X, POLYNOMIAL -> true;
            case LESS, LESS_OR_EQUAL, EQUAL, DIFFERENT, ABOVE -> operands
                    && !value(term.first()).minus(value(term.second())).contains(0);
            case SIGN -> operands && !value(term.first()).contains(0);
            case CHOOSE -> chosen(term);
            case MUL -> (operands && value(term).isFinite())
                    || vanishing(term.first(), term.second())
                    || vanishing(term.second(), term.first());
            case DIV -> operands
                    && (!value(term.second()).contains(0) || value(term).isFinite());
            default -> operands && value(term).isFinite();
        };
    }

    /** Whether one factor is continuous and 0 here, and the other bounded hereabouts. */
    private boolean vanishing(Term zero, Term bounded) {
        Jet near = around.get(bounded).over();
        return is(zero) && value(zero).isZero() && near.value().isFinite();
    }

    private boolean chosen(Term term) {
        Interval condition = value(term.first());
        if (is(term.first()) && condition.isPoint()) {
            return is(condition.low() == 1 ? term.second() : term.third());
        }
        Interval then = value(term.second());
        Interval otherwise = value(term.third());
        return is(term.second()) && is(term.third()) && then.isPoint() && then.equals(otherwise);
    }
}
