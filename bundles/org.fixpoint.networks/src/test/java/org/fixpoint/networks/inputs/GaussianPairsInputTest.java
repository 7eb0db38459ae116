package org.fixpoint.networks.inputs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianPairsInputTest {
    @ParameterizedTest
    @ValueSource(doubles = {-0.9, -0.5, 0, 0.3, 0.99})
    void theMeanCosineIsTheCorrelation(double correlation) {
        // A sample correlation of 1000 coordinates has bias c(1 - c²)/2000 and standard deviation (1 - c²)/√1000; over
        // 400
        // pairs the mean lies within 5.5 standard errors but for one choice of seeds in 2.6e7
        Batch batch = Drawn.from(
                new GaussianPairsInput(), Map.of("correlation", correlation, "dimension", 1000, "pairs", 400));
        double mean = 0;
        for (int p = 0; p < 400; p++) {
            mean += Drawn.cosine(batch, p) / 400;
        }
        double spread = (1 - correlation * correlation) / Math.sqrt(1000.0 * 400);
        assertEquals(correlation, mean, 5.5 * spread + Math.abs(correlation) / 2000);
    }

    @Test
    void atCorrelationOneBothAreTheSameAndAtMinusOneOpposite() {
        for (double c : new double[] {-1, 1}) {
            Batch batch = Drawn.from(new GaussianPairsInput(), Map.of("correlation", c, "dimension", 5, "pairs", 3));
            for (int p = 0; p < 3; p++) {
                double[] x = Arrays.copyOfRange(batch.rows(), 10 * p, 10 * p + 5);
                double[] y = Arrays.copyOfRange(batch.rows(), 10 * p + 5, 10 * p + 10);
                assertArrayEquals(x, Arrays.stream(y).map(v -> c * v).toArray());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(InputNormalisation.class)
    void exactPairsHaveTheCorrelationAsTheirCosine(InputNormalisation normalise) {
        for (double c : new double[] {-0.999999, -0.4, 0, 0.3, 0.7}) {
            Batch batch = Drawn.from(
                    new GaussianPairsInput(),
                    Map.of("correlation", c, "dimension", 40, "pairs", 20, "exact", true, "normalise", normalise));
            for (int p = 0; p < 20; p++) {
                assertEquals(c, Drawn.cosine(batch, p), 40 * Math.ulp(1.0));
            }
        }
    }

    @Test
    void vectorsOfOneCoordinateHaveNoExactCorrelation() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> Drawn.from(new GaussianPairsInput(), Map.of("dimension", 1, "exact", true)));
        assertEquals(
                "two vectors of dimension 1 have no exact correlation, since all are parallel; raise dimension, or set"
                        + " exact: false",
                refusal.getMessage());
    }

    @Test
    void aBatchThatNoArrayHoldsIsRefused() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> Drawn.from(new GaussianPairsInput(), Map.of("dimension", 65536, "pairs", 100_000)));
        assertEquals(
                "200000 inputs of dimension 65536 are more numbers than one array holds (2147483639); lower pairs or"
                        + " dimension",
                refusal.getMessage());
    }
}
