package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class StockActivationsTest {
    static final List<Contribution<ActivationFunction>> EACH = StockActivations.ALL;

    @Test
    void idsAreUnique() {
        long ids = EACH.stream().map(each -> each.descriptor().id()).distinct().count();
        assertEquals(EACH.size(), ids);
    }

    @ParameterizedTest
    @FieldSource("EACH")
    void eachCitesItsSourceAndShowsItsFormula(Contribution<ActivationFunction> each) {
        assertFalse(each.descriptor().sources().isEmpty());
        assertFalse(each.descriptor().formula().isBlank());
    }

    @Test
    void exponentialOfASquareIsRefusedFromAQuarterOnWithTheReason() {
        Contribution<ActivationFunction> contribution = new ExpQuadratic();
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> Values.of(contribution.descriptor(), Map.of("a", 0.25)));
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("not square-integrable under the Gaussian from 1/4 on"));
    }

    @Test
    void randomisedRectifierHasTheMeanOfItsSlopes() { // (1/8 + 1/3)/2 = 11/48
        assertEquals(-11.0 / 48, StockActivations.made(new Rrelu()).value(-1), 1e-16);
    }

    @Test
    void zeroOfTheRectifierIsAPositiveOne() {
        assertEquals(
                0L, Double.doubleToRawLongBits(StockActivations.made(new Relu()).value(-2)));
    }

    @ParameterizedTest
    @FieldSource("EACH")
    void batchesOfNumbersOfAnySizeAreTheScalarOnesBitForBit(Contribution<ActivationFunction> each) {
        Map<String, Object> given = each instanceof ExpQuadratic
                ? Map.of("a", -0.5)
                : each instanceof Polynomial ? Map.of("coefficients", new double[] {1, 2, 3}) : Map.of();
        ActivationFunction phi = each.create(Values.of(each.descriptor(), given));
        double[] ordinary =
                new SplittableRandom(7).doubles(1500, -6, 6).toArray(); // with blocks that hold nothing else
        double[] x = DoubleStream.concat(
                        Arrays.stream(ordinary),
                        new SplittableRandom(8).longs(600).mapToDouble(Double::longBitsToDouble))
                .filter(Double::isFinite)
                .toArray();
        double[] out = new double[x.length];
        phi.values(x, out);
        assertArrayEquals(bits(Arrays.stream(x).map(phi::value)), bits(Arrays.stream(out)));
        phi.derivatives(x, out);
        assertArrayEquals(bits(Arrays.stream(x).map(phi::derivative)), bits(Arrays.stream(out)));
    }

    private static long[] bits(DoubleStream numbers) {
        return numbers.mapToLong(Double::doubleToLongBits).toArray();
    }
}
