package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds expressions with f(tx) = tᵈ f(x) for all t &gt; 0. */
final class Homogeneity {
    private final Map<Term, Optional<Double>> degrees = new HashMap<>();

    private Homogeneity() {}

    /** The degree d, if one is found; a number has degree 0. */
    static Optional<Double> of(Term root) {
        Homogeneity homogeneity = new Homogeneity();
        for (Term term : root.inOrder()) {
            homogeneity.degrees.put(term, homogeneity.degree(term));
        }
        return homogeneity.known(root);
    }

    private Optional<Double> known(Term term) {
        return degrees.getOrDefault(term, Optional.empty());
    }

    private Optional<Double> degree(Term term) {
        return switch (term.op()) {
            case NUMBER -> Optional.of(0.0);
            case X -> Optional.of(1.0);
            case ADD, MAX, MIN -> same(term.first(), term.second());
            case LESS, LESS_OR_EQUAL, EQUAL, DIFFERENT, ABOVE, AND, OR -> same(term.first(), term.second())
                    .map(d -> 0.0);
            case NOT, SIGN -> known(term.first()).map(d -> 0.0);
            case MUL -> known(term.first()).flatMap(a -> known(term.second()).map(b -> a + b));
            case DIV -> known(term.first()).flatMap(a -> known(term.second()).map(b -> a - b));
            case POW -> term.second().isNumber()
                    ? known(term.first()).map(d -> d * term.second().number())
                    : Optional.empty();
            case SQRT -> known(term.first()).map(d -> d / 2);
            case ABS -> known(term.first());
            case CHOOSE -> known(term.first()).filter(d -> d == 0).flatMap(d -> same(term.second(), term.third()));
            case LETTER, POLYNOMIAL -> Optional.empty();
            default -> known(term.first()).filter(d -> d == 0);
        };
    }

    /** The degree that both have; 0 has every degree. */
    private Optional<Double> same(Term a, Term b) {
        if (a.isNumber(0) || b.isNumber(0)) {
            return known(a.isNumber(0) ? b : a);
        }
        return known(a).filter(degree -> known(b).filter(degree::equals).isPresent());
    }
}
