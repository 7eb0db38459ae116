package org.fixpoint.maths.spectra;

import java.util.OptionalDouble;
import org.fixpoint.maths.linear.LinearAlgebra;

/**
 * How alike two representations of the same samples are, whatever rotation and scale of their units.
 *
 * <p>Kornblith, Norouzi, Lee and Hinton (2019), "Similarity of neural network representations revisited",
 * arXiv:1905.00414, section 3.
 */
public final class KernelAlignment {

    private KernelAlignment() {}

    /**
     * Linear CKA of X, rows × p, and Y, rows × q, ‖XᵀY‖²/(‖XᵀX‖ ‖YᵀY‖) in Frobenius norms: in [0, 1] up to rounding.
     *
     * <p>1 for representations that differ by rotation and scale. The rounding error is of the order of (rows + p + q) 2⁻⁵³.
     * Nothing where an entry is not finite or one of the two has no variation.
     */
    public static OptionalDouble linearCka(
            double[] x, int p, double[] y, int q, int rows, Centring centring, LinearAlgebra algebra) {
        Prepared left = Prepared.of(x, rows, p, centring);
        Prepared right = Prepared.of(y, rows, q, centring);
        return of(left, right, algebra);
    }

    static OptionalDouble of(Prepared x, Prepared y, LinearAlgebra algebra) {
        if (!x.varies() || !y.varies()) {
            return OptionalDouble.empty();
        }
        double n = x.rows();
        double p = x.columns();
        double q = y.columns();
        return OptionalDouble.of(
                n * (p + q) < p * p + q * q + p * q ? bySamples(x, y, algebra) : byUnits(x, y, algebra));
    }

    /** ⟨K, L⟩/(‖K‖ ‖L‖) with the Gram matrices of the samples, K = XXᵀ and L = YYᵀ. */
    private static double bySamples(Prepared x, Prepared y, LinearAlgebra algebra) {
        int n = x.rows();
        double[] k = new double[n * n];
        double[] l = new double[n * n];
        algebra.gram(x.values(), n, x.columns(), k);
        algebra.gram(y.values(), n, y.columns(), l);
        return algebra.dot(k, 0, l, 0, n * n) / (norm(k, algebra) * norm(l, algebra));
    }

    private static double byUnits(Prepared x, Prepared y, LinearAlgebra algebra) {
        double cross = norm(products(x, y, algebra), algebra);
        return cross * cross / (norm(products(x, x, algebra), algebra) * norm(products(y, y, algebra), algebra));
    }

    private static double[] products(Prepared x, Prepared y, LinearAlgebra algebra) {
        double[] out = new double[x.columns() * y.columns()];
        algebra.transposedTimes(1, x.values(), y.values(), x.columns(), x.rows(), y.columns(), out);
        return out;
    }

    private static double norm(double[] matrix, LinearAlgebra algebra) {
        return Math.sqrt(algebra.dot(matrix, 0, matrix, 0, matrix.length));
    }
}
