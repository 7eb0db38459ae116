package org.fixpoint.maths.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Functions with a breakpoint at each point of a table. */
class ManyKinksTest {

    private static double slope(double t) {
        return 1 - StrictMath.tanh(t) * StrictMath.tanh(t);
    }

    private static PiecewiseFunction tanh(int kinks) {
        Random random = new Random(3);
        double[] points = random.doubles(kinks, -4, 4).toArray();
        return PiecewiseFunction.kinked(StrictMath::tanh, ManyKinksTest::slope, points);
    }

    @Test
    void breakpointsThatAreNoneChangeNothing() {
        PiecewiseFunction smooth = tanh(0);
        PiecewiseFunction cut = tanh(60);
        PairExpectation expected = new PairExpectation(smooth, smooth);
        PairExpectation actual = new PairExpectation(cut, cut);
        for (double angle : new double[] {0, 1e-4, 0.002, 0.009, 0.011, 0.05, 0.15, 0.17, 0.8, 1.5}) {
            for (boolean mirrored : new boolean[] {false, true}) {
                PairExpectation.Sample a = expected.at(angle, mirrored);
                PairExpectation.Sample b = actual.at(angle, mirrored);
                assertEquals(a.value(), b.value(), 1e-13, "value at " + angle);
                assertEquals(a.regularSlope(), b.regularSlope(), 1e-13, "slope at " + angle);
            }
        }
    }

    @Test
    void aHundredBreakpointsNextToTheDiagonalKeepTheValue() { // 0.15 s; with all pairs of lines cut it took 10 s
        PiecewiseFunction cut = tanh(100);
        PairExpectation pair = new PairExpectation(cut, cut);
        double value = pair.at(0.002, false).value();
        assertTrue(value > 0.39 && value < 0.4, "E[tanh(X)tanh(Y)] is " + value + " next to E[tanh²] = 0.3943");
    }
}
