package org.fixpoint.api.model;

/**
 * The rule that all hidden layers of a network share, as far as its infinite-width limit depends on it.
 *
 * <p>With s = √(1 − r²), N and M the normalisations before and after the activation and S the skip, a layer takes h to
 * {@code s · M(φ̂(N(z))) + r · S(h)}, where
 * {@code z = √σ_w² · W h/√d + √σ_b² · b}, and the entries of W and b are independent with mean 0 and variance 1.
 *
 * @param activation φ
 * @param unitSecondMoment whether φ̂ = φ/√E[φ(Z)²], Z standard normal, so that the kernel map has κ(1) = 1; else φ̂ = φ
 * @param depth number of layers
 * @param weightVariance σ_w² &gt; 0
 * @param biasVariance σ_b² ≥ 0
 * @param residual r in [0, 1), the amplitude of the skip; Joudaki and Hofmann (2024), Prop. 2
 * @param skip S; of no effect if r = 0
 * @param normalisation N and M
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

    /** What is divided by, and removed before. */
    public enum Statistic {
        /** Nothing. */
        NONE,
        /** x / rms(x) over the coordinates of one input. */
        RMS,
        /** (x − mean) / std over the coordinates of one input. */
        LAYER,
        /** (x − mean) / std of each coordinate over the inputs of the batch. */
        BATCH
    }

    /** Normalisation of a representation before the activation, after it, or both. Joudaki and Hofmann (2024), Prop. 3. */
    public enum Normalisation {
        /** None. */
        NONE(Statistic.NONE, Statistic.NONE),
        /** z / rms(z), before the activation. */
        RMS_PRE(Statistic.RMS, Statistic.NONE),
        /** φ / rms(φ), after the activation. */
        RMS_POST(Statistic.NONE, Statistic.RMS),
        /** (z − mean) / std over the coordinates, before the activation. */
        LAYER_PRE(Statistic.LAYER, Statistic.NONE),
        /** (φ − mean) / std over the coordinates, after the activation. */
        LAYER_POST(Statistic.NONE, Statistic.LAYER),
        /** (z − mean) / std of each unit over the batch, before the activation. */
        BATCH_PRE(Statistic.BATCH, Statistic.NONE),
        /** (φ − mean) / std of each unit over the batch, after the activation. */
        BATCH_POST(Statistic.NONE, Statistic.BATCH),
        /** {@link #RMS_PRE} and {@link #RMS_POST}. */
        RMS_PRE_RMS_POST(Statistic.RMS, Statistic.RMS),
        /** {@link #RMS_PRE} and {@link #LAYER_POST}. */
        RMS_PRE_LAYER_POST(Statistic.RMS, Statistic.LAYER),
        /** {@link #RMS_PRE} and {@link #BATCH_POST}. */
        RMS_PRE_BATCH_POST(Statistic.RMS, Statistic.BATCH),
        /** {@link #LAYER_PRE} and {@link #RMS_POST}. */
        LAYER_PRE_RMS_POST(Statistic.LAYER, Statistic.RMS),
        /** {@link #LAYER_PRE} and {@link #LAYER_POST}. */
        LAYER_PRE_LAYER_POST(Statistic.LAYER, Statistic.LAYER),
        /** {@link #LAYER_PRE} and {@link #BATCH_POST}. */
        LAYER_PRE_BATCH_POST(Statistic.LAYER, Statistic.BATCH),
        /** {@link #BATCH_PRE} and {@link #RMS_POST}. */
        BATCH_PRE_RMS_POST(Statistic.BATCH, Statistic.RMS),
        /** {@link #BATCH_PRE} and {@link #LAYER_POST}. */
        BATCH_PRE_LAYER_POST(Statistic.BATCH, Statistic.LAYER),
        /** {@link #BATCH_PRE} and {@link #BATCH_POST}. */
        BATCH_PRE_BATCH_POST(Statistic.BATCH, Statistic.BATCH);

        private final Statistic pre;
        private final Statistic post;

        Normalisation(Statistic pre, Statistic post) {
            this.pre = pre;
            this.post = post;
        }

        /** That of the pre-activation z. */
        public Statistic pre() {
            return pre;
        }

        /** That of the output of the activation. */
        public Statistic post() {
            return post;
        }

        /** Whether it acts on the pre-activation. */
        public boolean before() {
            return pre != Statistic.NONE;
        }

        /** Whether it acts on the output of the activation. */
        public boolean after() {
            return post != Statistic.NONE;
        }

        /** Whether it mixes the inputs of a batch, so that no pair has a limit of its own. */
        public boolean ofBatch() {
            return pre == Statistic.BATCH || post == Statistic.BATCH;
        }
    }
}
