package org.fixpoint.activations;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.DesignedActivation.Design;
import org.fixpoint.maths.formula.Formula;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.kernel.BracketedRoot;

/**
 * The value of one letter of a formula at which the kernel map meets a target, by a bracketing solver on quadratures of the
 * function itself; the other letters are given.
 *
 * @param formula the family
 * @param letters values of all its letters, in their order; that of the free one is passed over
 * @param free the index of the free one
 */
@SuppressWarnings("ArrayRecordComponent") // made and used in one place, never compared
record LetterSearch(Formula formula, double[] letters, int free, TunedTarget target, double wanted) {
    private static final int LOOKS = 16;
    private static final double DECADE = 10;
    private static final double MET = 1e-10;

    /**
     * The activation that meets the target with a letter in [low, high]; of several values the one in the lowest sixteenth of the
     * range that has one, unless the ends alone enclose one.
     *
     * @throws Refusal if none does, telling what the ends give
     */
    TunedFunction between(double low, double high) {
        double[] bracket = bracket(low, high);
        double at = BracketedRoot.of(this::miss, bracket[0], bracket[1]).at();
        double achieved = quantity(at);
        if (!(Math.abs(achieved - wanted) <= MET)) {
            throw new Refusal(
                    name() + " jumps past " + wanted + " at " + letter() + " = " + at + ", where it is " + achieved
                            + "; ask for another value or another range of the letter",
                    Tuned.VALUE.name(),
                    0);
        }
        return new TunedFunction(function(at), new Design(name(), wanted, achieved, Map.of(letter(), at)));
    }

    private double[] bracket(double low, double high) {
        double last = low;
        double atLast = miss(low);
        if (atLast == 0 || atLast > 0 != miss(high) > 0) {
            return new double[] {low, high};
        }
        boolean geometric = low > 0 && high / low >= DECADE;
        for (int i = 1; i < LOOKS; i++) {
            double next =
                    geometric ? low * StrictMath.pow(high / low, (double) i / LOOKS) : low + (high - low) * i / LOOKS;
            double atNext = miss(next);
            if (atNext == 0 || atNext > 0 != atLast > 0) {
                return new double[] {last, next};
            }
            last = next;
            atLast = atNext;
        }
        throw new Refusal(
                name() + " = " + wanted + " is not reached for " + letter() + " from " + low + " to " + high
                        + ": it is " + quantity(low) + " at " + low + " and " + quantity(high) + " at " + high
                        + ", and on the same side of " + wanted + " at " + (LOOKS - 1)
                        + " values between; ask for a value in reach or widen the range",
                Tuned.VALUE.name(),
                0);
    }

    private double miss(double at) {
        return asked(at, f -> target.miss(f, wanted));
    }

    private double quantity(double at) {
        return asked(at, target::quantity);
    }

    private double asked(double at, ToDoubleFunction<PiecewiseFunction> what) {
        FormulaFunction f = function(at);
        try {
            return what.applyAsDouble(
                    new PiecewiseFunction(f::value, f::derivative, f::values, f::derivatives, f.kinks(), f.jumps()));
        } catch (ArithmeticException fault) {
            throw new Refusal("with " + letter() + " = " + at + ": " + fault.getMessage(), fault);
        }
    }

    private FormulaFunction function(double at) {
        double[] all = letters.clone();
        all[free] = at;
        try {
            return FormulaFunction.of(formula, all);
        } catch (Refusal refusal) {
            throw new Refusal("with " + letter() + " = " + at + " " + refusal.getMessage(), refusal);
        }
    }

    private String letter() {
        return formula.parameters().get(free);
    }

    private String name() {
        return Parameter.Choice.written(target);
    }
}
