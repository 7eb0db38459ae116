package org.fixpoint.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.PackedRows;

/** What this machine can do at most: products in the cache, and memory read and written; of the fastest of several runs. */
final class MachineLimits {
    private static final int ROWS = 512;
    private static final int DOUBLES = 1 << 23; // 64 MB, more than any cache that a thread has for itself
    private static final double NANO = 1e-9;
    private static final int WARM = 30; // runs before code is compiled for good

    private MachineLimits() {}

    /**
     * The best of the products of 512 rows with a factor that is packed, which stays in the caches, on each thread its own, in 10⁹
     * additions and multiplications a second of its processor's time.
     *
     * @param patience seconds
     */
    static double productRate(int threads, double patience) {
        double[] a = Inputs.array(1, ROWS * ROWS);
        List<LinearAlgebra> algebras =
                Stream.generate(LinearAlgebra::fastest).limit(threads).toList();
        List<PackedRows> packed =
                algebras.stream().map(MachineLimits::packedRows).toList();
        double[][] c = new double[threads][ROWS * ROWS];
        return 2.0
                * ROWS
                * ROWS
                * ROWS
                * best(threads, patience, part -> algebras.get(part)
                        .timesTransposed(1, a, 0, ROWS, packed.get(part), c[part], 0, ROWS));
    }

    private static PackedRows packedRows(LinearAlgebra algebra) {
        PackedRows packed = algebra.packedRows();
        packed.shape(ROWS, ROWS);
        packed.put(0, ROWS, Inputs.array(2, ROWS * ROWS), 0);
        return packed;
    }

    /** The best of copies of 64 MB, on each thread its own, in 10⁹ bytes read or written a second of its processor's time. */
    static double memoryRate(int threads, double patience) {
        double[][] from = new double[threads][DOUBLES];
        double[][] to = new double[threads][DOUBLES];
        return 2.0
                * Double.BYTES
                * DOUBLES
                * best(threads, patience, part -> System.arraycopy(from[part], 0, to[part], 0, DOUBLES));
    }

    /** The most runs in a nanosecond of processor's time that all threads together did at once. */
    private static double best(int threads, double patience, IntConsumer work) {
        double best = 0;
        double spent = 0;
        for (int runs = 0; runs < WARM || spent < patience; runs++) {
            double[] nanos = new double[threads];
            IntStream.range(0, threads).parallel().forEach(part -> {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                work.accept(part);
                nanos[part] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            });
            best = Math.max(best, Arrays.stream(nanos).map(time -> 1 / time).sum());
            spent += NANO * Arrays.stream(nanos).max().orElse(0);
        }
        return best;
    }
}
