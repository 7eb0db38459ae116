package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fixpoint.maths.dynamics.Completeness;
import org.fixpoint.maths.dynamics.FixedPointSet;
import org.fixpoint.maths.dynamics.NewtonSearch;
import org.fixpoint.maths.dynamics.SearchBox;
import org.fixpoint.maths.dynamics.SmoothMap;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceSeedsTest {
    private static final PatternSet B = Given.patterns( // hopfield.json, B_4in3
            3, 2 / 3.0, 2 / 3.0, 1 / 3.0, -2 / 3.0, 1 / 3.0, -2 / 3.0, 1 / 3.0, -2 / 3.0, -2 / 3.0, -2 / 7.0, -3 / 7.0,
            6 / 7.0);

    private static List<double[]> seeds(PatternSet patterns, double beta, int most) {
        return new FaceSeeds(patterns, beta, TestRun.seeded(1).random("seeds")).list(most);
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, 1e4, 1e6})
    void centresOfFacesAreFixedPointsUpToTheInverseSquareOfBeta(double beta) {
        HopfieldMap map = new HopfieldMap(B, beta);
        int near = 0;
        for (double[] x : seeds(B, beta, 200).subList(0, 11)) { // 15 points at large β, four of them patterns
            double[] y = new double[3];
            map.apply(x, y);
            double away = Settled.distance(x, 0, y, 0, 3);
            near += away < 100 / beta ? 1 : 0; // |J| grows as β
        }
        assertEquals(11, near);
    }

    @Test
    void patternsThatDifferInLengthHaveACentreWhereTheirScoresAreEqual() {
        PatternSet patterns = Given.patterns(2, 2, 0, 0, 1);
        double[] centre =
                FaceCentre.of(patterns, new int[] {0, 1}).orElseThrow().centre();
        assertEquals(0.4, centre[0], 1e-15); // (2, 0) and (0, 1): c = (0.4, 0.8)
        assertEquals(0.8, centre[1], 1e-15);
        assertTrue(
                FaceCentre.of(Given.patterns(2, 3, 1, 0, 1), new int[] {0, 1}).isEmpty()); // c = (0, 1), a pattern
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e6})
    void fromThemNewtonsMethodFindsEveryPointAtLargeBeta(double beta) { // hopfield.json: 15 from β = 6.27 on
        HopfieldMap map = new HopfieldMap(B, beta);
        SmoothMap smooth = new SmoothMap() {
            @Override
            public int dimension() {
                return 3;
            }

            @Override
            public void apply(double[] x, double[] out) {
                map.apply(x, out);
            }

            @Override
            public void jacobian(double[] x, double[] out) {
                map.jacobian(x, out);
            }
        };
        FixedPointSet found = NewtonSearch.of(
                smooth,
                Optional.empty(),
                new SearchBox(map.region().low(), map.region().high(), true),
                List.of(),
                seeds(B, beta, 30),
                NewtonSearch.Settings.USUAL,
                TestRun.seeded(1).random("newton"),
                done -> {});
        assertEquals(15, found.points().size());
        assertEquals(Completeness.DEGREE, found.completeness(), found.reason());
    }

    @Test
    void thereAreAsManyAsAskedFor() {
        for (int most : new int[] {1, 2, 7, 40, 400}) {
            assertEquals(most, seeds(B, 8, most).size());
            assertEquals(most, seeds(Given.sphere(90, 4, 3), 8, most).size());
        }
    }
}
