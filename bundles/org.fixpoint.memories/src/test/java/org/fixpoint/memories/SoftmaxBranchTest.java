package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxBranchTest {
    private static void assertRelative(double expected, double actual, double tolerance, String what) {
        assertEquals(expected, actual, tolerance * Math.abs(expected), what);
    }

    @Test
    void thresholdsOfOneLargeComponentAreTheGoldenOnes() {
        JsonNode golden = Golden.table("tino_beta1");
        golden.properties().forEach(entry -> {
            SoftmaxBranch branch = new SoftmaxBranch(Integer.parseInt(entry.getKey()), 1);
            assertRelative(entry.getValue().asDouble(), branch.fold().beta(), 1e-14, "N = " + entry.getKey());
        });
    }

    @Test
    void thresholdsAndRatiosOfAllNumbersOfComponentsAreTheGoldenOnes() {
        Golden.table("tino_thresholds_all_k")
                .properties()
                .forEach(byCount -> byCount.getValue().properties().forEach(entry -> {
                    int n = Integer.parseInt(byCount.getKey());
                    SoftmaxBranch.Fold fold = new SoftmaxBranch(n, Integer.parseInt(entry.getKey())).fold();
                    String what = "N = " + n + ", k = " + entry.getKey();
                    assertRelative(entry.getValue().path("beta_k").asDouble(), fold.beta(), 1e-14, what);
                    double ratio = entry.getValue().path("r=a/b at fold").asDouble();
                    assertRelative(ratio, StrictMath.exp(fold.logRatio()), 1e-13, what);
                }));
    }

    /** ψ'(t) = 0 at the fold by its series or closed form, which the threshold was not computed from. */
    @ParameterizedTest
    @CsvSource({"3, 1", "7, 3", "1000, 1", "9999, 4999", "10000, 4999", "10000, 3000", "1000000, 2"})
    void theThresholdIsTheLeastBetaOfItsBranch(int n, int k) {
        SoftmaxBranch branch = new SoftmaxBranch(n, k);
        SoftmaxBranch.Fold fold = branch.fold();
        assertEquals(0, branch.slope(fold.logRatio()), 1e-11 * n);
        assertRelative(fold.beta(), branch.beta(fold.logRatio()), 1e-13, "ψ at the fold");
        assertTrue(branch.beta(fold.logRatio() * 1.01) >= fold.beta() * (1 - 1e-15));
        assertTrue(branch.beta(fold.logRatio() * 0.99) >= fold.beta() * (1 - 1e-15));
        assertTrue(fold.beta() < n);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4999, 0.5, 0.5001})
    void seriesAndClosedFormOfTheFoldsEquationMeet(double s) {
        double direct = ((1 + s) * StrictMath.log1p(s) - s) / (s * s);
        assertEquals(direct, SoftmaxBranch.excess(s), 4e-16);
    }

    @Test
    void theSlopeIsThatOfBeta() {
        SoftmaxBranch branch = new SoftmaxBranch(9, 2);
        for (double t : new double[] {-30, -2, -0.02, -0.005, 0.004, 0.0099, 0.0101, 0.7, 4, 200, 800}) {
            double h = 1e-4 * Math.max(1, Math.abs(t));
            double difference = (branch.beta(t + h) - branch.beta(t - h)) / (2 * h);
            assertEquals(difference, branch.slope(t), 1e-6, "t = " + t);
        }
    }

    @Test
    void thresholdsGrowWithTheNumberOfLargeComponents() {
        double before = 0;
        for (int k = 1; k <= 250; k++) {
            double beta = new SoftmaxBranch(501, k).fold().beta();
            assertTrue(beta > before && beta < 501, "k = " + k);
            before = beta;
        }
    }
}
