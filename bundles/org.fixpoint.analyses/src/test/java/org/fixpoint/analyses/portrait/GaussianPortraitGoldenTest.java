package org.fixpoint.analyses.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.GoldenTable;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The portrait of each activation of the golden table, in closed form where there is one and with it switched off. */
class GaussianPortraitGoldenTest {
    private static final double CLOSED_FORM = 1e-12;
    private static final double GENERAL = 1e-11;
    private static final double ZERO = 1e-15; // of √E[φ²]

    private static final GoldenTable MOMENTS = new GoldenTable("kernel.csv");
    private static final GoldenTable HERMITE = new GoldenTable("hermite.csv");
    private static final Map<String, String> NUMBERS = Map.of(
            "mean", "E_phi",
            "second_moment", "E_phi2",
            "slope_second_moment", "E_dphi2",
            "kappa_at_zero", "kappa0_norm",
            "slope_at_zero", "dkappa0_norm",
            "slope_at_one", "dkappa1_norm");

    static Stream<Arguments> activations() {
        return GoldenActivations.all().entrySet().stream()
                .flatMap(entry -> Stream.of(
                        Arguments.of(entry.getKey(), "as it is", entry.getValue()),
                        Arguments.of(
                                entry.getKey(),
                                "closed form switched off",
                                GoldenActivations.withoutDual(entry.getValue()))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("activations")
    void agreesWithTheGoldenTable(String name, String how, ActivationFunction activation) {
        Map<String, Object> facts =
                new GaussianPortrait().create(values()).study(activation).facts();
        double tolerance = activation.dual().isPresent() ? CLOSED_FORM : GENERAL;
        double scale = Math.sqrt(MOMENTS.number(name, "E_phi2"));
        NUMBERS.forEach((fact, column) ->
                assertClose(MOMENTS.number(name, column), number(facts, fact), tolerance, scale, name + " " + fact));
        List<?> hermite = (List<?>) fact(facts, "hermite");
        for (int k = 0; k <= 10; k++) {
            assertClose(
                    HERMITE.number(name, "c" + k),
                    (double) hermite.get(k),
                    GENERAL,
                    scale,
                    name + " c" + k + " " + how);
        }
        if (name.equals("identity")) {
            assertEquals("linear", fact(facts, "class"));
            assertEquals("every rho", fact(facts, "rho_star"));
            return;
        }
        assertEquals(MOMENTS.word(name, "class"), fact(facts, "class"));
        assertClose(MOMENTS.number(name, "rho_star"), number(facts, "rho_star"), tolerance, 1, name + " rho_star");
        assertClose(
                MOMENTS.number(name, "local_rate_dkappa_at_rho_star"),
                number(facts, "local_rate"),
                tolerance,
                1,
                name + " local_rate");
        assertEquals(activation.dual().isPresent() ? "closed form" : "quadrature", fact(facts, "method"));
        assertTrue(number(facts, "error") < 1e-12, name + " states the error " + number(facts, "error"));
    }

    private static org.fixpoint.api.Values values() {
        return org.fixpoint.api.Values.of(new GaussianPortrait().descriptor(), Map.of());
    }

    private static Object fact(Map<String, Object> facts, String key) {
        return Optional.ofNullable(facts.get(key)).orElseThrow();
    }

    private static double number(Map<String, Object> facts, String key) {
        return (double) fact(facts, key);
    }

    private static void assertClose(double expected, double actual, double tolerance, double scale, String what) {
        if (Double.isInfinite(expected)) {
            assertEquals(expected, actual, what);
        } else if (expected == 0) {
            assertEquals(0, actual, ZERO * scale, what);
        } else {
            assertEquals(expected, actual, tolerance * Math.abs(expected), what);
        }
    }
}
