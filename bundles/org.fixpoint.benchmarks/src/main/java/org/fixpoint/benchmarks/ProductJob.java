package org.fixpoint.benchmarks;

import java.util.List;
import org.fixpoint.maths.linear.LinearAlgebra;

/** C = A B of square matrices, some times over. */
final class ProductJob implements Job {
    private static final int WORTH_THREADS = 200;

    private final int n;
    private final int repeats;
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final List<LinearAlgebra> algebras = List.of(LinearAlgebra.fastest(), LinearAlgebra.fastest());

    ProductJob(Sizes sizes) {
        n = sizes.get("n");
        repeats = sizes.get("repeats");
        a = Inputs.array(1, n * n);
        b = Inputs.array(2, n * n);
        c = new double[n * n];
    }

    @Override
    public void run() {
        for (int r = 0; r < repeats; r++) {
            if (n < WORTH_THREADS) {
                algebras.get(0).times(1, a, b, n, n, n, c);
            } else {
                java.util.stream.IntStream.range(0, 2).parallel().forEach(this::half);
            }
        }
    }

    /** The upper or the lower half of C: two large blocks pack B least often. */
    private void half(int part) {
        int from = part * (n / 2);
        int rows = part == 0 ? n / 2 : n - n / 2;
        algebras.get(part).times(1, a, from * n, b, 0, rows, n, n, c, from * n);
    }

    @Override
    public double[] check() {
        return Inputs.probe(c, c.length);
    }
}
