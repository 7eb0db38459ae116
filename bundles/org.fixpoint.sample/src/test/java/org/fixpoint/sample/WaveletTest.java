package org.fixpoint.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class WaveletTest extends ActivationContract {
    @Override
    protected Contribution<ActivationFunction> contribution() {
        return new Wavelet();
    }

    @Override
    protected Map<String, ?> given() {
        return Map.of("width", 1.5);
    }

    @Test
    void isLargestAtItsWidth() {
        assertEquals(0, made().derivative(1.5), 1e-15);
        assertEquals(1.5 * StrictMath.exp(-0.5), made().value(1.5), 1e-15);
    }

    @Test
    void ofAStandardNormalTheMeanSquareIsThreeToTheMinusThreeHalvesAtWidthOne() {
        DualActivation dual = new WaveletDual(1);
        assertEquals(1 / (3 * Math.sqrt(3)), dual.secondMoment(1), 1e-16); // ∫ x² e^(−x²) dN(x)
    }
}
