package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** The eigenvalues of a symmetric matrix. */
public final class SymmetricEigenvalues {
    private final double[] values;

    private SymmetricEigenvalues(double[] values) {
        this.values = values;
    }

    /**
     * Those of A, n × n and row-major; nothing if an entry or an eigenvalue is not finite, or the iteration does not converge.
     *
     * @param a not modified
     */
    public static Optional<SymmetricEigenvalues> of(double[] a, int n) {
        Shapes.region("A", a, 0, n, n);
        boolean finite = Arrays.stream(a, 0, n * n).allMatch(Double::isFinite);
        return finite
                ? Decompositions.chosen().symmetricEigenvalues(a, n).map(SymmetricEigenvalues::new)
                : Optional.empty();
    }

    /** Ascending, in a new array. */
    public double[] values() {
        return values.clone();
    }

    /**
     * exp(−Σ pᵢ ln pᵢ), pᵢ = λᵢ/Σλ, the effective rank of a positive matrix: between 1 and n.
     *
     * <p>Eigenvalues of at most n 2⁻⁵² of the largest are rounding and do not count. Nothing if none is positive. Roy and
     * Vetterli (2007), "The effective rank", EUSIPCO, definition 1, with eigenvalues for singular values.
     */
    public OptionalDouble effectiveRank() {
        double largest = values.length == 0 ? 0 : values[values.length - 1];
        double rounding = values.length * 0x1p-52 * largest;
        double sum = Arrays.stream(values).filter(v -> v > rounding).sum();
        double entropy = Arrays.stream(values)
                .filter(v -> v > rounding)
                .map(v -> -v / sum * StrictMath.log(v / sum))
                .sum();
        return largest > 0 ? OptionalDouble.of(StrictMath.exp(entropy)) : OptionalDouble.empty();
    }
}
