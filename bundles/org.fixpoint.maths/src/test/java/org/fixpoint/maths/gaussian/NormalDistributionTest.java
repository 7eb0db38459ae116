package org.fixpoint.maths.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NormalDistributionTest {
    @ParameterizedTest(name = "P(Z > {0}) = {1}")
    @CsvFileSource(resources = "/org/fixpoint/maths/gaussian/normal_tails.csv", numLinesToSkip = 1)
    void tailsAreGoodToAFewUnitsInTheLastPlace(double x, double tail) { // 60-digit erfc
        assertEquals(tail, NormalDistribution.upperTail(x), 3 * Math.ulp(tail));
        assertEquals(tail, NormalDistribution.cdf(-x), 3 * Math.ulp(tail));
        assertEquals(1 - tail, NormalDistribution.cdf(x), 2 * Math.ulp(1.0));
        assertEquals(0.5 - tail, NormalDistribution.centred(x), Math.ulp(0.5));
        assertEquals(tail - 0.5, NormalDistribution.centred(-x), Math.ulp(0.5));
    }

    @Test
    void centredProbabilityKeepsItsRelativeAccuracyNearZero() { // x p(0) (1 - x²/6)
        for (double x = 1e-5; x > 1e-300; x *= 1e-3) {
            double exact = NormalDistribution.DENSITY_AT_ZERO * x * (1 - x * x / 6);
            assertEquals(exact, NormalDistribution.centred(x), 2 * Math.ulp(exact));
            assertEquals(-exact, NormalDistribution.centred(-x), 2 * Math.ulp(exact));
        }
    }

    @Test
    void farEndsAndWhatIsNoNumberPassThrough() {
        assertEquals(0, NormalDistribution.upperTail(Double.POSITIVE_INFINITY));
        assertEquals(0, NormalDistribution.upperTail(1e300));
        assertEquals(1, NormalDistribution.upperTail(Double.NEGATIVE_INFINITY));
        assertEquals(0, NormalDistribution.cdf(-40));
        assertEquals(Double.NaN, NormalDistribution.cdf(Double.NaN));
    }

    @Test
    void distributionFunctionHasNoStepWhereItsFormulasMeet() {
        for (double x : new double[] {-0.6, 0.6, 4 / 7.0, 4 / 3.0, 2.4, 4, 20 / 3.0, 12, 28}) {
            double left = NormalDistribution.upperTail(Math.nextDown(x));
            double right = NormalDistribution.upperTail(Math.nextUp(x));
            double fall = NormalDistribution.pdf(x) * (Math.nextUp(x) - Math.nextDown(x));
            assertEquals(left - fall, right, 4 * Math.ulp(left), "at " + x);
        }
    }

    @Test
    void tailsKeepTheirRelativeAccuracy() { // Mills ratio by its continued fraction, which converges fast for x >= 4
        for (double x = 4; x < 35; x += 0.5) {
            double fraction = x;
            for (int k = 400; k >= 1; k--) {
                fraction = x + k / fraction;
            }
            double exact = NormalDistribution.pdf(x) / fraction;
            assertEquals(
                    1,
                    NormalDistribution.upperTail(x) / exact,
                    3e-13); // x²/2 carries its rounding into the exponential
            assertEquals(
                    1, NormalDistribution.cdf(-x) / exact, 3e-13); // x²/2 carries its rounding into the exponential
        }
        assertEquals(1, NormalDistribution.cdf(0.7) + NormalDistribution.upperTail(0.7), 1e-16);
    }

    @Test
    void quadrantProbabilityIsAnArcSine() {
        for (double rho : new double[] {-1, -0.999999, -0.9, -0.3, 0, 0.5, 0.81, 0.99, 1 - 1e-12, 1}) {
            assertEquals(0.25 + Math.asin(rho) / (2 * Math.PI), BivariateNormal.cdf(0, 0, rho), 2e-16);
        }
    }

    @Test
    void bivariateAgreesWithConditioningOnTheFirstVariable() { // ∫_{-∞}^h p(x) F((k - ρx)/√(1-ρ²)) dx
        for (double rho : new double[] {-0.99, -0.85, -0.6, 0, 0.3, 0.79, 0.83, 0.95, 0.999}) {
            for (double h : new double[] {-3, -1, 0, 0.4, 2.5}) {
                for (double k : new double[] {-2, -1, 0.3, 0.401, 4}) {
                    double s = Math.sqrt((1 - rho) * (1 + rho));
                    double exact = conditioned(h, k, rho, s);
                    // the reference adds a thousand terms and is good to 2e-15 itself
                    assertEquals(exact, BivariateNormal.cdf(h, k, rho), 4e-15, h + " " + k + " " + rho);
                }
            }
        }
    }

    private static double conditioned(double h, double k, double rho, double s) {
        GaussLegendre rule = new GaussLegendre(24);
        double sum = 0;
        int panels = (int) Math.ceil((h + 10) / Math.min(1, s));
        double width = (h + 10) / panels;
        for (int p = 0; p < panels; p++) {
            for (int i = 0; i < rule.size(); i++) {
                double x = -10 + width * (p + 0.5 * (1 + rule.node(i)));
                sum += 0.5
                        * width
                        * rule.weight(i)
                        * NormalDistribution.pdf(x)
                        * NormalDistribution.cdf((k - rho * x) / s);
            }
        }
        return sum;
    }

    @Test
    void bivariateIsGoodToAnUlpWhereThePathIsShort() { // 30-digit quadrature
        assertEquals(0.9937903345567664, BivariateNormal.cdf(2.5, 4, 0.95), 2e-16);
    }

    @Test
    void infiniteLimitsReduceToOneVariable() {
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(NormalDistribution.cdf(0.3), BivariateNormal.cdf(infinity, 0.3, 0.5));
        assertEquals(0, BivariateNormal.cdf(-infinity, 0.3, 0.5));
        assertEquals(1, BivariateNormal.cdf(infinity, infinity, -1));
        assertThrows(IllegalArgumentException.class, () -> BivariateNormal.cdf(0, 0, 1.5));
    }
}
