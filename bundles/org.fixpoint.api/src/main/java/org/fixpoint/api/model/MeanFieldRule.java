package org.fixpoint.api.model;

/**
 * The rule that all hidden layers of a network share, as far as its infinite-width limit depends on it.
 *
 * <p>With s = √(1 − r²) and N the normalisation, a layer takes h to
 * {@code s · φ̂(N(z)) + r · P h/√d} (before), or {@code s · N(φ̂(z)) + r · P h/√d} (after), where
 * {@code z = √σ_w² · W h/√d + √σ_b² · b}, and W, P, b have independent standard normal entries.
 *
 * @param activation φ
 * @param unitSecondMoment whether φ̂ = φ/√E[φ(Z)²], Z standard normal, so that the kernel map has κ(1) = 1; else φ̂ = φ
 * @param depth number of layers
 * @param weightVariance σ_w² &gt; 0
 * @param biasVariance σ_b² ≥ 0
 * @param residual r in [0, 1), strength of the skip by independent Gaussian weights P; Joudaki and Hofmann (2024), Prop. 2
 * @param normalisation N
 */
public record MeanFieldRule(
        ActivationFunction activation,
        boolean unitSecondMoment,
        int depth,
        double weightVariance,
        double biasVariance,
        double residual,
        Normalisation normalisation) {

    /** Normalisation of a representation over its coordinates, and where it acts. Joudaki and Hofmann (2024), Prop. 3. */
    public enum Normalisation {
        /** None. */
        NONE,
        /** z / rms(z), before the activation. */
        RMS_PRE,
        /** φ / rms(φ), after the activation. */
        RMS_POST,
        /** (z − mean) / std, before the activation. */
        LAYER_PRE,
        /** (φ − mean) / std, after the activation. */
        LAYER_POST
    }
}
