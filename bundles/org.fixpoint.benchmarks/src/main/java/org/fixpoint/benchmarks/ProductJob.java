package org.fixpoint.benchmarks;

import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.threads.Team;

/** C = A B of square matrices, some times over. */
final class ProductJob implements Job {
    private final int n;
    private final int repeats;
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final LinearAlgebra algebra = LinearAlgebra.fastest(Team.ofProcessors());

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
            algebra.times(1, a, b, n, n, n, c);
        }
    }

    @Override
    public double[] check() {
        return Inputs.probe(c, c.length);
    }
}
