package org.fixpoint.maths.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an expression may change over or be singular: the expressions whose zeros are the candidates for kinks and jumps. */
final class Switches {
    private final Terms terms;

    Switches(Terms terms) {
        this.terms = terms;
    }

    /** The expressions in x that vanish where something in a term changes over or is singular. */
    List<Term> in(Term root) {
        List<Term> all = new ArrayList<>();
        for (Term term : root.inOrder()) {
            if (term.varies()) {
                all.addAll(changes(term));
                all.addAll(singularities(term));
            }
        }
        return all.stream().filter(Term::varies).distinct().toList();
    }

    private List<Term> changes(Term term) {
        return switch (term.op()) {
            case ABS, SIGN, SOFTSIGN -> List.of(term.first());
            case MAX, MIN, LESS, LESS_OR_EQUAL, EQUAL, DIFFERENT, ABOVE -> List.of(
                    terms.sub(term.first(), term.second()));
            default -> List.of();
        };
    }

    private List<Term> singularities(Term term) {
        Term one = terms.number(1);
        return switch (term.op()) {
            case SQRT, CBRT, LOG -> List.of(term.first());
            case LOG1P -> List.of(terms.add(one, term.first()));
            case ASIN, ACOS -> List.of(terms.sub(one, term.first()), terms.add(one, term.first()));
            case TAN -> List.of(terms.function(Op.COS, term.first()));
            case DIV -> List.of(term.second());
            case POW -> isSmooth(term) ? List.of() : List.of(term.first());
            default -> List.of();
        };
    }

    private static boolean isSmooth(Term power) {
        double exponent = power.second().number();
        return power.second().isNumber() && exponent >= 0 && exponent == Math.rint(exponent);
    }

    /** Whether something that is the same on both sides of a point is singular there. */
    boolean isSingular(Term piece, double at) {
        return piece.inOrder().stream().anyMatch(term -> isSingularIn(term, at));
    }

    /** Whether a piece has no finite value at a point because a quotient or tangent has none. */
    boolean isPole(Term piece, double at) {
        return piece.inOrder().stream()
                .filter(term -> term.is(Op.TAN) || term.is(Op.DIV))
                .anyMatch(term -> isSingularIn(term, at));
    }

    private boolean isSingularIn(Term term, double at) {
        double near = 1e-9 * Math.max(1, Math.abs(at));
        return singularities(term).stream()
                .filter(Term::varies)
                .anyMatch(critical -> Math.abs(new Evaluation(critical).at(at)) <= near);
    }

    /** The expression as it is around a point at which nothing changes over: without switches. */
    Term piece(Term root, double at) {
        Evaluation evaluation = new Evaluation(root);
        double[] values = evaluation.all(at, new double[0]);
        Map<Term, Side> sides = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            Term term = evaluation.order().get(i);
            List<Side> operands = term.operands().stream()
                    .map(operand -> known(sides, operand))
                    .toList();
            sides.put(term, new Side(resolved(term, operands, values[i]), values[i]));
        }
        return known(sides, root).piece;
    }

    private record Side(Term piece, double value) {}

    private static Side known(Map<Term, Side> sides, Term term) {
        return Optional.ofNullable(sides.get(term)).orElseThrow();
    }

    private Term resolved(Term term, List<Side> operands, double value) {
        return switch (term.op()) {
            case SIGN, LESS, LESS_OR_EQUAL, EQUAL, DIFFERENT, ABOVE, AND, OR, NOT -> Double.isNaN(value)
                    ? rebuilt(term, operands)
                    : terms.number(value);
            case ABS -> operands.get(0).value < 0 ? terms.negative(operands.get(0).piece) : operands.get(0).piece;
            case SOFTSIGN -> terms.div(
                    operands.get(0).piece,
                    terms.add(
                            terms.number(1), terms.scaled(operands.get(0).value < 0 ? -1 : 1, operands.get(0).piece)));
            case MAX -> operands.get(operands.get(0).value < operands.get(1).value ? 1 : 0).piece;
            case MIN -> operands.get(operands.get(0).value > operands.get(1).value ? 1 : 0).piece;
            default -> rebuilt(term, operands);
        };
    }

    private Term rebuilt(Term term, List<Side> operands) {
        return terms.rebuilt(term, operands.stream().map(Side::piece).toList());
    }
}
