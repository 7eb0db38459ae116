package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.stream.Stream;
import org.fixpoint.maths.threads.Team;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallersArraysTest {
    private static final int N = 40;
    private static final int TRIES = 100; // after which a collector would have seen it

    static Stream<LinearAlgebra> providers() {
        return Stream.of(new PlainLinearAlgebra(), LinearAlgebra.fastest(), LinearAlgebra.single(Team.alone()));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theyAreLetGoAfterAProduct(LinearAlgebra provider) throws InterruptedException {
        PackedRows rows = provider.packedRows();
        WeakReference<double[]> factor = multiplied(provider, rows);
        for (int i = 0; i < TRIES && !factor.refersTo(null); i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertTrue(factor.refersTo(null));
        assertEquals(N, rows.rows());
    }

    /** An array that has been a factor of each product, packed and not. */
    private static WeakReference<double[]> multiplied(LinearAlgebra provider, PackedRows rows) {
        double[] x = new double[N * N];
        double[] out = new double[N * N];
        rows.shape(N, N);
        rows.put(0, N, x, 0);
        provider.timesTransposed(1, x, 0, N, rows, out, 0, N);
        provider.timesTransposed(1, x, x, N, N, N, out);
        provider.times(1, x, x, N, N, N, out);
        provider.transposedTimes(1, x, x, N, N, N, out);
        provider.gram(x, N, N, out);
        return new WeakReference<>(x);
    }
}
