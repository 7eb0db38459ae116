package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells why an expression has no finite value at a point: the first operation, among those that count, that has none. */
final class Trouble {
    /**
     * An operation without a finite value.
     *
     * @param inWords with its operands
     * @param overflow whether it has a value that is only too large
     */
    record Found(String inWords, boolean overflow) {}

    private final Map<Term, Double> values = new HashMap<>();

    private Trouble() {}

    /** Empty if the value is finite. */
    static Optional<Found> at(Term root, double x) {
        Trouble trouble = new Trouble();
        Evaluation evaluation = new Evaluation(root);
        double[] all = evaluation.all(x, new double[0]);
        List<Term> order = evaluation.order();
        for (int i = 0; i < all.length; i++) {
            trouble.values.put(order.get(i), all[i]);
        }
        Term culprit = root;
        if (Double.isFinite(trouble.value(root))) {
            return Optional.empty();
        }
        boolean deeper = true;
        while (deeper) {
            Optional<Term> next = trouble.counting(culprit).stream()
                    .filter(operand -> !Double.isFinite(trouble.value(operand)))
                    .findFirst();
            culprit = next.orElse(culprit);
            deeper = next.isPresent();
        }
        return Optional.of(new Found(trouble.told(culprit), trouble.overflows(culprit)));
    }

    private double value(Term term) {
        return values.getOrDefault(term, Double.NaN);
    }

    private List<Term> counting(Term term) {
        if (!term.is(Op.CHOOSE)) {
            return term.operands();
        }
        double condition = value(term.first());
        return condition == 1
                ? List.of(term.second())
                : condition == 0 ? List.of(term.third()) : List.of(term.first(), term.second(), term.third());
    }

    private boolean overflows(Term term) {
        return switch (term.op()) {
            case EXP, EXPM1, SINH, COSH, ADD, MUL, POLYNOMIAL -> Double.isInfinite(value(term));
            case POW -> Double.isInfinite(value(term)) && value(term.first()) != 0;
            case DIV -> Double.isInfinite(value(term)) && value(term.second()) != 0;
            default -> false;
        };
    }

    private String told(Term term) {
        if (term.op().isFunction()) {
            String name =
                    switch (term.op()) {
                        case NORMAL_CDF -> "Phi";
                        case NORMAL_PDF -> "phi";
                        default -> term.op().method();
                    };
            return name + " of " + value(term.first());
        }
        return switch (term.op()) {
            case DIV -> value(term.second()) == 0
                    ? "division of " + value(term.first()) + " by 0"
                    : "the quotient of " + value(term.first()) + " and " + value(term.second()) + " overflows";
            case POW -> "the power " + value(term.first()) + " ^ " + value(term.second());
            case ADD -> "a sum overflows";
            case MUL, POLYNOMIAL -> "a product overflows";
            default -> "a number is too large";
        };
    }
}
