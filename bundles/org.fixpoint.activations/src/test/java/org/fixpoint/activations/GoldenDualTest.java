package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.fixpoint.api.model.DualActivation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Closed forms against 25 to 32 digits, to 1e-14 of the size of the kernel: a hundred times closer than is promised. */
class GoldenDualTest {
    private static final double RELATIVE = 1e-14;

    @Test
    void seventeenOfTheGoldenActivationsHaveClosedForms() {
        assertEquals(17, moments().count());
    }

    @ParameterizedTest
    @MethodSource("moments")
    void meanIsTheGoldenOne(Map<String, String> row) {
        assertClose(row, "E_phi", dual(row).mean(1), Math.sqrt(dual(row).secondMoment(1)));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void secondMomentIsTheGoldenOne(Map<String, String> row) {
        assertClose(row, "E_phi2", dual(row).secondMoment(1), 0);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void slopeSecondMomentIsTheGoldenOne(Map<String, String> row) {
        assertClose(row, "E_dphi2", dual(row).slopeSecondMoment(1), 0);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void kernelAtZeroIsTheGoldenOne(Map<String, String> row) {
        DualActivation dual = dual(row);
        assertClose(row, "kappa0_norm", dual.value(1, 1, 0) / dual.secondMoment(1), 1);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void slopeAtZeroIsTheGoldenOne(Map<String, String> row) {
        DualActivation dual = dual(row);
        assertClose(row, "dkappa0_norm", dual.slope(1, 1, 0) / dual.secondMoment(1), 1);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void slopeAtOneIsTheGoldenOne(Map<String, String> row) {
        DualActivation dual = dual(row);
        assertClose(row, "dkappa1_norm", dual.slope(1, 1, 1) / dual.secondMoment(1), 0);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void slopeExcessIsTheGoldenOne(Map<String, String> row) {
        DualActivation dual = dual(row);
        double expected = GoldenTable.number(row, "E_dphi2") - GoldenTable.number(row, "E_phi2");
        assertEquals(expected, dual.slopeExcess(1), RELATIVE * (1 + dual.secondMoment(1)));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void kernelIsTheGoldenOneFromMinusOneToOne(Map<String, String> row) {
        DualActivation dual = dual(row);
        for (String rho : new String[] {"-1", "-0.8", "-0.5", "0.25", "0.5", "0.75", "1"}) {
            double kernel = dual.value(1, 1, Double.parseDouble(rho)) / dual.secondMoment(1);
            assertClose(row, "kappa_norm(" + rho + ")", kernel, 1);
        }
    }

    private static void assertClose(Map<String, String> row, String column, double actual, double size) {
        double expected = GoldenTable.number(row, column);
        double scale = Double.isInfinite(expected) ? 1 : Math.max(Math.abs(expected), size);
        assertEquals(expected, actual, RELATIVE * scale, row.get("activation") + " " + column);
    }

    private static DualActivation dual(Map<String, String> row) {
        return StockActivations.dual(StockActivations.golden(String.valueOf(row.get("activation"))));
    }

    static Stream<Map<String, String>> moments() {
        return withDual("kernel.csv");
    }

    static Stream<Map<String, String>> kernels() {
        return withDual("kernel_values.csv");
    }

    private static Stream<Map<String, String>> withDual(String resource) {
        return GoldenTable.rows(resource).stream()
                .filter(row -> StockActivations.golden(String.valueOf(row.get("activation")))
                        .dual()
                        .isPresent());
    }
}
