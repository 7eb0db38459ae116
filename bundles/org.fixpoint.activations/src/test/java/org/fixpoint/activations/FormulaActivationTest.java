package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaActivationTest {
    private static Contribution<ActivationFunction> of(String formula) {
        return new FormulaActivation().specialised(Map.of("formula", formula));
    }

    static ActivationFunction made(String formula, Map<String, Double> letters) {
        Map<String, Object> given = new HashMap<>(letters);
        given.put("formula", formula);
        Contribution<ActivationFunction> contribution = of(formula);
        return contribution.create(Values.of(contribution.descriptor(), given));
    }

    @Test
    void eachLetterIsARequiredParameter() {
        List<Parameter<?>> parameters = of("b*x + α*tanh(a*x)").descriptor().parameters();
        assertEquals(
                List.of("formula", "b", "α", "a"),
                parameters.stream().map(Parameter::name).toList());
        assertTrue(parameters.stream().allMatch(each -> each.defaultValue().equals(Optional.empty())));
        assertEquals("b*x + α*tanh(a*x)", of(" b*x + α*tanh(a*x) ").descriptor().formula());
    }

    @Test
    void withoutATextItIsTheGeneralOne() {
        Contribution<ActivationFunction> general = new FormulaActivation();
        assertEquals(general, general.specialised(Map.of()));
        ActivationFunction cube = general.create(Values.of(general.descriptor(), Map.of("formula", "x^3")));
        assertEquals(12, cube.derivative(2));
        Refusal refusal = assertThrows(
                Refusal.class, () -> general.create(Values.of(general.descriptor(), Map.of("formula", "a*x"))));
        assertTrue(String.valueOf(refusal.getMessage()).contains("the letters a of the formula"));
    }

    @Test
    void canBeSpecialisedAnew() {
        assertEquals(
                2,
                of("a*x")
                        .specialised(Map.of("formula", "b*x"))
                        .descriptor()
                        .parameters()
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x*sigmod(x) | 2 | there is no function 'sigmod'; the nearest name is sigmoid",
                "x + id | 4 | 'id' cannot be a parameter; use another name",
                "sigmoid(x) + id | 13 | 'id' cannot be a parameter; use another name",
                "2x | 1 | an operator is missing; write 2*x"
            })
    void aFaultIsToldWithItsColumn(String formula, int column, String sentence) {
        Refusal refusal = assertThrows(Refusal.class, () -> of(formula));
        assertEquals(sentence, refusal.getMessage());
        assertEquals(Optional.of("formula"), refusal.parameter());
        assertEquals(column, refusal.column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log(x) | \"log(x)\" is not finite at x = 0.0: log of 0.0; give such points a value of their own by where(condition, value, …)",
                "1/(x - 2) | \"1/(x - 2)\" is not finite at x = 2.0: division of 1.0 by 0; give such points a value of their own by where(condition, value, …)",
                "1/(x - 7) | \"1/(x - 7)\" is not finite at x = 7.0: division of 1.0 by 0; give such points a value of their own by where(condition, value, …)",
                "exp(0.3*x^2) | \"exp(0.3*x^2)\" is not finite at x = 48.65625: exp of 710.22919921875; what grows like exp(x²/4) or faster is not square-integrable under the Gaussian and has no kernel map, so take a function that grows more slowly",
                "where(x > 0, 1/0, x) | \"where(x > 0, 1/0, x)\" is not finite at x = 0.015625: division of 1.0 by 0; give such points a value of their own by where(condition, value, …)",
                "x^1e9 | \"x^1e9\" is not finite at x = 1.015625: the power 1.015625 ^ 1.0E9; numbers end at 1.8e308, so take a smaller power or factor, or give such points a value of their own by where(condition, value, …)",
                "exp(20*x) | \"exp(20*x)\" is not finite at x = 35.5: exp of 710.0; numbers end at 1.8e308, so take a smaller power or factor, or give such points a value of their own by where(condition, value, …)",
                "tan(x) | the formula \"tan(x)\" has infinitely many poles, or more than 1,000, with no finite value there; keep tan and quotients to where they are finite, as in where(abs(x) < 1, tan(x), …)",
                "1/(x^2 - 0.6*x + 0.09) | \"1/(x^2 - 0.6*x + 0.09)\" is not finite at x = 0.3: division of 1.0 by 0; give such points a value of their own by where(condition, value, …)",
                "sin(x)/x | \"sin(x)/x\" is not finite at x = 0.0: division of 0.0 by 0; give such points a value of their own by where(condition, value, …)",
                "cbrt(x) | the derivative of \"cbrt(x)\" is not finite at x = 0.0: division of 1.0 by 0; an activation has a finite slope everywhere, so take a line near such a point, as in where(abs(x) < 0.01, line, curve)",
                "1/(x^2 - 2) | the derivative of \"1/(x^2 - 2)\" is not finite at x = -1.4142135623730951: it has no limit there; an activation has a finite slope everywhere, so take a line near such a point, as in where(abs(x) < 0.01, line, curve)",
                "abs(sin(x)) | the formula \"abs(sin(x))\" has infinitely many kinks or jumps, or more than 1,000; let abs, sign, step, max, min, where and quotients switch finitely often, as in where(abs(x) < 10, …, 0)"
            })
    void whatIsNotFiniteIsRefusedWithPlaceAndReason(String formula, String sentence) {
        assertEquals(
                sentence,
                assertThrows(Refusal.class, () -> made(formula, Map.of())).getMessage());
    }

    @Test
    void kinksFollowTheLetters() {
        assertArrayEquals(
                new double[] {-2, 3},
                made("clip(x, low, high)", Map.of("low", -2.0, "high", 3.0)).kinks());
        assertArrayEquals(
                new double[] {0.5}, made("step(x - t)", Map.of("t", 0.5)).jumps());
    }

    @Test
    void aConstantIsAllowed() {
        assertEquals(2, made("2", Map.of()).value(7));
    }
}
