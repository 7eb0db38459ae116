package org.fixpoint.maths.spectra;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fixpoint.maths.linear.Decompositions;
import org.fixpoint.maths.linear.LinearAlgebra;

/**
 * The singular values of a representation, and how many directions it occupies.
 *
 * <p>A representation has one row per sample and one column per unit. Where one side is at least twice the other, singular
 * values come from the smaller Gram matrix if its condition number λ₁/λₘᵢₙ turns out below 10⁶, because rounding of
 * eigenvalues is relative to the largest; otherwise from a singular value decomposition. {@link #route()} says which.
 */
public final class SingularSpectrum {

    /** Where the singular values came from. */
    public enum Route {
        /** Square roots of the eigenvalues of the smaller Gram matrix. */
        GRAM,
        /** A singular value decomposition of the matrix itself. */
        DECOMPOSITION,
        /** They are all zero, or there are none; a column that is constant up to rounding counts as zero once centred. */
        NO_VARIATION,
        /** They are not known: an entry is not finite, or the decomposition did not converge. */
        UNRESOLVED
    }

    private static final double ROUNDING = 0x1p-53;
    private static final double GREATEST_CONDITION = 1e6;

    private final double[] values;
    private final double error;
    private final Route route;

    private SingularSpectrum(double[] values, double error, Route route) {
        this.values = values;
        this.error = error;
        this.route = route;
    }

    /** The spectrum of X, rows × columns and row-major: {@code x[i * columns + j]}; X is not changed. */
    public static SingularSpectrum of(double[] x, int rows, int columns, Centring centring, LinearAlgebra algebra) {
        Prepared prepared = Prepared.of(x, rows, columns, centring);
        if (!prepared.finite()) {
            return new SingularSpectrum(new double[0], 0, Route.UNRESOLVED);
        }
        int count = Math.min(rows, columns);
        if (!prepared.varies()) {
            return new SingularSpectrum(new double[count], 0, Route.NO_VARIATION);
        }
        boolean oblong = count <= Math.max(rows, columns) / 2;
        Optional<SingularSpectrum> found = oblong ? fromGram(prepared, algebra) : Optional.empty();
        return found.or(() -> fromDecomposition(prepared))
                .map(spectrum -> spectrum.scaled(prepared.exponent()))
                .orElseGet(() -> new SingularSpectrum(new double[0], 0, Route.UNRESOLVED));
    }

    private SingularSpectrum scaled(int exponent) {
        double[] scaled =
                Arrays.stream(values).map(s -> Math.scalb(s, exponent)).toArray();
        return new SingularSpectrum(scaled, Math.scalb(error, exponent), route);
    }

    /** Nothing if the Gram matrix is too badly conditioned. */
    private static Optional<SingularSpectrum> fromGram(Prepared x, LinearAlgebra algebra) {
        int count = Math.min(x.rows(), x.columns());
        double[] gram = new double[count * count];
        if (x.rows() <= x.columns()) {
            algebra.gram(x.values(), x.rows(), x.columns(), gram);
        } else {
            algebra.transposedTimes(1, x.values(), x.values(), x.columns(), x.rows(), x.columns(), gram);
        }
        return Decompositions.chosen()
                .symmetricEigenvalues(gram, count)
                .filter(lambda -> lambda[0] * GREATEST_CONDITION > lambda[count - 1])
                .map(lambda -> ofGram(x, lambda));
    }

    /** From eigenvalues of the Gram matrix, ascending and positive. */
    private static SingularSpectrum ofGram(Prepared x, double[] lambda) {
        int count = lambda.length;
        double[] values = new double[count];
        Arrays.setAll(values, i -> Math.sqrt(lambda[count - 1 - i]));
        double squares = Arrays.stream(lambda).sum();
        double error = (Math.max(x.rows(), x.columns()) + 10 * count) * ROUNDING * squares / (2 * values[count - 1]);
        return new SingularSpectrum(values, error, Route.GRAM);
    }

    private static Optional<SingularSpectrum> fromDecomposition(Prepared x) {
        return Decompositions.chosen()
                .singularValues(x.values(), x.rows(), x.columns())
                .map(values -> new SingularSpectrum(
                        values, 10 * Math.max(x.rows(), x.columns()) * ROUNDING * values[0], Route.DECOMPOSITION));
    }

    /** The min(rows, columns) singular values, largest first, in a new array; empty where unresolved. */
    public double[] values() {
        return values.clone();
    }

    /** Where the values came from, or why there are none. */
    public Route route() {
        return route;
    }

    /** An estimate of the largest absolute error of any singular value, from the rounding of its route; not that of the entries. */
    public double error() {
        return error;
    }

    /**
     * Effective rank, exp(−Σ pᵢ ln pᵢ) with pᵢ = sᵢ/Σs: between 1 and the number of singular values.
     *
     * <p>Nothing where no direction is occupied or the spectrum is unresolved. Roy and Vetterli (2007), "The effective rank:
     * a measure of effective dimensionality", EUSIPCO, definition 1.
     */
    public OptionalDouble effectiveRank() {
        if (route == Route.NO_VARIATION || route == Route.UNRESOLVED) {
            return OptionalDouble.empty();
        }
        double sum = Arrays.stream(values).map(s -> s / values[0]).sum();
        double entropy = 0;
        for (double s : values) {
            double p = s / values[0] / sum;
            entropy -= p > 0 ? p * StrictMath.log(p) : 0; // the limit at zero
        }
        return OptionalDouble.of(StrictMath.exp(entropy));
    }

    /** Participation ratio, (Σs²)²/Σs⁴: between 1 and the number of singular values; nothing where there is no rank. */
    public OptionalDouble participationRatio() {
        if (route == Route.NO_VARIATION || route == Route.UNRESOLVED) {
            return OptionalDouble.empty();
        }
        double squares = 0;
        double fourths = 0;
        for (double s : values) {
            double square = s / values[0] * (s / values[0]);
            squares += square;
            fourths += square * square;
        }
        return OptionalDouble.of(squares * squares / fourths);
    }
}
