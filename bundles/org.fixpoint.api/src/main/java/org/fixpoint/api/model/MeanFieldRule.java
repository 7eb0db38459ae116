package org.fixpoint.api.model;

/**
 * The rule that all hidden layers of a network share, as far as its infinite-width limit depends on it.
 *
 * <p>With s = √(1 − r²), N the normalisation and S the skip, a layer takes h to
 * {@code s · φ̂(N(z)) + r · S(h)} (before), or {@code s · N(φ̂(z)) + r · S(h)} (after), where
 * {@code z = √σ_w² · W h/√d + √σ_b² · b}, and the entries of W and b are independent with mean 0 and variance 1.
 *
 * @param activation φ
 * @param unitSecondMoment whether φ̂ = φ/√E[φ(Z)²], Z standard normal, so that the kernel map has κ(1) = 1; else φ̂ = φ
 * @param depth number of layers
 * @param weightVariance σ_w² &gt; 0
 * @param biasVariance σ_b² ≥ 0
 * @param residual r in [0, 1), the amplitude of the skip; Joudaki and Hofmann (2024), Prop. 2
 * @param skip S; of no effect if r = 0
 * @param normalisation N
 */
public record MeanFieldRule(
        ActivationFunction activation,
        boolean unitSecondMoment,
        int depth,
        double weightVariance,
        double biasVariance,
        double residual,
        Skip skip,
        Normalisation normalisation) {

    /** A rule whose skip, if there is one, has independent weights. */
    public MeanFieldRule(
            ActivationFunction activation,
            boolean unitSecondMoment,
            int depth,
            double weightVariance,
            double biasVariance,
            double residual,
            Normalisation normalisation) {
        this(
                activation,
                unitSecondMoment,
                depth,
                weightVariance,
                biasVariance,
                residual,
                Skip.INDEPENDENT,
                normalisation);
    }

    /**
     * How a layer passes its input on beside the nonlinear branch.
     *
     * <p>The first layer, whose input may have another dimension than its output, always passes it on by independent
     * weights. At infinite width that is the same as an identity skip of inputs whose coordinates have mean 0.
     */
    public enum Skip {
        /** S(h) = P h/√d with weights P of its own, independent of W; Joudaki and Hofmann (2024), Prop. 2. */
        INDEPENDENT,
        /** S(h) = Q h, Q a random orthogonal matrix with the Haar measure; the same limit as independent weights. */
        ORTHOGONAL,
        /**
         * S(h) = h. Not closed in lengths and correlation where E[φ̂] ≠ 0: the mean over the coordinates of h adds up from
         * layer to layer.
         */
        IDENTITY
    }

    /** Normalisation of a representation, and where it acts. Joudaki and Hofmann (2024), Prop. 3. */
    public enum Normalisation {
        /** None. */
        NONE,
        /** z / rms(z) over the coordinates, before the activation. */
        RMS_PRE,
        /** φ / rms(φ) over the coordinates, after the activation. */
        RMS_POST,
        /** (z − mean) / std over the coordinates, before the activation. */
        LAYER_PRE,
        /** (φ − mean) / std over the coordinates, after the activation. */
        LAYER_POST,
        /** (z − mean) / std of each unit over the inputs of the batch, before the activation. */
        BATCH_PRE,
        /** (φ − mean) / std of each unit over the inputs of the batch, after the activation. */
        BATCH_POST;

        /** Whether it acts on the pre-activation. */
        public boolean before() {
            return this == RMS_PRE || this == LAYER_PRE || this == BATCH_PRE;
        }

        /** Whether it acts on the output of the activation. */
        public boolean after() {
            return this == RMS_POST || this == LAYER_POST || this == BATCH_POST;
        }

        /** Whether it mixes the inputs of a batch, so that no pair has a limit of its own. */
        public boolean ofBatch() {
            return this == BATCH_PRE || this == BATCH_POST;
        }
    }
}
