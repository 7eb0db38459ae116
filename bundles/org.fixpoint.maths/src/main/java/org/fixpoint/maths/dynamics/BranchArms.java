package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Points of the branches that pass a branch point, a little beside it.
 *
 * <p>Sought are fixed points x₀ + w at any parameter with ⟨w, v⟩ = r, v a direction of the kernel of I − f'(x₀): both of them for a
 * simple kernel, random ones for a larger one, in which the branches may leave in any direction. And, for a branch that does not
 * leave along the kernel, fixed points at parameters on both sides.
 *
 * @param random directions in a kernel of dimension above 1
 * @param look called now and then; may throw to stop
 */
record BranchArms(CurveEquation equation, RandomGenerator random, Runnable look) {
    private static final double[] RADII = {0.02, 0.06};
    private static final double REACH = 0.5; // branches may leave much faster in the parameter than in the state
    private static final int DIRECTIONS = 48; // for each dimension of a kernel; X = I with N = 8 needs about 40
    private static final int MOST_DIRECTIONS = 1000;
    private static final double SINGULAR = 1e-4;

    /**
     * A solution beside the branch point.
     *
     * @param direction roughly along its branch
     */
    record Arm(double[] z, double[] direction) {}

    List<Arm> at(Bifurcation point) {
        double[] z = equation.joined(point.state(), point.parameter());
        List<Arm> arms = new ArrayList<>();
        for (double[] v : directions(kernel(z))) {
            look.run();
            for (double radius : RADII) {
                equation.inPlane(CurveEquation.along(z, radius, v), v, REACH)
                        .ifPresent(found -> arms.add(new Arm(found.z(), v)));
            }
        }
        double[] ahead = equation.parameterDirection();
        for (double side : new double[] {-RADII[0], RADII[0]}) {
            equation.at(CurveEquation.along(z, side, ahead), RADII[0])
                    .ifPresent(found -> arms.add(new Arm(found.z(), ahead)));
        }
        return arms;
    }

    /** Orthonormal vectors (v, 0) with v in the kernel. */
    private List<double[]> kernel(double[] z) {
        int d = equation.dimension();
        double[] bordered = equation.bordered(z, equation.parameterDirection());
        DMatrixRMaj matrix = new DMatrixRMaj(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                matrix.set(i, j, bordered[i * (d + 1) + j]);
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(d, d, false, true, false);
        List<double[]> vectors = new ArrayList<>();
        if (svd.decompose(matrix)) {
            DMatrixRMaj v = Optional.ofNullable(svd.getV(null, true)).orElseThrow();
            for (int k = 0; k < d; k++) {
                if (svd.getSingularValues()[k] < SINGULAR) {
                    double[] direction = new double[d + 1];
                    for (int j = 0; j < d; j++) {
                        direction[j] = v.get(k, j);
                    }
                    vectors.add(direction);
                }
            }
        }
        return vectors;
    }

    private List<double[]> directions(List<double[]> kernel) {
        List<double[]> directions = new ArrayList<>();
        for (double[] v : kernel) {
            directions.add(v);
            directions.add(CurveEquation.along(new double[v.length], -1, v));
        }
        int more = kernel.size() < 2 ? 0 : Math.min(MOST_DIRECTIONS, DIRECTIONS * kernel.size());
        for (int i = 0; i < more; i++) {
            double[] v = new double[equation.dimension() + 1];
            for (double[] each : kernel) {
                v = CurveEquation.along(v, random.nextGaussian(), each);
            }
            directions.add(CurveEquation.along(new double[v.length], 1 / CurveEquation.norm(v), v));
        }
        return directions;
    }
}
