package org.fixpoint.maths.dynamics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ejml.data.Complex_F64;
import org.fixpoint.maths.linear.Decompositions;

/**
 * The linear stability of a fixed point x of a map F, from the eigenvalues of F'(x).
 *
 * @param real real parts of the eigenvalues, by falling modulus, then falling real and imaginary part; not to be modified
 * @param imaginary imaginary parts; exactly 0 for a symmetric F'(x)
 */
public record Stability(double[] real, double[] imaginary) {
    /**
     * The stability that a Jacobian means; nothing if an entry is not finite or the eigenvalue iteration does not converge.
     *
     * @param jacobian d × d, row-major; not modified
     */
    public static Optional<Stability> of(double[] jacobian, int d) {
        if (!Arrays.stream(jacobian, 0, d * d).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        Decompositions decompositions = Decompositions.chosen();
        Complex_F64[] values = new Complex_F64[d];
        if (isSymmetric(jacobian, d)) {
            return decompositions.symmetricEigenvalues(jacobian, d).map(found -> {
                Arrays.setAll(values, i -> new Complex_F64(found[i], 0));
                return of(values);
            });
        }
        return decompositions.eigenvalues(jacobian, d).map(found -> {
            Arrays.setAll(values, i -> new Complex_F64(found.real()[i], found.imaginary()[i]));
            return of(values);
        });
    }

    /**
     * The stability that eigenvalues mean.
     *
     * @param eigenvalues in any order; become sorted
     */
    static Stability of(Complex_F64[] eigenvalues) {
        Arrays.sort(
                eigenvalues,
                Comparator.comparingDouble(Complex_F64::getMagnitude)
                        .thenComparingDouble(Complex_F64::getReal)
                        .thenComparingDouble(Complex_F64::getImaginary)
                        .reversed());
        List<Complex_F64> sorted = List.of(eigenvalues);
        return new Stability(
                sorted.stream().mapToDouble(Complex_F64::getReal).toArray(),
                sorted.stream().mapToDouble(Complex_F64::getImaginary).toArray());
    }

    /** Whether a matrix is symmetric to rounding. */
    static boolean isSymmetric(double[] a, int d) {
        double largest = 0;
        for (int k = 0; k < d * d; k++) {
            largest = Math.max(largest, Math.abs(a[k]));
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(a[i * d + j] - a[j * d + i]) > 8 * d * 0x1p-53 * largest) {
                    return false;
                }
            }
        }
        return true;
    }

    /** |λ| of the eigenvalue i. */
    public double modulus(int i) {
        return StrictMath.hypot(real[i], imaginary[i]);
    }

    /** The largest modulus: below 1 the point is asymptotically stable, above 1 unstable. */
    public double spectralRadius() {
        return real.length == 0 ? 0 : modulus(0);
    }

    /** The number of eigenvalues of modulus above 1, the dimension of the unstable manifold; the Morse index for a gradient map. */
    public int index() {
        int count = 0;
        for (int i = 0; i < real.length; i++) {
            count += modulus(i) > 1 ? 1 : 0;
        }
        return count;
    }

    /** The sign of det(I − F'), the index of the point in the sense of Brouwer's degree: −1 to the number of real eigenvalues above 1. */
    public int degree() {
        int sign = 1;
        for (int i = 0; i < real.length; i++) {
            sign *= imaginary[i] == 0 && real[i] > 1 ? -1 : 1;
        }
        return sign;
    }

    /** The least | |λ| − 1 |: how far the point is from a bifurcation; infinite for d = 0. */
    public double hyperbolicity() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < real.length; i++) {
            least = Math.min(least, Math.abs(modulus(i) - 1));
        }
        return least;
    }
}
