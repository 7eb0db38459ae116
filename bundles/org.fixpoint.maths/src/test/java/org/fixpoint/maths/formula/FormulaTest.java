package org.fixpoint.maths.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    @Test
    void parametersStandInTheOrderOfTheirFirstAppearance() {
        assertEquals(
                List.of("b", "α", "k_1"),
                Formula.parse("b*x + α*tanh(k_1*x) + pi + e + b").parameters());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-x^2 | -9",
                "2^3^2 | 512",
                "2**3 | 8",
                "-2^-2 | -0.25",
                "x - 1 - 1 | 1",
                "12/x/2 | 2",
                "2·x × 2 − 1 | 11",
                "--x | 3",
                "2*-x | -6",
                "min(4, x, 5) | 3",
                "max(x, 1, 7, 2) | 7",
                "clip(x, -1, 2) | 2",
                "where(x > 1 and not x == 2, 10, 20) | 10",
                "where(x < 1 or x >= 3, 10, 20) | 10",
                "where((x <= 2 or x != 3) and x > 0, 10, 20) | 20",
                "step(x) + heaviside(0) | 1.5",
                "sign(-x) | -1",
                "pow(x, 2) + square(2) | 13",
                "sqrt(x + 1) + cbrt(27) | 5",
                "1.5e1 + .5 + 2. | 17.5",
                "ln(e^2) | 2",
                "arctan(0) + asinh(0) + sinh(0) | 0",
                "relu(-x) + relu(x) | 3"
            })
    void readsAsMathematicsDoes(String text, double atThree) {
        assertEquals(atThree, Formula.parse(text).value(3), 1e-15);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x^2 | 2*x",
                "abs(x) | sign(x)",
                "max(x, 0) | step(x)",
                "max(sin(x), x) | where(sin(x) > x, cos(x), 1)",
                "x^3 - 3*x + 1 | 3*x^2 - 3",
                "exp(-x^2) | -2*x*exp(-x^2)",
                "tanh(x) | sech(x)^2",
                "Phi(x) | phi(x)",
                "7 + a - a | 0",
                "a*x | a",
                "x*0 + 0/x | 0",
                "x/x | 0",
                "sin(x)^2/a | 2*sin(x)*cos(x)/a",
                "where(x < 0, x, exp(x)) | where(0 > x, 1, exp(x))",
                "log(x) | 1/x",
                "x/(1 + abs(x)) | 1/(abs(x) + 1)^2"
            })
    void derivativeIsExactAndShort(String text, String derivative) {
        assertEquals(derivative, Formula.parse(text).derivative().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log(1 + exp(2*x)) | softplus(2*x)",
                "log(exp(x) + 1) | softplus(x)",
                "log1p(exp(-x)) | softplus(-x)",
                "1/(1 + exp(-x)) | sigmoid(x)",
                "exp(x)/(1 + exp(x)) | sigmoid(x)",
                "x/(1 + exp(-1.702*x)) | x*sigmoid(1.702*x)",
                "exp(x)/(1 + exp(x))^2 | sigmoid(x)*sigmoid(-(x))",
                "2/(1 + exp(-2*x)) - 1 | 2*sigmoid(2*x) - 1",
                "(exp(x) - exp(-x))/(exp(x) + exp(-x)) | tanh(x)",
                "(exp(2*x) - 1)/(exp(2*x) + 1) | tanh(x)",
                "(1 - exp(-x))/(1 + exp(-x)) | tanh(0.5*x)",
                "2/(exp(x) + exp(-x)) | sech(x)",
                "1/cosh(x)^2 | sech(x)^2",
                "exp(x) - 1 | expm1(x)",
                "log(1 + x^2) | log1p(x^2)",
                "log(exp(x)) | x",
                "log(sigmoid(x)) | -softplus(-x)",
                "1 - sigmoid(x) | sigmoid(-x)",
                "1 + erf(x) | erfc(-x)",
                "x*(1 + tanh(x)) | 2*x*sigmoid(2*x)",
                "x/(1 + abs(x)) | softsign(x)",
                "sqrt(x^2) | abs(x)",
                "exp(x)*exp(-x^2) | exp(-x^2 + x)"
            })
    void isRewrittenToItsStableForm(String text, String stable) {
        assertEquals(stable, written(text));
    }

    private static String written(String text) {
        Formula formula = Formula.parse(text);
        return Notation.of(formula.bound().root(), formula.parameters());
    }

    @Test
    void whatIsWrittenReadsAsTheSameFunction() {
        int read = 0;
        for (long seed = 0; seed < 2000; seed++) {
            Formula formula = Formula.parse(RandomFormula.any(seed));
            String text = written(formula.text());
            if (text.length() > Parser.LONGEST) {
                continue;
            }
            Formula again = Formula.parse(text);
            for (double x : new double[] {-2.3, -0.7, 0.4, 1.9}) {
                double expected = formula.value(x);
                double actual = again.value(x);
                boolean alike = Double.compare(expected, actual) == 0
                        || Math.abs(expected - actual) <= 1e-6 * (1 + Math.abs(expected))
                        || Math.abs(expected) > 1e12;
                assertTrue(alike, formula + " is written " + text + ": " + expected + ", " + actual + " at " + x);
            }
            read++;
        }
        assertTrue(read > 1900, "only " + read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sigmoid(x)", "softplus(x)", "log1p(exp(x))", "log(1 + exp(x))", "exp(x)/(1 + exp(x))", "x*sigmoid(x)",
                "tanh(x)", "x*tanh(log(1 + exp(x)))", "x*Phi(x)", "exp(-x^2)", "x^2*exp(-x^2)",
                        "x^3*sigmoid(-x)*exp(-x^2)",
                "x/(1 + abs(x))", "x/sqrt(1 + x^2)", "sech(x)^2*x^5", "erfc(x)*x^2", "asinh(x)", "x^5 - 3*x^3 + x",
                "where(x > 0, x, exp(x) - 1)", "log(1 + x^2)", "atan(x)*x", "x/(1 + x^2)"
            })
    void isANumberFarOutWithItsDerivatives(String text) {
        CompiledFormula f = Formula.parse(text).compiled();
        for (double x : new double[] {-1e308, -1e200, -1e100, -1e5, -1000, -745.2, -710, -40, -1e-300, 0}) {
            for (double y : new double[] {x, -x}) {
                assertTrue(!Double.isNaN(f.value(y)), text + " at " + y);
                assertTrue(!Double.isNaN(f.derivative(y)), text + "' at " + y);
                assertTrue(!Double.isNaN(f.secondDerivative(y)) || Math.abs(y) > 1e100, text + "'' at " + y);
            }
        }
    }

    @Test
    void saysWhyThereIsNoValue() {
        assertEquals("log of -2.0", Formula.parse("1 + log(x)").trouble(-2).orElseThrow());
        assertEquals("division of 1.0 by 0", Formula.parse("a/x").trouble(0, 1).orElseThrow());
        assertEquals(
                "sqrt of -1.0",
                Formula.parse("where(x < 0, sqrt(x), log(x))").trouble(-1).orElseThrow());
        assertTrue(Formula.parse("where(x < 0, 0, sqrt(x))").trouble(-1).isEmpty());
        assertTrue(Formula.parse("exp(x)").trouble(800).orElseThrow().startsWith("exp of 800"));
    }
}
