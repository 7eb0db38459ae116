package org.fixpoint.maths.interpolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.fixpoint.maths.certified.CertifiedClass;
import org.fixpoint.maths.certified.CertifiedMoments;
import org.fixpoint.maths.certified.Fact;
import org.fixpoint.maths.certified.PanelJets;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.kernel.KernelClass;
import org.junit.jupiter.api.Test;

class CubicEnclosureTest {
    private static CertifiedClass classOf(MonotoneCubic curve, boolean flat) {
        CubicEnclosure f = new CubicEnclosure(curve, flat);
        return CertifiedClass.of(f, CertifiedMoments.of(f, curve.knots(), 32));
    }

    private static boolean has(CubicEnclosure f, Fact.Statement statement) {
        return f.facts().stream().anyMatch(fact -> fact.statement() == statement);
    }

    @Test
    void everyValueAndSlopeOfARandomTableIsBetweenTheBounds() {
        Random random = new Random(3);
        for (int table = 0; table < 40; table++) {
            int n = 2 + random.nextInt(8);
            double[] x = new double[n];
            double[] y = new double[n];
            for (int k = 0; k < n; k++) {
                x[k] = (k == 0 ? -3 : x[k - 1]) + 0.1 + random.nextDouble();
                y[k] = random.nextInt(4) == 0 && k > 0 ? y[k - 1] : random.nextGaussian();
            }
            MonotoneCubic curve = new MonotoneCubic(x, y);
            CubicEnclosure f = new CubicEnclosure(curve, random.nextBoolean());
            for (int i = 0; i < 100; i++) {
                double low = x[0] + random.nextDouble() * (x[n - 1] - x[0]);
                double high = Math.min(x[n - 1], low + random.nextDouble());
                double t = low + random.nextDouble() * (high - low);
                PanelJets jets = f.on(new Interval(low, high), t, 3);
                Interval slack = Interval.around0(1e-12);
                assertTrue(jets.at().value().plus(slack).contains(curve.value(t)));
                assertTrue(jets.at().at(1).plus(slack.times(100)).contains(curve.derivative(t)));
                assertTrue(jets.over().value().plus(slack).contains(curve.value(low)));
                assertTrue(jets.over().at(1).plus(slack.times(100)).contains(curve.derivative(high)));
            }
        }
    }

    @Test
    void aTableOfTwoPointsIsALine() { // (1 + x): κ(0) = 1/2, κ'(1) = 1/2
        CertifiedClass found = classOf(new MonotoneCubic(new double[] {-1, 1}, new double[] {0, 2}), false);
        assertEquals(Optional.of(KernelClass.ALIGNED_EXPONENTIAL), found.kernelClass());
        assertTrue(found.slopeExcess().contains(-0.5));
        assertTrue(found.slopeExcess().width() < 1e-12);
    }

    @Test
    void aTableOfTwoPointsThatGoesOnAsAConstantIsAClippedLine() { // E φ² and E φ'² of clip(x, −1, 1)
        MonotoneCubic curve = new MonotoneCubic(new double[] {-1, 1}, new double[] {-1, 1});
        CertifiedClass found = classOf(curve, true);
        assertEquals(Optional.of(KernelClass.ORTHOGONAL), found.kernelClass());
        assertEquals(0.3228915417927751, found.slopeExcess().middle(), 1e-13);
        assertTrue(found.slopeExcess().width() < 1e-12);
        assertEquals(Optional.of(KernelClass.LINEAR), classOf(curve, false).kernelClass());
    }

    @Test
    void whatIsSymmetricIsKnownToBe() {
        double[] x = {-2, -0.7, 0, 0.7, 2};
        CubicEnclosure even = new CubicEnclosure(new MonotoneCubic(x, new double[] {3, 1, 0, 1, 3}), true);
        CubicEnclosure odd = new CubicEnclosure(new MonotoneCubic(x, new double[] {-3, -1, 0, 1, 3}), true);
        assertTrue(has(even, Fact.Statement.EVEN));
        assertFalse(has(even, Fact.Statement.ODD));
        assertTrue(has(odd, Fact.Statement.ODD));
        assertFalse(has(odd, Fact.Statement.EVEN));
    }

    @Test
    void boundsBeyondAPointHold() {
        MonotoneCubic curve = new MonotoneCubic(new double[] {-1, 9, 12}, new double[] {4, -2, 1});
        CubicEnclosure f = new CubicEnclosure(curve, false);
        double slope = curve.derivative(12);
        for (double t = 8; t < 40; t += 0.3) {
            double value = t < 12 ? curve.value(t) : 1 + slope * (t - 12);
            var growth = f.tail(8).value();
            assertTrue(StrictMath.log(Math.abs(value)) <= growth.constant() + growth.rate() * t + 1e-12);
        }
    }
}
