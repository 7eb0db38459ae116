package org.fixpoint.analyses.flow;

import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.threads.Team;

/** The Gram matrix of inputs, ⟨x,x'⟩/d. */
final class BatchGram {
    private BatchGram() {}

    /**
     * count × count, row-major and symmetric.
     *
     * @throws Refusal if there are fewer than two inputs, or one is not finite
     */
    static double[] of(Batch batch) {
        int n = batch.count();
        if (n < 2) {
            throw new Refusal("kernels of a batch compare its inputs, and there are " + n
                    + "; name an input source of two inputs or more");
        }
        for (int i = 0; i < batch.rows().length; i++) {
            if (!Double.isFinite(batch.rows()[i])) {
                throw new Refusal("coordinate " + i % batch.dimension() + " of input " + i / batch.dimension() + " is "
                        + batch.rows()[i] + "; give inputs with finite coordinates");
            }
        }
        double[] gram = new double[Math.multiplyExact(n, n)];
        LinearAlgebra algebra = LinearAlgebra.fastest(Team.ofProcessors());
        algebra.gram(batch.rows(), n, batch.dimension(), gram);
        algebra.scale(1.0 / batch.dimension(), gram, 0, gram.length);
        return gram;
    }
}
