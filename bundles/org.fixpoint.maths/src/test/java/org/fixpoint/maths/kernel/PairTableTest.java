package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.gaussian.PairExpectation;
import org.fixpoint.maths.gaussian.PairMoments;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.junit.jupiter.api.Test;

/** Tables of pair means against closed forms and two-dimensional quadrature. */
class PairTableTest {
    private static final PiecewiseFunction RELU = PiecewiseFunction.kinked(x -> Math.max(x, 0), x -> x > 0 ? 1 : 0, 0);
    private static final PiecewiseFunction SINE = PiecewiseFunction.smooth(StrictMath::sin, StrictMath::cos);
    private static final PiecewiseFunction TANH =
            PiecewiseFunction.smooth(StrictMath::tanh, x -> 1 - StrictMath.tanh(x) * StrictMath.tanh(x));
    private static final PiecewiseFunction STEP =
            new PiecewiseFunction(Math::signum, x -> 0, new double[0], new double[] {0});
    private static final PiecewiseFunction CLIPPED =
            PiecewiseFunction.kinked(x -> Math.max(-1, Math.min(1, x)), x -> Math.abs(x) < 1 ? 1 : 0, -1, 1);

    @Test
    void reluIsTheArcCosineKernelAndItsGapKeepsItsDigits() {
        PairTable table = PairTable.at(new QuadratureMeans(RELU), 1);
        assertTrue(table.error() < PairTable.TOLERANCE);
        double[] delta = {0, 1e-12, 1e-6, 0.3, 1, 1.4, 2};
        double[] gap = new double[7];
        double[] slope = new double[7];
        table.row().evaluate(new double[1][7], delta, 7, gap, slope);
        for (int i = 0; i < delta.length; i++) {
            double theta = 2 * StrictMath.asin(Math.sqrt(0.5 * delta[i]));
            assertEquals(1 - theta / Math.PI, slope[i], 3e-14);
            double expected = delta[i] < 1e-5
                    ? delta[i] * (1 - 2 * theta / (3 * Math.PI)) // κ = 1 − δ + 2√2/(3π) δ^(3/2) + …
                    : 1 - (StrictMath.sin(theta) + (Math.PI - theta) * (1 - delta[i])) / Math.PI;
            assertEquals(expected, gap[i], 1e-12 * delta[i] + 1e-15 * Math.min(1, delta[i] * 1e10));
        }
    }

    /** Distances over the whole interval, on both sides of every place where panels meet, and as small as they get. */
    private static double[] distances(PairTable table) {
        List<Double> all = new ArrayList<>(List.of(0.0, 1e-300, 1e-30, 1e-12, 1e-6, 2 - 1e-9, 2.0));
        for (TablePanel panel : table.panels) {
            double meet = 2 * panel.high() * panel.high();
            for (double near :
                    new double[] {Math.nextDown(meet), meet, Math.nextUp(meet), 0.999 * meet, 1.001 * meet}) {
                all.add(near);
                all.add(2 - near);
            }
        }
        SplittableRandom random = new SplittableRandom(2);
        while (all.size() < PairRow.LENGTH) {
            all.add(2 * Math.pow(random.nextDouble(), 1 + all.size() % 3));
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void everyPanelOfASmoothMapIsItsClosedForm() { // f = sin + cos: κ = E[f'f'] = exp(−qδ)
        PiecewiseFunction wave = PiecewiseFunction.smooth(
                x -> StrictMath.sin(x) + StrictMath.cos(x), x -> StrictMath.cos(x) - StrictMath.sin(x));
        for (double q : new double[] {0.3, 1, 2}) {
            PairTable table = PairTable.at(new QuadratureMeans(wave), q);
            double[] delta = distances(table);
            double[] gap = new double[delta.length];
            double[] slope = new double[delta.length];
            table.row().evaluate(new double[1][delta.length], delta, delta.length, gap, slope);
            for (int i = 0; i < delta.length; i++) {
                double expected = -StrictMath.expm1(-q * delta[i]);
                assertEquals(expected, gap[i], 2e-14 * expected, "gap at " + delta[i]); // also as δ → 0
                assertEquals(StrictMath.exp(-q * delta[i]), slope[i], 2e-14, "slope at " + delta[i]);
            }
        }
    }

    @Test
    void everyPanelOfAKinkedMapIsItsClosedForm() {
        PairTable table = PairTable.at(new QuadratureMeans(RELU), 1);
        double[] delta = distances(table);
        double[] gap = new double[delta.length];
        double[] slope = new double[delta.length];
        table.row().evaluate(new double[1][delta.length], delta, delta.length, gap, slope);
        for (int i = 0; i < delta.length; i++) {
            double half = Math.sqrt(0.5 * delta[i]);
            double theta = delta[i] <= 1
                    ? 2 * StrictMath.asin(half)
                    : Math.PI - 2 * StrictMath.asin(Math.sqrt(0.5 * (2 - delta[i])));
            double sine = Math.sqrt(delta[i] * (2 - delta[i]));
            double lost = delta[i] < 1e-3 // (sin θ − θ cos θ)/π = (2√2/3π) δ^(3/2) (1 + δ/20 + …)
                    ? 2 * Math.sqrt(2) / (3 * Math.PI) * delta[i] * Math.sqrt(delta[i]) * (1 + 0.05 * delta[i])
                    : (sine - theta * (1 - delta[i])) / Math.PI;
            double expected = delta[i] - lost;
            assertEquals(
                    expected, gap[i], 2e-14 * expected + 1e-2 * Math.pow(Math.min(delta[i], 1e-3), 3.5), "" + delta[i]);
            assertEquals(1 - theta / Math.PI, slope[i], 1e-14, "" + delta[i]);
        }
    }

    @Test
    void everyPanelOfAMapWithKinksAwayFromZeroIsItsQuadrature() {
        PairTable table = PairTable.at(new QuadratureMeans(CLIPPED), 1.7);
        QuadratureMeans means = new QuadratureMeans(CLIPPED);
        PairMeans.Moments at = means.moments(1.7);
        double[] out = new double[2];
        for (TablePanel panel : table.panels) {
            for (double w : new double[] {panel.low() + 1e-4, panel.high() - 1e-4}) {
                double delta = panel.mirrored() ? 2 - 2 * w * w : 2 * w * w;
                PairMoments exact = PairExpectation.of(CLIPPED, CLIPPED, 1.7, 1.7, 1 - delta);
                table.row().one(1.7, 1.7, delta, out);
                assertEquals(1 - exact.value() / at.second(), out[0], 1e-13);
                assertEquals(exact.slope() / at.slopeSecond(), out[1], 1e-13);
            }
        }
    }

    @Test
    void partsOfAPanelTakeFewerTermsThanTheWhole() {
        List<TablePanel> built = new ArrayList<>();
        new PanelSampling(List.of(new QuadratureMeans(RELU).between(1, 1)), 2, false, Long.MAX_VALUE)
                .build(0, PairTable.END, built);
        assertEquals(1, built.size());
        int whole = built.get(0).terms();
        List<TablePanel> parts = PairTable.at(new QuadratureMeans(RELU), 1).panels.stream()
                .filter(panel -> !panel.mirrored())
                .toList();
        assertEquals(0, parts.get(0).low());
        assertEquals(PairTable.END, parts.get(parts.size() - 1).high());
        for (int p = 0; p < parts.size(); p++) {
            assertTrue(
                    parts.get(p).hasPowers() && 4 * parts.get(p).terms() <= 3 * whole, parts.get(p) + " of " + whole);
            assertTrue(p == 0 || parts.get(p - 1).high() == parts.get(p).low());
        }
        assertTrue(3 * parts.get(0).terms() <= whole); // where most pairs of deep networks are
    }

    @Test
    void sineAtUnequalVariancesIsItsClosedForm() { // E[sin u sin v] = exp(−(p + q)/2) sinh(ρ√(pq))
        double low = 0.2;
        double high = 3;
        PairTable table = PairTable.between(new QuadratureMeans(SINE), low, high);
        double[] out = new double[2];
        for (double p : new double[] {0.2, 0.7, 2.9}) {
            for (double q : new double[] {0.3, 3}) {
                for (double rho : new double[] {-0.9, 0, 0.4, 0.999}) {
                    double root = Math.sqrt(p * q);
                    double norm = Math.sqrt(StrictMath.sinh(p) * StrictMath.sinh(q));
                    double slopes = Math.sqrt(StrictMath.cosh(p) * StrictMath.cosh(q));
                    table.row().one(p, q, 1 - rho, out);
                    assertEquals(1 - StrictMath.sinh(rho * root) / norm, out[0], 1e-13);
                    assertEquals(StrictMath.cosh(rho * root) / slopes, out[1], 1e-13);
                }
            }
        }
    }

    @Test
    void tanhAtUnequalVariancesAgreesWithQuadratureInTheUnitsOfItsScales() {
        QuadratureMeans means = new QuadratureMeans(TANH);
        PairTable table = PairTable.between(means, 0.8, 1.1);
        double[] out = new double[2];
        for (double rho : new double[] {-0.6, 0.3, 0.98}) {
            PairMoments exact = PairExpectation.of(TANH, TANH, 0.83, 1.07, rho);
            PairMeans.Moments x = means.moments(0.83);
            PairMeans.Moments y = means.moments(1.07);
            table.row().one(0.83, 1.07, 1 - rho, out);
            assertEquals(1 - exact.value() / (x.rms() * y.rms()), out[0], 1e-13);
            assertEquals(exact.slope() / (x.slopeScale() * y.slopeScale()), out[1], 1e-13);
        }
    }

    @Test
    void profileAgreesWithTheMomentsThemselves() {
        QuadratureMeans means = new QuadratureMeans(TANH);
        VarianceProfile profile = VarianceProfile.between(means, 0.5, 8);
        double[] p = {0.5, 0.77, 2.3, 8};
        double[] rms = new double[4];
        double[] mean = new double[4];
        double[] slope = new double[4];
        profile.into(p, rms, mean, slope);
        for (int i = 0; i < 4; i++) {
            PairMeans.Moments exact = means.moments(p[i]);
            assertEquals(exact.rms(), rms[i], 1e-14);
            assertEquals(exact.slopeScale(), slope[i], 2e-14);
        }
        assertArrayEquals(new double[4], mean, 1e-15);
    }

    @Test
    void manyPairsAtOnceHaveTheBitsOfEachAlone() {
        PairTable table = PairTable.at(new QuadratureMeans(TANH), 1);
        double[] delta = new double[PairRow.LENGTH];
        for (int j = 0; j < delta.length; j++) {
            delta[j] = 2.0 * (j * 97 % delta.length) / delta.length;
        }
        double[] gap = new double[delta.length];
        double[] slope = new double[delta.length];
        table.row().evaluate(new double[1][delta.length], delta, delta.length, gap, slope);
        double[] out = new double[2];
        PairRow row = table.row();
        for (int j = 0; j < delta.length; j++) {
            row.one(1, 1, delta[j], out);
            assertEquals(out[0], gap[j]);
            assertEquals(out[1], slope[j]);
        }
    }

    @Test
    void vectorAndPlainLoopsHaveTheSameBits() {
        List<PairTable> tables = List.of(
                PairTable.at(new QuadratureMeans(RELU), 1), // five panels for one sign, one for the other
                PairTable.at(new QuadratureMeans(TANH), 1), // odd
                PairTable.at(new QuadratureMeans(TANH), 40), // by Clenshaw's rule
                PairTable.at(new QuadratureMeans(STEP), 1),
                PairTable.between(new QuadratureMeans(SINE), 0.5, 1));
        SplittableRandom random = new SplittableRandom(1);
        for (PairTable table : tables) {
            double[][] weights = new double[table.variances()][PairRow.LENGTH];
            for (double[] each : weights) {
                Arrays.setAll(each, j -> random.nextDouble());
            }
            PairRow fast = table.row(PairLoops.fastest());
            PairRow plain = table.row(PairLoops.plain());
            double[] own = new double[weights.length];
            table.weights(0.7, own);
            fast.turnTo(own);
            plain.turnTo(own);
            for (double largest : new double[] {0.01, 1, 2}) {
                for (int count : new int[] {PairRow.LENGTH, 203, 7, 1}) {
                    double[] delta = random.doubles(count, 0, largest).toArray();
                    delta[0] = largest;
                    double[][] found = new double[4][count];
                    fast.evaluate(weights, delta, count, found[0], found[1]);
                    plain.evaluate(weights, delta, count, found[2], found[3]);
                    assertArrayEquals(found[2], found[0]);
                    assertArrayEquals(found[3], found[1]);
                }
            }
        }
    }

    @Test
    void anOddMapServesBothSignsFromOneSide() {
        assertTrue(PairTable.at(new QuadratureMeans(TANH), 1).odd);
        assertFalse(PairTable.at(new QuadratureMeans(RELU), 1).odd);
        PairTable table = PairTable.at(new QuadratureMeans(STEP), 1); // κ = (2/π) asin ρ, κ' = (2/π)/√(1 − ρ²)
        assertTrue(table.odd);
        double[] out = new double[2];
        for (double rho : new double[] {-0.999, -0.3, 0, 0.4, 0.97}) {
            table.row().one(1, 1, 1 - rho, out);
            assertEquals(1 - 2 / Math.PI * StrictMath.asin(rho), out[0], 1e-13);
            assertEquals(2 / Math.PI / Math.sqrt((1 - rho) * (1 + rho)), out[1], 1e-13 * out[1]);
        }
    }

    @Test
    void kinksAwayFromZeroAreResolvedAtOneVarianceAndRefusedAtTwo() {
        QuadratureMeans means = new QuadratureMeans(CLIPPED);
        assertTrue(PairTable.at(means, 1).error() < PairTable.TOLERANCE);
        AccuracyException refusal = assertThrows(AccuracyException.class, () -> PairTable.between(means, 1, 2));
        assertTrue(String.valueOf(refusal.getMessage()).contains("kinks away from 0"));
    }

    @Test
    void aCorrelationOutsideItsIntervalIsRefused() {
        PairRow row = PairTable.at(new QuadratureMeans(RELU), 1).row();
        assertThrows(IllegalArgumentException.class, () -> row.one(1, 1, 2.1, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> row.one(1, 1, Double.NaN, new double[2]));
    }
}
