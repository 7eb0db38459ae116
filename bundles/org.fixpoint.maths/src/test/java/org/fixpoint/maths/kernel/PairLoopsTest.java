package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairLoopsTest {
    private static double[] extent(PairLoops loops, double[] x, int count) {
        double[] out = new double[2];
        loops.extent(x, count, new double[300], new double[300], new double[300], out);
        return out;
    }

    private static Stream<PairLoops> loops() {
        return Stream.of(PairLoops.plain(), PairLoops.fastest());
    }

    @ParameterizedTest
    @MethodSource("loops")
    void theExtentIsThatOfTheSortedNumbersAtEveryCountAndPlace(PairLoops loops) {
        SplittableRandom random = new SplittableRandom(5);
        for (int count : new int[] {1, 2, 15, 16, 17, 31, 33, 64, 100, 255, 256}) {
            double[] x = random.doubles(300, -3, 3).toArray();
            double[] sorted = Arrays.copyOf(x, count);
            Arrays.sort(sorted);
            assertEquals(sorted[0], extent(loops, x, count)[0], 0);
            assertEquals(sorted[count - 1], extent(loops, x, count)[1], 0);
            for (int at = 0; at < count; at++) {
                double kept = x[at];
                x[at] = 7;
                assertEquals(7, extent(loops, x, count)[1], 0);
                x[at] = Double.NaN;
                assertTrue(Double.isNaN(extent(loops, x, count)[0]) && Double.isNaN(extent(loops, x, count)[1]));
                x[at] = kept;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void theExtentOfNumbersFromZeroOnMinusZeroAndOneBelowAreFound(PairLoops loops) {
        double[] x = new SplittableRandom(6).doubles(300, 0.1, 2).toArray();
        double[] sorted = Arrays.copyOf(x, 256);
        Arrays.sort(sorted);
        assertEquals(sorted[0], extent(loops, x, 256)[0], 0);
        assertEquals(sorted[255], extent(loops, x, 256)[1], 0);
        x[77] = 0;
        assertEquals(0, extent(loops, x, 256)[0], 0);
        x[40] = -0.0;
        assertEquals(-0.0, extent(loops, x, 256)[0], 0);
        x[48] = -5; // whose bits exceed those of -0.0
        assertEquals(-5, extent(loops, x, 256)[0], 0);
        x[56] = -1e-17;
        assertEquals(-5, extent(loops, x, 256)[0], 0);
        x[200] = Double.POSITIVE_INFINITY;
        assertEquals(Double.POSITIVE_INFINITY, extent(loops, x, 256)[1], 0);
        x[201] = Double.longBitsToDouble(0xfff8_0000_0000_0001L); // NaN with a sign
        assertTrue(Double.isNaN(extent(loops, x, 256)[0]) && Double.isNaN(extent(loops, x, 256)[1]));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void hornersRuleTakesEvenAndOddNumbersOfCoefficients(PairLoops loops) {
        double[] x = new SplittableRandom(7).doubles(256, -2, 2).toArray();
        double[] out = new double[256];
        for (int count : new int[] {256, 65, 3}) {
            loops.horner(new double[] {3, -2}, x, out, count);
            for (int i = 0; i < count; i++) {
                assertEquals(-2 * x[i] + 3, out[i], 0);
            }
            loops.horner(new double[] {3, -2, 0.25, 7}, x, out, count);
            for (int i = 0; i < count; i++) {
                assertEquals(((7 * x[i] + 0.25) * x[i] - 2) * x[i] + 3, out[i], 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void aPanelIsItsTwoPolynomialsAtEveryCount(PairLoops loops) {
        PanelPowers cubic = new PanelPowers(4, 1, 2, new double[] {1, -2, 0.5}, new double[] {0.25, 3, -1});
        for (int count : new int[] {1, 7, 31, 32, 33, 100, 256}) {
            double[] delta = new SplittableRandom(count).doubles(256).toArray();
            delta[0] = 0;
            double[] gap = new double[256];
            double[] slope = new double[256];
            loops.panel(cubic, delta, gap, slope, new double[256], new double[256], count);
            for (int i = 0; i < count; i++) {
                double w = Math.sqrt(0.5 * delta[i]);
                double t = 4 * w - 1;
                assertEquals(((0.5 * t - 2) * t + 1) * w * w, gap[i], 0);
                assertEquals((-t + 3) * t + 0.25, slope[i], 0);
            }
        }
    }
}
