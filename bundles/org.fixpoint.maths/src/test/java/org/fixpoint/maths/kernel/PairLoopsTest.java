package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairLoopsTest {
    private static double[] extent(double[] x, int count) {
        double[] out = new double[2];
        PairLoops.extent(x, count, new double[300], new double[300], new double[300], out);
        return out;
    }

    @Test
    void theExtentIsThatOfTheSortedNumbersAtEveryCountAndPlace() {
        SplittableRandom random = new SplittableRandom(5);
        for (int count : new int[] {1, 2, 15, 16, 17, 31, 33, 64, 100, 255, 256}) {
            double[] x = random.doubles(300, -3, 3).toArray();
            double[] sorted = Arrays.copyOf(x, count);
            Arrays.sort(sorted);
            assertEquals(sorted[0], extent(x, count)[0], 0);
            assertEquals(sorted[count - 1], extent(x, count)[1], 0);
            for (int at = 0; at < count; at++) {
                double kept = x[at];
                x[at] = 7;
                assertEquals(7, extent(x, count)[1], 0);
                x[at] = Double.NaN;
                assertTrue(Double.isNaN(extent(x, count)[0]) && Double.isNaN(extent(x, count)[1]));
                x[at] = kept;
            }
        }
    }
}
