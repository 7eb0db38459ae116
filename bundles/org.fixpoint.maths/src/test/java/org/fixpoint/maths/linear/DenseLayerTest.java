package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.fixpoint.maths.threads.Team;
import org.junit.jupiter.api.Test;
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

    static Stream<Function<Team, LinearAlgebra>> providers() {
        return Stream.of(PlainLinearAlgebra::new, LinearAlgebra::fastest);
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

    private DenseLayer layer(Function<Team, LinearAlgebra> products) {
        DenseLayer layer = new DenseLayer(products, Team.alone(), BATCH, INPUTS, UNITS);
        layer.forward(x, weights, bias, DenseLayerTest::tanh, z, y);
        return layer;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theWayForwardIsThatOfTheDefinition(Function<Team, LinearAlgebra> products) {
        layer(products);
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
    private double loss(Function<Team, LinearAlgebra> products) {
        layer(products);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += upstream[i] * y[i];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theWayBackGivesTheDerivativesOfALoss(Function<Team, LinearAlgebra> products) {
        double[] gradient = upstream.clone();
        layer(products)
                .backward(
                        x,
                        weights,
                        z,
                        DenseLayerTest::tanhSlope,
                        gradient,
                        weightGradient,
                        biasGradient,
                        inputGradient);
        assertDerivatives(products, weights, weightGradient);
        assertDerivatives(products, bias, biasGradient);
        assertDerivatives(products, x, inputGradient);
    }

    /** By central differences, which are off by h² φ‴/6 and 1e-16/h. */
    private void assertDerivatives(Function<Team, LinearAlgebra> products, double[] parameters, double[] gradient) {
        for (int i = 0; i < parameters.length; i += 7) {
            double before = parameters[i];
            parameters[i] = before + STEP;
            double right = loss(products);
            parameters[i] = before - STEP;
            double left = loss(products);
            parameters[i] = before;
            assertEquals((right - left) / (2 * STEP), gradient[i], 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void samplesOfABatchDoNotSeeEachOther(Function<Team, LinearAlgebra> products) {
        layer(products);
        double[] last = new double[UNITS];
        double[] lastImage = new double[UNITS];
        new DenseLayer(products, Team.alone(), 1, INPUTS, UNITS)
                .forward(
                        Arrays.copyOfRange(x, (BATCH - 1) * INPUTS, x.length),
                        weights,
                        bias,
                        DenseLayerTest::tanh,
                        last,
                        lastImage);
        assertArrayEquals(Arrays.copyOfRange(y, (BATCH - 1) * UNITS, y.length), lastImage);
    }

    @Test
    void inSinglePrecisionEachElementIsWithinTheBoundOfItsProduct() {
        double[] exact = layered(LinearAlgebra::fastest, Team.alone(), BATCH, INPUTS, UNITS);
        double[] rounded = layered(LinearAlgebra::single, Team.alone(), BATCH, INPUTS, UNITS);
        assertArrayEquals(
                exact, rounded, (INPUTS + 4) * 0x1p-24 * INPUTS); // of the products, with factors below 1; tanh' ≤ 1
        assertFalse(Arrays.equals(exact, rounded));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aTeamChangesNoBit(Function<Team, LinearAlgebra> products) {
        int batch = 131; // parts of several sizes, and enough multiplications to be shared
        int inputs = 97;
        int units = 101;
        double[] alone = layered(products, Team.alone(), batch, inputs, units);
        for (int members : new int[] {2, 3, 7}) {
            assertArrayEquals(alone, layered(products, Team.of(members), batch, inputs, units));
        }
    }

    /** What a layer gives, and its gradients, one after the other. */
    private static double[] layered(
            Function<Team, LinearAlgebra> products, Team team, int batch, int inputs, int units) {
        double[] given = random(5, batch * inputs);
        double[] matrix = random(6, units * inputs);
        double[] gradient = random(7, batch * units);
        double[] sums = new double[batch * units];
        double[] image = new double[batch * units];
        double[] ofWeights = new double[units * inputs];
        double[] ofBias = new double[units];
        double[] ofInputs = new double[batch * inputs];
        DenseLayer layer = new DenseLayer(products, team, batch, inputs, units);
        layer.forward(given, matrix, random(8, units), DenseLayerTest::tanh, sums, image);
        layer.backward(given, matrix, sums, DenseLayerTest::tanhSlope, gradient, ofWeights, ofBias, ofInputs);
        return Stream.of(sums, image, gradient, ofWeights, ofBias, ofInputs)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void arraysThatAreTooShortAreRefused(Function<Team, LinearAlgebra> products) {
        DenseLayer layer = new DenseLayer(products, Team.alone(), BATCH, INPUTS, UNITS);
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
