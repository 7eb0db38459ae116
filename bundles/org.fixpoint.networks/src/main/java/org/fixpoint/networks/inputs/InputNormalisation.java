package org.fixpoint.networks.inputs;

import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;

/** What is done to an input vector x of dimension d before a network sees it. */
public enum InputNormalisation {
    /** Nothing. */
    NONE,
    /** Division by the root of the mean square, so that ⟨x,x⟩/d = 1. */
    RMS,
    /** The mean over the coordinates is removed, then as {@link #RMS}: mean 0 and ⟨x,x⟩/d = 1. */
    CENTRED;

    static final Parameter.Choice<InputNormalisation> PARAMETER = Parameter.choice(
                    "normalise",
                    "none; rms: divide each input by its root mean square; centred: remove its mean first",
                    InputNormalisation.class)
            .byDefault(RMS);

    /** A centred coordinate below this fraction of the largest one is rounding. */
    private static final double CONSTANT = 16 * Math.ulp(1.0);

    /**
     * Normalises the vector {@code rows[from]} … {@code rows[from + d - 1]} in place.
     *
     * @param place what the vector is called if it is refused
     * @throws Refusal if its scale is zero
     */
    void apply(double[] rows, int from, int d, String place) {
        if (this == NONE) {
            return;
        }
        double largest = scaleByPowerOfTwo(rows, from, d, place);
        if (this == CENTRED) {
            double centred = centre(rows, from, d);
            if (centred <= CONSTANT * largest) {
                throw new Refusal(place + " has the same value in every coordinate, so that nothing is left without its"
                        + " mean; remove it, or set normalise: rms");
            }
        }
        double sum = 0;
        for (int j = from; j < from + d; j++) {
            sum += rows[j] * rows[j];
        }
        double rms = Math.sqrt(sum / d);
        for (int j = from; j < from + d; j++) {
            rows[j] /= rms;
        }
    }

    /** Makes the largest coordinate one of [1, 2), exactly, so that no square overflows; returns it. */
    private static double scaleByPowerOfTwo(double[] rows, int from, int d, String place) {
        double largest = 0;
        for (int j = from; j < from + d; j++) {
            largest = Math.max(largest, Math.abs(rows[j]));
        }
        if (largest == 0) {
            throw new Refusal(
                    place + " is zero in every coordinate and has no direction; remove it, or set normalise: none");
        }
        int exponent = largest < Double.MIN_NORMAL ? Double.MIN_EXPONENT - 52 : Math.getExponent(largest);
        for (int j = from; j < from + d; j++) {
            rows[j] = Math.scalb(rows[j], -exponent);
        }
        return Math.scalb(largest, -exponent);
    }

    /** Removes the mean; returns the largest coordinate that is left. */
    private static double centre(double[] rows, int from, int d) {
        double sum = 0;
        for (int j = from; j < from + d; j++) {
            sum += rows[j] - rows[from];
        }
        double mean = rows[from] + sum / d; // by differences, which are exact where all are equal
        double largest = 0;
        for (int j = from; j < from + d; j++) {
            rows[j] -= mean;
            largest = Math.max(largest, Math.abs(rows[j]));
        }
        return largest;
    }
}
