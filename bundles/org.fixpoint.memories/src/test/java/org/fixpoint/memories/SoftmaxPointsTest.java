package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.maths.dynamics.Stability;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftmaxPointsTest {
    private static List<SoftmaxPoints.Orbit> orbits(int n, double beta) {
        return SoftmaxPoints.of(n, beta, TestRun.seeded(1));
    }

    private static BigInteger count(int n, double beta) {
        return orbits(n, beta).stream().map(SoftmaxPoints.Orbit::multiplicity).reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Test
    void countsBetweenThresholdsAreTheGoldenOnes() {
        Golden.table("identity_fixed_point_counts").properties().forEach(entry -> {
            for (JsonNode stretch : entry.getValue()) {
                double from = stretch.path("beta_from").asDouble();
                String end = stretch.path("beta_to").asText();
                double to = end.equals("inf") ? from + 20 : Double.parseDouble(end);
                for (double share : new double[] {1e-6, 0.3, 0.9, 1 - 1e-6}) {
                    double beta = from + share * (to - from);
                    assertEquals(
                            BigInteger.valueOf(stretch.path("count").asLong()),
                            count(Integer.parseInt(entry.getKey()), beta),
                            "N = " + entry.getKey() + ", beta = " + beta);
                }
            }
        });
    }

    @Test
    void orbitsAreTheGoldenOnes() {
        Golden.table("identity_fixed_points").properties().forEach(entry -> {
            String[] key = entry.getKey().split("[=,]", -1);
            int n = Integer.parseInt(key[1]);
            double beta = Double.parseDouble(key[3]);
            List<SoftmaxPoints.Orbit> orbits = orbits(n, beta);
            assertEquals(entry.getValue().size(), orbits.size(), entry.getKey());
            for (JsonNode golden : entry.getValue()) {
                double a = golden.path("a").asDouble();
                SoftmaxPoints.Orbit orbit = orbits.stream()
                        .filter(o -> o.large() == golden.path("k_large").asInt() && Math.abs(o.a() - a) < 1e-9)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(entry.getKey() + " lacks a = " + a));
                assertEquals(a, orbit.a(), 1e-13);
                assertTrue(Math.abs(a - orbit.a()) <= orbit.error() + Math.ulp(a), "the error is larger than stated");
                assertEquals(
                        golden.path("multiplicity").asLong(),
                        orbit.multiplicity().longValueExact());
                assertEquals(golden.path("morse_index").asInt(), orbit.index().orElseThrow());
                if (!golden.path("b").isNull()) {
                    assertEquals(golden.path("b").asDouble(), orbit.b(), 1e-13);
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"2, 2.5", "3, 2.9", "5, 4.9", "5, 6", "6, 5.9", "6, 9", "8, 7.8", "8, 20", "12, 40"})
    void everyOrbitIsFixedWithTheIndexAndEnergyOfTheMapItself(int n, double beta) {
        SoftmaxMap map = new SoftmaxMap(n, beta);
        double[] jacobian = new double[n * n];
        double[] image = new double[n];
        for (SoftmaxPoints.Orbit orbit : orbits(n, beta)) {
            double[] x = new double[n];
            Arrays.fill(x, 0, orbit.large(), orbit.a());
            Arrays.fill(x, orbit.large(), n, orbit.b());
            map.apply(x, image);
            for (int i = 0; i < n; i++) {
                assertEquals(x[i], image[i], 1e-14);
            }
            map.jacobian(x, jacobian);
            Stability stability = Stability.of(jacobian, n).orElseThrow();
            assertEquals(stability.index(), orbit.index().orElseThrow(), orbit.toString());
            assertEquals(map.energy().orElseThrow().of(x), orbit.energy(), 1e-14);
            assertTrue(orbit.residual() < 1e-15, orbit.toString());
            if (orbit.large() < n) {
                assertTrue(
                        Arrays.stream(stability.real()).anyMatch(v -> Math.abs(v - orbit.between()) < 1e-13),
                        "no eigenvalue " + orbit.between());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 2.8", "7, 6.9", "10, 11", "31, 30", "200, 60", "1000, 1200"})
    void theSumOfSignsIsOne(int n, double beta) {
        BigInteger sum = BigInteger.ZERO;
        for (SoftmaxPoints.Orbit orbit : orbits(n, beta)) {
            boolean even = orbit.index().orElseThrow() % 2 == 0;
            sum = even ? sum.add(orbit.multiplicity()) : sum.subtract(orbit.multiplicity());
        }
        assertEquals(BigInteger.ONE, sum);
    }

    @Test
    void aboveTheLastThresholdThereIsOnePointForEverySubset() {
        assertEquals(BigInteger.TWO.pow(300).subtract(BigInteger.ONE), count(300, 301));
        assertEquals(BigInteger.TWO.pow(301).subtract(BigInteger.ONE), count(301, 302));
    }

    @Test
    void atAThresholdThePointIsGivenAsDegenerate() {
        double beta = new SoftmaxBranch(5, 2).fold().beta();
        List<SoftmaxPoints.Orbit> orbits = orbits(5, beta);
        SoftmaxPoints.Orbit last = orbits.get(orbits.size() - 1);
        assertEquals("fold", last.branch());
        assertTrue(last.index().isEmpty());
        assertEquals(1, last.between(), 1e-13);
        assertEquals(BigInteger.valueOf(1 + 2 * 5 + 10), count(5, beta));
        assertFalse(
                orbits(5, beta * (1 + 1e-12)).stream().anyMatch(o -> o.index().isEmpty()));
        assertEquals(BigInteger.valueOf(31), count(5, beta * (1 + 1e-12)));
        assertEquals(BigInteger.valueOf(11), count(5, beta * (1 - 1e-12)));
    }

    @Test
    void whereBetaIsTheNumberOfComponentsInnerPointsAreTheCentre() {
        List<SoftmaxPoints.Orbit> orbits = orbits(6, 6);
        assertTrue(orbits.get(0).index().isEmpty());
        assertEquals(BigInteger.valueOf(1 + 6 + 15), count(6, 6));
    }

    @Test
    void largeInverseTemperaturesDoNotOverflow() {
        for (SoftmaxPoints.Orbit orbit : orbits(4, 5000)) {
            assertEquals(1.0 / orbit.large(), orbit.a(), 1e-15);
            assertTrue(Double.isFinite(orbit.energy()) && orbit.residual() < 1e-15, orbit.toString());
        }
    }

    private static Item.Table table(Contribution<Analysis> contribution, SoftmaxModel model, int at) {
        Analysis analysis = contribution.create(Values.of(contribution.descriptor(), Map.of()));
        return (Item.Table) analysis.run(GivenSubject.empty().with(SoftmaxModel.FACET, model), TestRun.seeded(1))
                .get(at);
    }

    private static double number(Item.Table table, String column, int row) {
        return ((Column.Numbers) column(table, column)).values()[row];
    }

    private static String word(Item.Table table, String column, int row) {
        return ((Column.Words) column(table, column)).values().get(row);
    }

    private static Column column(Item.Table table, String name) {
        return table.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void equiangularPatternsHaveThresholdsOverOneMinusTheirCosine() { // the golden file's triangle:
        // 1.83042905115514959792
        Item.Table table = table(new SoftmaxThresholds(), new SoftmaxModel(3, 2, -0.5), 0);
        assertEquals(1.8304290511551496, number(table, "beta", 0), 1e-14);
        assertEquals("1", word(table, "count-below", 0));
        assertEquals("7", word(table, "count-above", 0));
    }

    @Test
    void thresholdsOfTenThousandComponentsAreListedWithTheirCounts() {
        Item.Table table = table(new SoftmaxThresholds(), new SoftmaxModel(10_000, 2, 0), 0);
        assertEquals(5000, table.rows());
        assertEquals(12.66282275570038, number(table, "beta", 0), 1e-13);
        assertEquals("20001", word(table, "count-above", 0));
        assertEquals(10_000, number(table, "beta", 4999), 0);
        assertEquals("pitchfork", word(table, "kind", 4999));
        assertEquals(10_000 * StrictMath.log10(2), number(table, "log10-count-above", 4999), 1e-11);
        assertTrue(word(table, "count-above", 4999).endsWith("e+3010"), word(table, "count-above", 4999));
    }

    @Test
    void countsAreGivenWithTheirDegree() {
        Item.Table table = table(new SoftmaxFixedPoints(), new SoftmaxModel(7, 6.5, 0), 1);
        assertEquals("57", word(table, "fixed-points", 0));
        assertEquals("8", word(table, "stable", 0)); // the seven vertices' points and the centre
        assertEquals("1", word(table, "degree", 0));
        assertEquals("0", word(table, "undecided", 0));
    }
}
