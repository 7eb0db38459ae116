package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.engine.files.JsonText;
import org.junit.jupiter.api.Test;

class KernelTableTest {
    private record Curve(DoubleUnaryOperator kappa, DoubleUnaryOperator prime, double slopeExcess)
            implements KernelMap {
        @Override
        public double value(double rho) {
            return kappa.applyAsDouble(rho);
        }

        @Override
        public double slope(double rho) {
            return prime.applyAsDouble(rho);
        }

        @Override
        public double mean() {
            return Math.sqrt(Math.max(0, value(0)));
        }

        @Override
        public double error() {
            return 1e-15;
        }
    }

    private static final Curve CUBIC = new Curve(rho -> rho * rho * rho, rho -> 3 * rho * rho, 2);

    /** That of relu, the arc-cosine kernel of order 1; Cho and Saul (2009). */
    private static final Curve RELU = new Curve(
            rho -> (Math.sqrt((1 - rho) * (1 + rho)) + rho * (Math.PI - Math.acos(rho))) / Math.PI,
            rho -> 1 - Math.acos(rho) / Math.PI,
            0);

    /** That of sign, (2/π) asin ρ, whose slope is infinite at both ends. */
    private static final Curve SIGN = new Curve(
            rho -> 2 / Math.PI * Math.asin(rho),
            rho -> 2 / Math.PI / Math.sqrt((1 - rho) * (1 + rho)),
            Double.POSITIVE_INFINITY);

    private static KernelTable table(KernelMap map) throws IOException {
        return KernelTable.read(JsonText.read(JsonText.line(KernelTable.message(map))));
    }

    @Test
    void aCubicIsItsOwnInterpolation() throws IOException {
        KernelTable table = table(CUBIC);
        for (double rho = -1; rho <= 1; rho += 0.001) {
            assertEquals(CUBIC.value(rho), table.value(rho), 4e-16); // some roundings of numbers up to 1
            assertEquals(CUBIC.slope(rho), table.slope(rho), 2e-13); // the same over the shortest interval, 1.2e-4
        }
        assertTrue(table.error() < 2e-15);
    }

    @Test
    void theErrorThatIsStatedHoldsBetweenTheCorrelationsOfTheTable() throws IOException {
        for (Curve curve : List.of(RELU, SIGN)) {
            KernelTable table = table(curve);
            for (double rho = -1; rho <= 1; rho += 0.0001) {
                assertEquals(curve.value(rho), table.value(rho), table.error());
            }
        }
        assertTrue(table(RELU).error() < 1e-6);
    }

    @Test
    void whatIsKnownAtTheEndsIsKeptAsItIs() throws IOException {
        for (Curve curve : List.of(CUBIC, RELU, SIGN)) {
            KernelTable table = table(curve);
            assertEquals(curve.value(1), table.value(1));
            assertEquals(curve.value(-1), table.value(-1));
            assertEquals(1 + curve.slopeExcess(), table.slope(1));
            assertEquals(curve.slopeExcess(), table.slopeExcess());
            assertEquals(curve.mean(), table.mean());
        }
        assertThrows(IllegalArgumentException.class, () -> table(CUBIC).value(1.01));
        assertThrows(IllegalArgumentException.class, () -> table(CUBIC).slope(-1.01));
    }

    @Test
    void whatIsNoTableIsRefused() throws IOException {
        String text = JsonText.line(KernelTable.message(CUBIC));
        for (String other : List.of(
                "{}",
                text.replace("\"rho\": [-1, ", "\"rho\": ["),
                text.replace("\"rho\": [-1, ", "\"rho\": [-2, "),
                text.replace("\"rho\": [-1, ", "\"rho\": [0.5, "),
                text.replace("\"mean\"", "\"median\""))) {
            assertThrows(IOException.class, () -> KernelTable.read(JsonText.read(other)), other);
        }
    }
}
