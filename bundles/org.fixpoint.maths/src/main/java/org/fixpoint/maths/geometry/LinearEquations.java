package org.fixpoint.maths.geometry;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Square linear equations by elimination with pivots. */
final class LinearEquations {
    private LinearEquations() {}

    /**
     * x of Ax = b, A n × n and row-major; nothing if A is singular or the answer is not finite.
     *
     * @param a not modified
     * @param b not modified
     */
    static Optional<double[]> solve(double[] a, int n, double[] b) {
        if (n == 0) {
            return Optional.of(new double[0]);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.linear(n);
        if (!solver.setA(new DMatrixRMaj(n, n, true, a.clone()))) {
            return Optional.empty();
        }
        DMatrixRMaj x = new DMatrixRMaj(n, 1);
        solver.solve(new DMatrixRMaj(n, 1, true, b.clone()), x);
        double[] answer = x.getData().clone();
        return Arrays.stream(answer).allMatch(Double::isFinite) ? Optional.of(answer) : Optional.empty();
    }
}
