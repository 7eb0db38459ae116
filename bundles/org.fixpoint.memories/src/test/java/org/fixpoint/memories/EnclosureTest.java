package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class EnclosureTest {
    /** The patterns e₁, e₂, e₃ are exact, so that bounds over a box with a 30-digit fixed point hold that very point. */
    @Test
    void theBoundsOfTheIdentityHoldTheGoldenPointsToAllDigits() {
        PatternSet identity = Golden.patterns("I3");
        JsonNode runs = Golden.table("configurations").path("I3").path("runs");
        runs.properties().forEach(run -> {
            double beta = Double.parseDouble(run.getKey());
            if (!run.getKey().equals("4")) {
                return; // 2.7 and 2.8 are no doubles
            }
            for (JsonNode point : run.getValue().path("fixed_points")) {
                holds(new PairEnclosure(identity, beta), point.path("xi"));
                holds(new CentredEnclosure(identity, beta), point.path("xi"));
                holds(new SoftmaxEnclosure(3, beta), point.path("xi"));
            }
        });
    }

    private static void holds(StateEnclosure enclosure, JsonNode point) {
        double[] low = new double[3];
        double[] high = new double[3];
        for (int a = 0; a < 3; a++) {
            low[a] = Math.nextDown(point.get(a).asDouble());
            high[a] = Math.nextUp(point.get(a).asDouble());
        }
        double[] least = new double[3];
        double[] most = new double[3];
        enclosure.value(low, high, least, most);
        for (int a = 0; a < 3; a++) {
            BigDecimal exact = new BigDecimal(point.get(a).asText());
            assertTrue(new BigDecimal(least[a]).compareTo(exact) <= 0, least[a] + " is above " + exact);
            assertTrue(new BigDecimal(most[a]).compareTo(exact) >= 0, most[a] + " is below " + exact);
            assertTrue(most[a] - least[a] < 1e-13, "the bounds are " + (most[a] - least[a]) + " wide");
        }
    }

    @Test
    void boundsOverABoxOfInfiniteSidesAreThoseOfThePolytope() {
        PatternSet patterns = Given.patterns(2, 1, 0, 0, 1, -0.6, -0.8);
        double[] low = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] high = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (StateEnclosure enclosure :
                new StateEnclosure[] {new PairEnclosure(patterns, 3), new CentredEnclosure(patterns, 3)}) {
            double[] least = new double[2];
            double[] most = new double[2];
            enclosure.value(low, high, least, most);
            assertEquals(-0.6, least[0], 1e-14);
            assertEquals(-0.8, least[1], 1e-14);
            assertEquals(1, most[0], 1e-14);
            assertEquals(1, most[1], 1e-14);
            double[] leastSlope = new double[4];
            double[] mostSlope = new double[4];
            enclosure.jacobian(low, high, leastSlope, mostSlope);
            for (int k = 0; k < 4; k++) {
                assertTrue(leastSlope[k] >= -50 && mostSlope[k] <= 50, leastSlope[k] + " to " + mostSlope[k]);
            }
        }
    }

    /** With two patterns the weights are a function of one linear form: the bounds are the range, but for rounding. */
    @Test
    void boundsOfTwoPatternsAreExact() {
        PatternSet patterns = Given.patterns(2, 1, 0, 0, 1);
        double[] least = new double[2];
        double[] most = new double[2];
        new PairEnclosure(patterns, 4).value(new double[] {0.1, 0.2}, new double[] {0.7, 0.4}, least, most);
        assertEquals(1 / (1 + StrictMath.exp(4 * (0.4 - 0.1))), least[0], 4e-15);
        assertEquals(1 / (1 + StrictMath.exp(4 * (0.2 - 0.7))), most[0], 4e-15);
        double[] leastSlope = new double[4];
        double[] mostSlope = new double[4];
        new PairEnclosure(patterns, 4)
                .jacobian(new double[] {0.1, 0.2}, new double[] {0.7, 0.4}, leastSlope, mostSlope);
        double p = 1 / (1 + StrictMath.exp(2.0));
        assertEquals(4 * p * (1 - p), leastSlope[0], 1e-12);
        assertEquals(1, mostSlope[0], 1e-12); // β/4 where the weights are equal
        assertEquals(-1, leastSlope[1], 1e-12);
    }

    @Test
    void bothEnclosuresOfManyPatternsHoldWhatTheyShare() {
        PatternSet patterns = Given.sphere(40, 3, 5);
        StateEnclosure pairs = new PairEnclosure(patterns, 7);
        StateEnclosure centred = new CentredEnclosure(patterns, 7);
        RandomGenerator random = TestRun.seeded(2).random("boxes");
        for (double size : new double[] {1e-12, 1e-6, 1e-2}) {
            double[] x = Given.state(3, random);
            double[] low = Arrays.stream(x).map(a -> a - size).toArray();
            double[] high = Arrays.stream(x).map(a -> a + size).toArray();
            double[] first = new double[9];
            double[] second = new double[9];
            double[] third = new double[9];
            double[] fourth = new double[9];
            pairs.jacobian(low, high, first, second);
            centred.jacobian(low, high, third, fourth);
            for (int k = 0; k < 9; k++) {
                assertTrue(first[k] <= fourth[k] && third[k] <= second[k], "they exclude each other");
                assertTrue(
                        fourth[k] - third[k] <= 1e-11 + 2000 * size, "width " + (fourth[k] - third[k]) + " at " + size);
            }
        }
    }
}
