package org.fixpoint.analyses.flow;

import org.fixpoint.api.Refusal;

/**
 * What centring a symmetric matrix over the batch takes from it, X ↦ HXH, H = 1 − 11ᵀ/n: row means and the mean of all; and the
 * factor that follows.
 *
 * @param rows the mean of each row
 * @param mean the mean of all elements
 * @param scale what the centred matrix is multiplied by
 */
record BatchCentre(double[] rows, double mean, double scale) {
    private static final double ROUNDING = 1e-14;

    /** Takes nothing away. */
    static BatchCentre none(int n) {
        return new BatchCentre(new double[n], 0, 1);
    }

    /**
     * Of half squared distances, times a factor.
     *
     * @param distances symmetric, 0 on the diagonal
     */
    static BatchCentre ofDistances(double[] distances, int n, double factor) {
        BatchCentre centre = of(distances, n, factor);
        if (n < 2 || !(centre.mean > 0)) {
            throw new Refusal(
                    "batch normalisation of " + n + " inputs leaves nothing, since none differs from the others;"
                            + " give several different inputs, or take another normalisation");
        }
        return centre;
    }

    /** Of σ_w² (Θ + G) + σ_b², where the constant drops out. */
    static BatchCentre ofTangent(FlowState state, double weightVariance, double biasVariance) {
        BatchCentre tangent = of(state.tangent, state.count, weightVariance);
        BatchCentre nngp = of(state.nngp, state.count, weightVariance);
        double[] rows = new double[state.count];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = tangent.rows[i] + nngp.rows[i] + biasVariance;
        }
        return new BatchCentre(rows, tangent.mean + nngp.mean + biasVariance, 1);
    }

    static BatchCentre of(double[] matrix, int n, double factor) {
        double[] rows = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += matrix[i * n + j];
            }
            rows[i] = factor * sum / n;
            total += rows[i] / n;
        }
        return new BatchCentre(rows, total, 1);
    }

    /** tr(HXH)/n of the matrix X to which the half squared distances belong: their mean over all pairs. */
    double total() {
        return mean;
    }

    /** The diagonal of HXH over {@link #total}, for half squared distances: 2 × row mean − mean. */
    void lengths(double[] out) {
        for (int i = 0; i < out.length; i++) {
            double length = (2 * rows[i] - mean) / mean;
            if (!(length > ROUNDING)) {
                throw new Refusal(
                        "input " + i + " lies in the middle of the batch, where batch normalisation leaves the"
                                + " length " + length + "; leave it out, or take another normalisation");
            }
            out[i] = length;
        }
    }

    /** An element, centred. */
    double centred(double value, int i, int j) {
        return scale * (value - (rows[i] + rows[j]) + mean);
    }
}
