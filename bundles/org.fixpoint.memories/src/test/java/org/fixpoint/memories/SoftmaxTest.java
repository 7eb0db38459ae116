package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    @Test
    void theQuickExponentialIsWithinTwoUnitsInTheLastPlace() {
        RandomGenerator random = TestRun.seeded(1).random("exponents");
        for (int k = 0; k < 200_000; k++) {
            double x = k < 100_000 ? -700.0 * k / 100_000 : -2 * random.nextDouble();
            double exact = StrictMath.exp(x); // itself within one
            assertEquals(exact, Softmax.exp(x), 3 * Math.ulp(exact), "x = " + x);
        }
        assertEquals(1, Softmax.exp(0));
    }

    @Test
    void quickWeightsAreTheWeights() {
        RandomGenerator random = TestRun.seeded(2).random("scores");
        double[] scores = new double[300];
        for (int i = 0; i < 300; i++) {
            scores[i] = 1e4 + 10 * random.nextGaussian();
        }
        double[] quick = scores.clone();
        Softmax.quickly(quick, 0, 300, -60);
        Softmax.inPlace(scores, 0, 300);
        for (int i = 0; i < 300; i++) {
            assertEquals(scores[i], quick[i], 4e-15 * scores[i] + 1e-26);
        }
    }

    @Test
    void scoresFarBelowTheLargestAreLeftOut() {
        double[] scores = {0, -100, 0, -800};
        Softmax.quickly(scores, 0, 4, -42);
        assertArrayEquals(new double[] {0.5, 0, 0.5, 0}, scores);
    }
}
