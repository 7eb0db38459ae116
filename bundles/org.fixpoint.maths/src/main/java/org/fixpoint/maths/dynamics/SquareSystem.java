package org.fixpoint.maths.dynamics;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Small dense linear equations. */
final class SquareSystem {
    private SquareSystem() {}

    /**
     * y of A y = b by elimination with pivoting; nothing if A is singular to the last bit or a number is not finite.
     *
     * @param a n × n, row-major; not modified
     * @param b length n; not modified
     */
    static Optional<double[]> solve(double[] a, double[] b) {
        int n = b.length;
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n);
        DMatrixRMaj y = new DMatrixRMaj(n, 1);
        if (!Arrays.stream(a).allMatch(Double::isFinite) || !solver.setA(new DMatrixRMaj(n, n, true, a.clone()))) {
            return Optional.empty();
        }
        solver.solve(new DMatrixRMaj(n, 1, true, b.clone()), y);
        return Arrays.stream(y.getData()).allMatch(Double::isFinite) ? Optional.of(y.getData()) : Optional.empty();
    }
}
