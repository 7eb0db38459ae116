package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fixpoint.maths.gaussian.BivariateNormal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values are one-dimensional quadratures with 40 digits of the conditional mean of one factor given the other. */
class ExponentialLineDualTest {
    private final ExponentialLineDual dual = new ExponentialLineDual(1, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.5, 0.324783648956762436, 0.617184210078258471",
        "100, 25, 0.5, 14.2998386624609161, 0.390888078317306117",
        "100, 25, -0.9, -5.15349995892166429, 0.149312609692826737",
        "400, 400, 0.999, 200.266758827743815, 0.507303950535346392",
        "9, 9, -0.999, -2.18506368062367044, 0.243065649635494717",
        "0.0001, 0.0004, 0.3, 0.0000592941348128726731, 0.988202822888768972"
    })
    void smallAndLargeVariancesAreAccurate(double qx, double qy, double rho, double value, double slope) {
        assertEquals(value, dual.value(qx, qy, rho), 2e-14 * Math.sqrt(value * value + Math.sqrt(qx * qy)));
        assertEquals(slope, dual.slope(qx, qy, rho), 1e-14 * slope);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 1, 100, 10000})
    void valueAtCorrelationOneIsTheSecondMoment(double q) {
        assertEquals(dual.secondMoment(q), dual.value(q, q, 1), 4e-16 + 4e-15 * dual.secondMoment(q));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.4960354448375763",
        "1, 0.26157829186512337",
        "11.9, 0.033292669170931326",
        "12, 0.033018971077214535",
        "100, 0.00398902398135681"
    })
    void halfLineIsTheMeanOfTheExponential(double z, double expected) {
        assertEquals(expected, TiltedOrthant.halfLine(z), 3e-14 * expected); // exp(z²/2) loses z²/2 ulp
        assertEquals(expected - 0.5, TiltedOrthant.halfLineExcess(z), 1e-15);
    }

    @Test
    void halfLineExcessKeepsItsDigits() { // −z/√2π + z²/4 − …
        double z = 1e-9;
        double expected = -z / Math.sqrt(2 * Math.PI) + z * z / 4;
        assertEquals(expected, TiltedOrthant.halfLineExcess(z), 1e-15 * Math.abs(expected));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.9999999, -0.5, 0, 0.5, 0.999, 1})
    void quadrantIsATiltedDistributionFunction(double rho) { // E[exp(sX + tY); X < 0, Y < 0], s = 0.7, t = 0.4
        double s = 0.7;
        double t = 0.4;
        double tilt = StrictMath.exp(0.5 * (s * s + t * t + 2 * rho * s * t));
        double expected = tilt * BivariateNormal.cdf(-(s + rho * t), -(t + rho * s), rho);
        double p = 0.25 * (s + t) * (s + t);
        double m = 0.25 * (s - t) * (s - t);
        assertEquals(expected, TiltedOrthant.quadrant(p, m, rho), 3e-15);
    }
}
