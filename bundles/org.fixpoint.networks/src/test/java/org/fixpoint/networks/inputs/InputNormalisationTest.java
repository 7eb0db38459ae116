package org.fixpoint.networks.inputs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.fixpoint.api.Refusal;
import org.junit.jupiter.api.Test;

class InputNormalisationTest {
    private static double[] normalised(InputNormalisation normalisation, double... x) {
        double[] rows = new double[x.length + 2];
        Arrays.fill(rows, 7);
        System.arraycopy(x, 0, rows, 1, x.length);
        normalisation.apply(rows, 1, x.length, "row 3 of x.csv");
        assertEquals(7, rows[0]);
        assertEquals(7, rows[x.length + 1]);
        return Arrays.copyOfRange(rows, 1, x.length + 1);
    }

    private static String refusal(InputNormalisation normalisation, double... x) {
        return String.valueOf(
                assertThrows(Refusal.class, () -> normalised(normalisation, x)).getMessage());
    }

    @Test
    void noneKeepsTheVector() {
        assertArrayEquals(new double[] {0, 0}, normalised(InputNormalisation.NONE, 0, 0));
    }

    @Test
    void rmsDividesByTheRootMeanSquare() {
        double rms = Math.sqrt(12.5);
        assertArrayEquals(new double[] {3 / rms, -4 / rms}, normalised(InputNormalisation.RMS, 3, -4), 1e-15);
    }

    @Test
    void theScaleOfAVectorDoesNotMatter() {
        double[] expected = normalised(InputNormalisation.RMS, 3, -4, 1);
        for (int exponent : new int[] {-1070, -1000, -500, 3, 500, 1020}) {
            double s = Math.scalb(1.0, exponent);
            assertArrayEquals(expected, normalised(InputNormalisation.RMS, 3 * s, -4 * s, s), "2^" + exponent);
        }
    }

    @Test
    void centredRemovesTheMeanFirst() {
        double s = Math.sqrt(14 / 3.0);
        assertArrayEquals(new double[] {-2 / s, -1 / s, 3 / s}, normalised(InputNormalisation.CENTRED, 1, 2, 6), 1e-15);
    }

    @Test
    void aVectorOfZerosIsRefused() {
        String message =
                "row 3 of x.csv is zero in every coordinate and has no direction; remove it, or set normalise: none";
        assertEquals(message, refusal(InputNormalisation.RMS, 0, -0.0));
        assertEquals(message, refusal(InputNormalisation.CENTRED, 0, 0));
    }

    @Test
    void aConstantVectorIsRefusedWhenCentred() {
        String message = "row 3 of x.csv has the same value in every coordinate, so that nothing is left without its"
                + " mean; remove it, or set normalise: rms";
        assertEquals(message, refusal(InputNormalisation.CENTRED, 0.1, 0.1, 0.1));
        assertEquals(message, refusal(InputNormalisation.CENTRED, 0.1, Math.nextUp(0.1), 0.1));
        assertEquals(message, refusal(InputNormalisation.CENTRED, 5));
    }
}
