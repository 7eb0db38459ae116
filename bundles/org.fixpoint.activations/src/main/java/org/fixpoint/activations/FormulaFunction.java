package org.fixpoint.activations;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.formula.CompiledFormula;
import org.fixpoint.maths.formula.Formula;
import org.fixpoint.maths.formula.FormulaEnclosure;
import org.fixpoint.maths.formula.FormulaLimitException;

/**
 * A compiled formula, finite with its derivative wherever it was looked at.
 *
 * @param letters values of the letters of the formula; owned by this
 */
record FormulaFunction(CompiledFormula code, Formula formula, double[] letters) implements ActivationFunction {
    private static final double REACH = 50;
    private static final double STEP = 1.0 / 64;
    private static final double GAUSSIAN_RATIO = 3; // 4 for exp(c x²), 2 for exp(c x), less for powers
    private static final String OWN_VALUE = "give such points a value of their own by where(condition, value, …)";
    private static final String SLOWER =
            "what grows like exp(x²/4) or faster is not square-integrable under the Gaussian"
                    + " and has no kernel map, so take a function that grows more slowly";
    private static final String SMALLER =
            "numbers end at 1.8e308, so take a smaller power or factor, or give such points a value of their own by"
                    + " where(condition, value, …)";
    private static final String FINITE_SLOPE = "an activation has a finite slope everywhere, so take a line near such a"
            + " point, as in where(abs(x) < 0.01, line, curve)";

    /**
     * The activation for given values of the letters.
     *
     * @throws Refusal where it or its derivative is not finite on [-50, 50] or at a kink, or there are too many kinks
     */
    static FormulaFunction of(Formula formula, double... letters) {
        CompiledFormula code = compiled(formula, letters);
        firstFault(code, code::value).ifPresent(x -> {
            String remedy = formula.overflows(x, letters) ? smaller(code, x) : OWN_VALUE;
            throw refusal("\"" + formula + "\"", x, formula.trouble(x, letters), remedy);
        });
        firstFault(code, code::derivative).ifPresent(x -> {
            Optional<String> trouble = formula.derivative().trouble(x, letters);
            throw refusal("the derivative of \"" + formula + "\"", x, trouble, FINITE_SLOPE);
        });
        return new FormulaFunction(code, formula, letters.clone());
    }

    /** What grows like exp(c x²) has at half the way a quarter of the logarithm. */
    private static String smaller(CompiledFormula code, double x) {
        double before = Math.abs(code.value(x - Math.copySign(STEP, x)));
        double half = Math.abs(code.value(0.5 * x));
        boolean gaussian = StrictMath.log(before) > 0.25 * x * x
                && StrictMath.log(before) > GAUSSIAN_RATIO * Math.max(0, StrictMath.log(half));
        return gaussian ? SLOWER : SMALLER;
    }

    private static CompiledFormula compiled(Formula formula, double[] letters) {
        try {
            return formula.compiled(letters);
        } catch (FormulaLimitException limit) {
            throw new Refusal("the formula \"" + formula + "\" " + limit.getMessage(), limit);
        }
    }

    private static Refusal refusal(String what, double x, Optional<String> trouble, String remedy) {
        return new Refusal(
                what + " is not finite at x = " + x + ": " + trouble.orElse("it has no limit there") + "; " + remedy);
    }

    /** Where a function is not finite, the place nearest to 0. */
    private static Optional<Double> firstFault(CompiledFormula code, DoubleUnaryOperator f) {
        for (double x = 0; x <= REACH; x += STEP) {
            for (double signed : new double[] {x, -x}) {
                if (!Double.isFinite(f.applyAsDouble(signed))) {
                    return Optional.of(signed + 0.0);
                }
            }
        }
        for (double[] breaks : new double[][] {code.kinks(), code.jumps()}) {
            for (double x : breaks) {
                if (!Double.isFinite(f.applyAsDouble(x))) {
                    return Optional.of(x);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public double value(double x) {
        return code.value(x);
    }

    @Override
    public double derivative(double x) {
        return code.derivative(x);
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of(FormulaEnclosure.of(formula, letters)));
    }

    @Override
    public void values(double[] x, double[] out) {
        code.values(x, out);
    }

    @Override
    public void derivatives(double[] x, double[] out) {
        code.derivatives(x, out);
    }

    @Override
    public double[] kinks() {
        return code.kinks();
    }

    @Override
    public double[] jumps() {
        return code.jumps();
    }
}
