package org.fixpoint.benchmarks;

import java.util.List;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.linear.LinearAlgebra;

/**
 * States through the layers of a tanh network with given weights, S ← tanh(W S/√width), and the Gram matrix SᵀS/width of every layer.
 *
 * <p>S is width × batch. Eight matrices are used in turn: together they are larger than the caches.
 */
final class GivenNetworkJob implements Job {
    static final int MATRICES = 8;

    private final int depth;
    private final int width;
    private final int batch;
    private final List<double[]> weights;
    private final double[] inputs;
    private double[] states;
    private double[] next;
    private final double[] gram;
    private final double[][] shares;
    private final List<LinearAlgebra> algebras = Cores.each(LinearAlgebra::fastest);
    private final ArrayFunctions functions = ArrayFunctions.fastest();

    GivenNetworkJob(Sizes sizes) {
        depth = sizes.get("depth");
        width = sizes.get("width");
        batch = sizes.get("batch");
        weights = java.util.stream.IntStream.range(0, MATRICES)
                .mapToObj(i -> Inputs.array(10 + i, width * width))
                .toList();
        inputs = Inputs.array(4, width * batch);
        states = new double[inputs.length];
        next = new double[inputs.length];
        gram = new double[batch * batch];
        shares = new double[Cores.PARTS][batch * batch];
    }

    @Override
    public void run() {
        System.arraycopy(inputs, 0, states, 0, inputs.length);
        for (int layer = 0; layer < depth; layer++) {
            double[] w = weights.get(layer % MATRICES);
            Cores.split(width, (part, from, to) -> units(w, part, from, to));
            double[] spare = states;
            states = next;
            next = spare;
            java.util.Arrays.fill(gram, 0);
            for (double[] share : shares) {
                algebras.get(0).axpy(1.0 / width, share, 0, gram, 0, gram.length);
            }
        }
    }

    /** Some units of the next layer, and what they add to the Gram matrix. */
    private void units(double[] w, int part, int from, int to) {
        LinearAlgebra algebra = algebras.get(part);
        int size = (to - from) * batch;
        double[] rows = new double[size];
        algebra.times(1 / Math.sqrt(width), w, from * width, states, 0, to - from, width, batch, rows, 0);
        functions.tanh(rows, rows);
        System.arraycopy(rows, 0, next, from * batch, size);
        algebra.transposedTimes(1, rows, rows, batch, to - from, batch, shares[part]);
    }

    @Override
    public double[] check() {
        return Inputs.probe(gram, gram.length);
    }
}
