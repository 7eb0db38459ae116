package org.fixpoint.maths.dynamics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvalues of a Jacobian that is known up to some error, and how wrong they can be.
 *
 * <p>With approximate eigenvectors V, W near V⁻¹ and D of the eigenvalues found, an eigenvalue λ of J satisfies (D − λ) u = (λE₂ − E₁) u with
 * E₁ = WJV − D and E₂ = WV − 1, so that it is within ‖E₁‖ + |λ| ‖E₂‖ of one of D: Bauer and Fike (1960), Numer. Math. 2, 137. The norms are
 * computed and their rounding added. Where the eigenvectors are nearly dependent a bound without them takes over. As J varies continuously towards D, as many eigenvalues lie on either side of a circle that none can touch.
 *
 * @param eigenvalues those of the middle of what J may be
 * @param error every eigenvalue of J is within this distance of one of them; infinite if nothing is known
 */
public record SpectralEnclosure(Stability eigenvalues, double error) {
    private static final double U = 0x1p-53;

    /**
     * The eigenvalues of J.
     *
     * @param jacobian d × d, row-major, finite; not modified
     * @param uncertainty a bound of the Frobenius norm of what J may differ from it
     * @return nothing if no eigenvalue iteration converges
     */
    public static Optional<SpectralEnclosure> of(double[] jacobian, int d, double uncertainty) {
        Optional<Vectors> vectors = Stability.isSymmetric(jacobian, d) ? symmetric(jacobian, d) : general(jacobian, d);
        double variation = variation(jacobian, d, uncertainty);
        if (vectors.isPresent()) {
            double error = vectors.get().error(jacobian, d, uncertainty);
            return Optional.of(new SpectralEnclosure(Stability.of(vectors.get().values()), Math.min(error, variation)));
        }
        return Stability.of(jacobian, d).map(found -> new SpectralEnclosure(found, variation));
    }

    /**
     * (‖A‖ + ‖B‖)^(1 − 1/d) ‖A − B‖^(1/d), within which each eigenvalue of B is from one of A: Elsner (1985), Linear Algebra Appl. 71, 77. Here A
     * is the matrix of which the QR algorithm has found the eigenvalues; its distance from the one given is taken as 64 d² u ‖J‖.
     */
    private static double variation(double[] jacobian, int d, double uncertainty) {
        double size = Vectors.norm(jacobian);
        double apart = 64 * d * d * U * size + uncertainty;
        double error = StrictMath.pow(2 * size + apart, 1 - 1.0 / d) * StrictMath.pow(apart, 1.0 / d) * (1 + 0x1p-20);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    /** What is known of the spectral radius. */
    public StabilityClass stability() {
        int d = eigenvalues.real().length;
        if (d == 0 || eigenvalues.spectralRadius() + error < 1) {
            return StabilityClass.STABLE;
        }
        for (int k = 0; k < d && eigenvalues.modulus(k) - error > 1; k++) {
            if (k + 1 == d || eigenvalues.modulus(k) - error > eigenvalues.modulus(k + 1) + error) {
                return StabilityClass.UNSTABLE; // k + 1 eigenvalues are outside a circle that holds the unit circle
            }
        }
        return StabilityClass.UNDECIDED;
    }

    /** The number of eigenvalues of modulus above 1; nothing if one may lie on the unit circle. */
    public OptionalInt index() {
        return eigenvalues.hyperbolicity() > error ? OptionalInt.of(eigenvalues.index()) : OptionalInt.empty();
    }

    /** The sign of det(1 − J); nothing if an eigenvalue may be 1. */
    public OptionalInt degree() {
        for (int i = 0; i < eigenvalues.real().length; i++) {
            if (!(StrictMath.hypot(eigenvalues.real()[i] - 1, eigenvalues.imaginary()[i]) > error)) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(eigenvalues.degree());
    }

    private static Optional<Vectors> symmetric(double[] jacobian, int d) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
        if (!eigen.decompose(new DMatrixRMaj(d, d, true, Arrays.copyOf(jacobian, d * d)))) {
            return Optional.empty();
        }
        Complex_F64[] values = new Complex_F64[d];
        double[] v = new double[d * d];
        double[] w = new double[d * d];
        double[] block = new double[d * d];
        for (int j = 0; j < d; j++) {
            values[j] = eigen.getEigenvalue(j);
            block[j * d + j] = values[j].getReal();
            for (int i = 0; i < d; i++) {
                v[i * d + j] = eigen.getEigenVector(j).get(i, 0);
                w[j * d + i] = v[i * d + j];
            }
        }
        return Optional.of(new Vectors(values, v, w, block));
    }

    private static Optional<Vectors> general(double[] jacobian, int d) {
        double[][] rows = new double[d][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(jacobian, i * d, (i + 1) * d));
        try {
            EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(rows, false));
            Complex_F64[] values = new Complex_F64[d];
            double[] v = new double[d * d];
            double[] block = new double[d * d];
            for (int i = 0; i < d; i++) {
                values[i] = new Complex_F64(eigen.getRealEigenvalue(i), eigen.getImagEigenvalue(i));
                System.arraycopy(eigen.getV().getRow(i), 0, v, i * d, d);
                System.arraycopy(eigen.getD().getRow(i), 0, block, i * d, d);
            }
            double[] w = new double[d * d];
            return Inverse.of(v.clone(), d, w) ? Optional.of(new Vectors(values, v, w, block)) : Optional.empty();
        } catch (MaxCountExceededException | MathArithmeticException notConverged) {
            return Optional.empty();
        }
    }

    /** Columns v near eigenvectors, w near its inverse, and D with the eigenvalues, complex ones as 2 × 2 blocks. */
    private record Vectors(Complex_F64[] values, double[] v, double[] w, double[] block) {
        double error(double[] jacobian, int d, double uncertainty) {
            double[] moved = product(w, product(jacobian, v, d), d);
            double[] unit = product(w, v, d);
            double first = 0;
            double second = 0;
            for (int k = 0; k < d * d; k++) {
                double one = k % (d + 1) == 0 ? 1 : 0;
                first += (moved[k] - block[k]) * (moved[k] - block[k]);
                second += (unit[k] - one) * (unit[k] - one);
            }
            double turns = norm(v) * norm(w);
            double size = norm(jacobian);
            double rounding = 4 * (d + 2) * U * turns;
            double e1 = Math.sqrt(first) + rounding * size + uncertainty * spectral(v, d) * spectral(w, d);
            double e2 = Math.sqrt(second) + rounding;
            double error = (e1 + (size + uncertainty) * e2) * (1 + 0x1p-20); // far above the rounding of these few sums
            return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        }

        private static double[] product(double[] a, double[] b, int d) {
            double[] c = new double[d * d];
            for (int i = 0; i < d; i++) {
                for (int k = 0; k < d; k++) {
                    double factor = a[i * d + k];
                    for (int j = 0; j < d; j++) {
                        c[i * d + j] += factor * b[k * d + j];
                    }
                }
            }
            return c;
        }

        private static double norm(double[] a) {
            double sum = 0;
            for (double entry : a) {
                sum += entry * entry;
            }
            return Math.sqrt(sum);
        }

        /** √(‖A‖₁ ‖A‖_∞), which bounds the spectral norm. */
        private static double spectral(double[] a, int d) {
            double rows = 0;
            double columns = 0;
            for (int i = 0; i < d; i++) {
                double row = 0;
                double column = 0;
                for (int j = 0; j < d; j++) {
                    row += Math.abs(a[i * d + j]);
                    column += Math.abs(a[j * d + i]);
                }
                rows = Math.max(rows, row);
                columns = Math.max(columns, column);
            }
            return Math.sqrt(rows * columns);
        }
    }
}
