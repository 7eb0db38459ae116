package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An expression without letters, simplified for their values.
 *
 * @param terms those that it is one of
 */
record Binding(Term root, Terms terms) {
    /** The expression with numbers in place of its letters. */
    static Binding of(Term root, double[] letters) {
        Terms terms = new Terms();
        Term bound = rebuilt(
                root,
                terms,
                term -> term.is(Op.LETTER)
                        ? Optional.of(terms.number(letters[(int) term.number()]))
                        : Optional.empty());
        return new Binding(bound, terms);
    }

    /** The same expression among other terms. */
    static Term copied(Term root, Terms terms) {
        return rebuilt(root, terms, term -> Optional.empty());
    }

    /** The expression with some terms replaced. */
    static Term rebuilt(Term root, Terms terms, Replacement replacement) {
        Map<Term, Term> made = new HashMap<>();
        UnaryOperator<Term> known =
                operand -> Optional.ofNullable(made.get(operand)).orElseThrow();
        for (Term term : root.inOrder()) {
            List<Term> operands = term.operands().stream().map(known).toList();
            made.put(term, replacement.of(term).orElseGet(() -> terms.rebuilt(term, operands)));
        }
        return known.apply(root);
    }

    /** What takes the place of a term, among the new terms; empty if it is only rebuilt. */
    @FunctionalInterface
    interface Replacement {
        Optional<Term> of(Term term);
    }
}
