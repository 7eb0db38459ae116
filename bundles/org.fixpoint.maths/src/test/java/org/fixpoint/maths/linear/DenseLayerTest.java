package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DenseLayerTest {
    private static final int BATCH = 5;
    private static final int INPUTS = 33;
    private static final int UNITS = 19;
    private static final double STEP = 1e-5;

    private final double[] x = random(1, BATCH * INPUTS);
    private final double[] weights = random(2, UNITS * INPUTS);
    private final double[] bias = random(3, UNITS);
    private final double[] upstream = random(4, BATCH * UNITS);
    private final double[] z = new double[BATCH * UNITS];
    private final double[] y = new double[BATCH * UNITS];
    private final double[] weightGradient = new double[UNITS * INPUTS];
    private final double[] biasGradient = new double[UNITS];
    private final double[] inputGradient = new double[BATCH * INPUTS];

    static Stream<LinearAlgebra> providers() {
        return Stream.of(new PlainLinearAlgebra(), LinearAlgebra.fastest());
    }

    private static double[] random(long seed, int count) {
        return new SplittableRandom(seed).doubles(count, -0.5, 0.5).toArray();
    }

    private static void tanh(double[] x, double[] out) {
        ArrayFunctions.fastest().tanh(x, out);
    }

    private static void tanhSlope(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = 4 * Elementary.logisticSlope(2 * x[i]);
        }
    }

    private DenseLayer layer(LinearAlgebra algebra) {
        DenseLayer layer = new DenseLayer(algebra, BATCH, INPUTS, UNITS);
        layer.forward(x, weights, bias, DenseLayerTest::tanh, z, y);
        return layer;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theWayForwardIsThatOfTheDefinition(LinearAlgebra algebra) {
        layer(algebra);
        for (int s = 0; s < BATCH; s++) {
            for (int j = 0; j < UNITS; j++) {
                double sum = bias[j];
                for (int i = 0; i < INPUTS; i++) {
                    sum += x[s * INPUTS + i] * weights[j * INPUTS + i];
                }
                assertEquals(sum, z[s * UNITS + j], 1e-14);
                assertEquals(Elementary.tanh(z[s * UNITS + j]), y[s * UNITS + j]);
            }
        }
    }

    /** ⟨upstream, Y⟩, whose gradients the way back gives. */
    private double loss(LinearAlgebra algebra) {
        layer(algebra);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += upstream[i] * y[i];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theWayBackGivesTheDerivativesOfALoss(LinearAlgebra algebra) {
        double[] gradient = upstream.clone();
        layer(algebra)
                .backward(
                        x,
                        weights,
                        z,
                        DenseLayerTest::tanhSlope,
                        gradient,
                        weightGradient,
                        biasGradient,
                        inputGradient);
        assertDerivatives(algebra, weights, weightGradient);
        assertDerivatives(algebra, bias, biasGradient);
        assertDerivatives(algebra, x, inputGradient);
    }

    /** By central differences, which are off by h² φ‴/6 and 1e-16/h. */
    private void assertDerivatives(LinearAlgebra algebra, double[] parameters, double[] gradient) {
        for (int i = 0; i < parameters.length; i += 7) {
            double before = parameters[i];
            parameters[i] = before + STEP;
            double right = loss(algebra);
            parameters[i] = before - STEP;
            double left = loss(algebra);
            parameters[i] = before;
            assertEquals((right - left) / (2 * STEP), gradient[i], 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void samplesOfABatchDoNotSeeEachOther(LinearAlgebra algebra) {
        layer(algebra);
        double[] last = new double[UNITS];
        double[] lastImage = new double[UNITS];
        new DenseLayer(algebra, 1, INPUTS, UNITS)
                .forward(
                        Arrays.copyOfRange(x, (BATCH - 1) * INPUTS, x.length),
                        weights,
                        bias,
                        DenseLayerTest::tanh,
                        last,
                        lastImage);
        assertArrayEquals(Arrays.copyOfRange(y, (BATCH - 1) * UNITS, y.length), lastImage);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void arraysThatAreTooShortAreRefused(LinearAlgebra algebra) {
        DenseLayer layer = new DenseLayer(algebra, BATCH, INPUTS, UNITS);
        assertThrows(
                IllegalArgumentException.class,
                () -> layer.forward(x, weights, new double[UNITS - 1], DenseLayerTest::tanh, z, y));
        assertThrows(
                IllegalArgumentException.class,
                () -> layer.backward(
                        x,
                        weights,
                        z,
                        DenseLayerTest::tanhSlope,
                        new double[1],
                        weightGradient,
                        biasGradient,
                        inputGradient));
    }
}
