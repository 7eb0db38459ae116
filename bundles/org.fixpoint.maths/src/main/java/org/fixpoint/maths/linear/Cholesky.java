package org.fixpoint.maths.linear;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** The factor LLᵀ of a symmetric positive definite matrix, to solve linear equations with. */
public final class Cholesky {
    private static final double ROUNDING = 0x1p-52;

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
        boolean positive = solver.setA(new DMatrixRMaj(n, n, true, a.clone())) && resolved(solver, a, n);
        return positive ? Optional.of(new Cholesky(a.clone(), n, solver)) : Optional.empty();
    }

    /** Whether every pivot stands out of the rounding of the diagonal. */
    private static boolean resolved(LinearSolverDense<DMatrixRMaj> solver, double[] a, int n) {
        CholeskyDecomposition_F64<DMatrixRMaj> decomposition = solver.getDecomposition();
        DMatrixRMaj factor = decomposition.getT(null);
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, a[i * n + i]);
            smallest = Math.min(smallest, factor.get(i, i) * factor.get(i, i));
        }
        return smallest > n * ROUNDING * largest;
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
