package org.fixpoint.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fixpoint.maths.linear.LinearAlgebra;

/** What this machine can do at most: products in the cache, and memory read and written; of the fastest of several runs. */
final class MachineLimits {
    private static final int ROWS = 512;
    private static final int DOUBLES = 1 << 23; // 64 MB, more than any cache that a thread has for itself
    private static final double GIGA = 1e-9;

    private MachineLimits() {}

    /**
     * The best of the products of 512 rows, on each thread its own, in 10⁹ additions and multiplications a second.
     *
     * @param patience seconds
     */
    static double productRate(int threads, double patience) {
        double[] a = Inputs.array(1, ROWS * ROWS);
        double[] b = Inputs.array(2, ROWS * ROWS);
        List<LinearAlgebra> algebras =
                Stream.generate(LinearAlgebra::fastest).limit(threads).toList();
        double[][] c = new double[threads][ROWS * ROWS];
        double seconds = fastest(
                threads, patience, part -> algebras.get(part).times(1, a, b, ROWS, ROWS, ROWS, c[part]));
        return GIGA * threads * 2.0 * ROWS * ROWS * ROWS / seconds;
    }

    /** The best of copies of 64 MB, on each thread its own, in 10⁹ bytes read or written a second. */
    static double memoryRate(int threads, double patience) {
        double[][] from = new double[threads][DOUBLES];
        double[][] to = new double[threads][DOUBLES];
        double seconds = fastest(threads, patience, part -> System.arraycopy(from[part], 0, to[part], 0, DOUBLES));
        return GIGA * threads * 2.0 * Double.BYTES * DOUBLES / seconds;
    }

    private static double fastest(int threads, double patience, java.util.function.IntConsumer work) {
        double least = Double.POSITIVE_INFINITY;
        double spent = 0;
        while (spent < patience) {
            long start = System.nanoTime();
            IntStream.range(0, threads).parallel().forEach(work);
            double seconds = GIGA * (System.nanoTime() - start);
            least = Math.min(least, seconds);
            spent += seconds;
        }
        return least;
    }
}
