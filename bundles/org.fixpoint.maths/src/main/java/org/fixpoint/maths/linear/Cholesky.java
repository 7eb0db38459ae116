package org.fixpoint.maths.linear;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** The factor LLᵀ of a symmetric positive definite matrix, to solve linear equations with. */
public final class Cholesky {
    private static final double SINGULAR = 0x1p-52;

    private final double[] matrix;
    private final int n;
    private final LinearSolverDense<DMatrixRMaj> solver;

    private Cholesky(double[] matrix, int n, LinearSolverDense<DMatrixRMaj> solver) {
        this.matrix = matrix;
        this.n = n;
        this.solver = solver;
    }

    /**
     * The factor of A, n × n and row-major; nothing if A is not positive definite to rounding.
     *
     * @param a copied
     */
    public static Optional<Cholesky> of(double[] a, int n) {
        Shapes.region("A", a, 0, n, n);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
        boolean positive = solver.setA(new DMatrixRMaj(n, n, true, a.clone())) && solver.quality() > SINGULAR;
        return positive ? Optional.of(new Cholesky(a.clone(), n, solver)) : Optional.empty();
    }

    /**
     * X of AX = B.
     *
     * @param b n × columns, row-major; not modified
     * @return n × columns
     */
    public double[] solve(double[] b, int columns) {
        Shapes.region("B", b, 0, n, columns);
        DMatrixRMaj x = new DMatrixRMaj(n, columns);
        solver.solve(new DMatrixRMaj(n, columns, true, b.clone()), x);
        return x.getData();
    }

    /** ‖AX − B‖/‖B‖ in Frobenius norms, 0 if both vanish. */
    public double residual(double[] x, double[] b, int columns) {
        double[] product = new double[n * columns];
        LinearAlgebra.fastest().times(1, matrix, x, n, n, columns, product);
        double missing = 0;
        double size = 0;
        for (int i = 0; i < product.length; i++) {
            missing += (product[i] - b[i]) * (product[i] - b[i]);
            size += b[i] * b[i];
        }
        return missing == 0 ? 0 : Math.sqrt(missing / size);
    }
}
