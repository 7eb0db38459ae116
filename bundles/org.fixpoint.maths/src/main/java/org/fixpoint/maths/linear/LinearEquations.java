package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Square dense linear equations of small size. */
public final class LinearEquations {
    private LinearEquations() {}

    /**
     * x of A x = b by elimination with pivoting; nothing if A is singular to the last bit, or an entry or the answer is not finite.
     *
     * @param a n × n, row-major; not modified
     * @param b length n, from 0 on; not modified
     */
    public static Optional<double[]> solve(double[] a, double[] b) {
        int n = b.length;
        Shapes.region("A", a, 0, n, n);
        if (n == 0) {
            return Optional.of(new double[0]);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n);
        DMatrixRMaj x = new DMatrixRMaj(n, 1);
        if (!Arrays.stream(a).allMatch(Double::isFinite) || !solver.setA(new DMatrixRMaj(n, n, true, a.clone()))) {
            return Optional.empty();
        }
        solver.solve(new DMatrixRMaj(n, 1, true, b.clone()), x);
        return Arrays.stream(x.getData()).allMatch(Double::isFinite) ? Optional.of(x.getData()) : Optional.empty();
    }
}
