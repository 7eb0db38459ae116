package org.fixpoint.maths.dynamics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues and eigenvectors of one symmetric matrix after another of the same size. Reuses its memory: for one thread. */
final class SymmetricModes {
    private final int d;
    private final EigenDecomposition_F64<DMatrixRMaj> decomposition;
    private final DMatrixRMaj matrix;
    private final double[] values;

    SymmetricModes(int d) {
        this.d = d;
        decomposition = DecompositionFactory_DDRM.eig(d, true, true);
        matrix = new DMatrixRMaj(d, d);
        values = new double[d];
    }

    /**
     * Becomes the modes of a matrix; false if the iteration does not converge.
     *
     * @param a d × d, row-major and symmetric to rounding; not modified
     */
    boolean of(double[] a) {
        System.arraycopy(a, 0, matrix.data, 0, d * d);
        if (!decomposition.decompose(matrix)) {
            return false;
        }
        for (int k = 0; k < d; k++) {
            values[k] = decomposition.getEigenvalue(k).getReal();
        }
        return true;
    }

    /** The eigenvalues, valid until the next matrix; not to be modified. */
    double[] values() {
        return values;
    }

    /** The eigenvector k of length 1, valid until the next matrix; not to be modified. */
    double[] mode(int k) {
        return decomposition.getEigenVector(k).data;
    }
}
