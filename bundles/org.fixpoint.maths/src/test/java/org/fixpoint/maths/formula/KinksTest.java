package org.fixpoint.maths.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KinksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tanh(x) | | ",
                "max(x, 0) | 0 | ",
                "max(3*x, 1) | 0.3333333333333333 | ",
                "abs(x - 1e6) | 1000000 | ",
                "abs(x^2 - 2) | -1.4142135623730951 1.4142135623730951 | ",
                "abs(x^2) | | ",
                "abs((x - 1)*(x - 1)) | | ",
                "max(x, x) | | ",
                "abs(x)*abs(x) | | ",
                "abs(x)^3 | 0 | ",
                "where(x < 0, 0, x^4) | 0 | ",
                "where(x < 0, 0, 1) | | 0",
                "step(x - 0.5) + sign(x) | | 0 0.5",
                "x*step(x) | 0 | ",
                "clip(x, -1, 2) | -1 2 | ",
                "relu(x + 1) - relu(x - 1) | -1 1 | ",
                "where(x > -1 and x < 1, x^2, abs(x)) | -1 1 | ",
                "where(x > -1 and x < 1, x^2, 3) | | -1 1",
                "where(x == 0, 1, sin(x)/x) | 0 | ",
                "max(exp(x), 2) | 0.6931471805599453 | ",
                "max(x, sin(x)) | 0 | ",
                "max(exp(x) - 1 - x, 0) | | ",
                "x/(1 + abs(x)) | 0 | ",
                "max(abs(x) - 1, 0) | -1 1 | ",
                "max(max(x, 0), 0) | 0 | ",
                "min(1, exp(-x)) | 0 | ",
                "abs(exp(x) - x - 2) | -1.8414056604369606 1.1461932206205825 | ",
                "cbrt(x) | 0 | ",
                "sqrt(abs(x)) | 0 | ",
                "sqrt(x^2 - 0.6*x + 0.09) | 0.3 | ",
                "sqrt(1e6*x^2 + 1.4e4*x + 49) | -0.007 | ",
                "sqrt(x^2 - 0.6*x + 0.0900001) | | ",
                "abs(x^2 - 0.6*x + 0.09) | | ",
                "1/(x^2 - 0.6*x + 0.09) | | 0.3",
                "where(abs(x) < 1, tan(x), 0) | | -1 1",
                "abs(tanh(x - 2)*exp(x)) | 2 | ",
                "abs(x^3 - x) | -1 0 1 | ",
                "max(sin(x)*exp(x), 0)*0 + x | | ",
                "where(abs(x) < 10, abs(sin(x)), 0) | -9.42477796076938 -6.283185307179586 -3.141592653589793 0 3.141592653589793 6.283185307179586 9.42477796076938 | -10 10"
            })
    void kinksAndJumpsAreThese(String text, String kinks, String jumps) {
        Formula formula = Formula.parse(text);
        assertClose(kinks, formula.kinks(), text);
        assertClose(jumps, formula.jumps(), text);
    }

    private static void assertClose(String expected, List<Double> actual, String text) {
        List<Double> numbers = expected == null || expected.isBlank()
                ? List.of()
                : Arrays.stream(expected.split(" ")).map(Double::valueOf).toList();
        assertEquals(numbers.size(), actual.size(), text + ": " + actual);
        for (int i = 0; i < numbers.size(); i++) {
            double size = Math.max(1e-300, Math.abs(numbers.get(i)));
            assertEquals(numbers.get(i), actual.get(i), 1e-15 * size, text + ": " + actual);
        }
    }

    @Test
    void dependOnTheParameters() {
        Formula leaky = Formula.parse("max(x, a*x) + abs(x - b)");
        assertEquals(List.of(0.0, 7.0), leaky.kinks(0.2, 7));
        assertEquals(List.of(7.0), leaky.kinks(1, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tan(x)", "tan(3*x + 1)", "1/sin(x)", "x/cos(x)"})
    void polesAreToldAsSuch(String text) {
        FormulaLimitException limit = assertThrows(
                FormulaLimitException.class, () -> Formula.parse(text).kinks());
        assertTrue(String.valueOf(limit.getMessage()).startsWith("has infinitely many poles"), limit.getMessage());
    }

    @Test
    void theKinkOfADoubleRootHasTheMeanOfItsSlopes() {
        CompiledFormula bent = Formula.parse("sqrt(x^2 - 0.6*x + 0.09)").compiled();
        assertEquals(0, bent.value(0.3), 1e-8); // a rounding of x² there is its square
        assertEquals(0, bent.derivative(0.3), 1e-6);
        assertEquals(1, bent.derivative(0.5), 1e-12);
        assertEquals(-1, bent.derivative(0.1), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abs(sin(x))",
                "max(sin(x), 0.5)",
                "step(cos(3*x))",
                "abs(sin(x^2))",
                "1/sin(x)",
                "abs(tan(x) - x)"
            })
    void infinitelyManyAreRefused(String text) {
        FormulaLimitException limit = assertThrows(
                FormulaLimitException.class, () -> Formula.parse(text).kinks());
        assertTrue(String.valueOf(limit.getMessage()).contains("infinitely many"), limit.getMessage());
    }
}
