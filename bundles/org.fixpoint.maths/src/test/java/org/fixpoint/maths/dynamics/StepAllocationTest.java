package org.fixpoint.maths.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixpoint.maths.random.SeededRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepAllocationTest {
    private static final int TRIES = 4000; // by which the JVM has compiled what is called
    private static final int STATES_OF_A_WAY = 4; // its own, two to polish it, and one that an answer may copy
    private static final int REST_OF_A_WAY = 600;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** x ↦ tanh(W x) with W symmetric or not, whose methods allocate nothing; for one thread. */
    private record Tanh(int dimension, double[] weights, double[] value) implements SmoothMap {
        static Tanh of(int d, double gain, boolean symmetric) {
            SeededRandom random = SeededRandom.of("tanh", Integer.toString(d));
            double[] w = new double[d * d];
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    w[i * d + j] = symmetric && j < i ? w[j * d + i] : gain / Math.sqrt(d) * random.nextGaussian();
                }
            }
            return new Tanh(d, w, new double[d]);
        }

        @Override
        public void apply(double[] x, double[] out) {
            for (int i = 0; i < dimension; i++) {
                double sum = 0;
                for (int j = 0; j < dimension; j++) {
                    sum += weights[i * dimension + j] * x[j];
                }
                out[i] = Math.tanh(sum);
            }
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            apply(x, value);
            for (int i = 0; i < dimension; i++) {
                double slope = (1 - value[i]) * (1 + value[i]);
                for (int j = 0; j < dimension; j++) {
                    out[i * dimension + j] = slope * weights[i * dimension + j];
                }
            }
        }
    }

    private static SearchBox cube(int d) {
        double[] high = new double[d];
        Arrays.fill(high, 1);
        return new SearchBox(Arrays.stream(high).map(x -> -x).toArray(), high, true);
    }

    @ParameterizedTest
    @CsvSource({"6, 1.5, false", "6, 1.5, true", "40, 1.1, false", "40, 0.9, true"})
    void aStepOfNewtonsMethodAllocatesNothing(
            int d, double gain, boolean symmetric) { // a way does: copies of the state
        Newton newton = new Newton(Tanh.of(d, gain, symmetric), cube(d));
        SeededRandom random = SeededRandom.of("starts");
        AtomicInteger steps = new AtomicInteger();
        double[] start = new double[d];
        long bar = (long) STATES_OF_A_WAY * (Double.BYTES * d + 16) + REST_OF_A_WAY;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > bar; i++) {
            for (int a = 0; a < d; a++) {
                start[a] = random.nextDouble(-1, 1);
            }
            steps.set(0);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            newton.from(start, 0.05 * Math.sqrt(d), List.of(), x -> false, steps::incrementAndGet);
            long used = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (steps.get() >= 12) { // of which each would count
                least = Math.min(least, used);
            }
        }
        assertTrue(least <= bar, least + " bytes a way, of " + bar);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void krawczyksOperatorAllocatesNothing(int d) {
        Krawczyk operator = new Krawczyk(
                new MapBounds() { // of x ↦ x/2
                    @Override
                    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
                        for (int i = 0; i < d; i++) {
                            outLow[i] = 0.5 * low[i];
                            outHigh[i] = 0.5 * high[i];
                        }
                    }

                    @Override
                    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
                        for (int k = 0; k < d * d; k++) {
                            outLow[k] = k % (d + 1) == 0 ? 0.5 : 0;
                            outHigh[k] = outLow[k];
                        }
                    }
                },
                d);
        double[] low = new double[d];
        double[] high = new double[d];
        Arrays.fill(low, -1);
        Arrays.fill(high, 0.5);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > 0; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            operator.apply(low, high);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
        assertTrue(operator.isInside(low, high));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 17})
    void modesDoNotDependOnTheMatricesBefore(int d) {
        SymmetricModes again = new SymmetricModes(d);
        SeededRandom random = SeededRandom.of("modes", Integer.toString(d));
        double[] a = new double[d * d];
        for (int k = 0; k < 20; k++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    a[i * d + j] = k % 7 == 3 ? 0 : random.nextGaussian(); // nothing to iterate, now and then
                    a[j * d + i] = a[i * d + j];
                }
            }
            SymmetricModes anew = new SymmetricModes(d);
            assertTrue(again.of(a));
            assertTrue(anew.of(a));
            assertArrayEquals(anew.values(), again.values());
            for (int i = 0; i < d; i++) {
                assertArrayEquals(anew.mode(i), again.mode(i));
                requireMode(a, d, again.values()[i], again.mode(i));
            }
        }
    }

    private static void requireMode(double[] a, int d, double value, double[] mode) {
        double size = 0;
        for (double entry : a) {
            size = Math.max(size, Math.abs(entry));
        }
        for (int i = 0; i < d; i++) {
            double image = 0;
            for (int j = 0; j < d; j++) {
                image += a[i * d + j] * mode[j];
            }
            assertEquals(value * mode[i], image, 64 * d * 0x1p-53 * d * size);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9})
    void aMatrixThatIsNotSymmetricByANumberIsToldApart(int d) {
        double[] a = new double[d * d];
        Arrays.fill(a, -3);
        assertTrue(Stability.isSymmetric(a, d));
        a[d * d - 2] = Math.nextUp(-3.0);
        assertTrue(Stability.isSymmetric(a, d));
        a[d * d - 2] = -2.99;
        assertFalse(Stability.isSymmetric(a, d));
    }
}
