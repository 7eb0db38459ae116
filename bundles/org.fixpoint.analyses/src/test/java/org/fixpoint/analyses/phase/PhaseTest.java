package org.fixpoint.analyses.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.activations.ExpQuadratic;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.Models;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

/** Length maps, the edge of chaos and phase diagrams against closed forms. */
class PhaseTest {
    private static final Map<String, Object> COARSE = Map.of("weight-points", 5, "bias-points", 3);

    private static MeanFieldRule rule(String activation, double weights, double biases) {
        return new MeanFieldRule(
                GoldenActivations.named(activation), false, 20, weights, biases, 0, Normalisation.NONE);
    }

    private static List<Item> run(Contribution<Analysis> contribution, Map<String, ?> given, MeanFieldRule rule) {
        return Models.analysis(contribution, given).run(Models.with(rule), TestRun.seeded(1));
    }

    private static double[] numbers(Item item, String column) {
        return ((Item.Table) item)
                .columns().stream()
                        .filter(each -> each.name().equals(column))
                        .map(each -> ((Column.Numbers) each).values())
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> words(Item item, String column) {
        return ((Item.Table) item)
                .columns().stream()
                        .filter(each -> each.name().equals(column))
                        .map(each -> ((Column.Words) each).values())
                        .findFirst()
                        .orElseThrow();
    }

    private static Item edge(MeanFieldRule rule) {
        return run(new EdgeOfChaos(), Map.of(), rule).get(0);
    }

    private static String finding(MeanFieldRule rule) {
        return words(run(new EdgeOfChaos(), Map.of(), rule).get(1), "finding").get(0);
    }

    @Test
    void theFindingNamesThePhaseAndWhereCorrelationsGo() {
        MeanFieldRule chaotic = rule("tanh", 2.5, 0.05);
        Item table = edge(chaotic);
        String said = finding(chaotic);
        assertTrue(said.startsWith("Chaotic: χ₁ = "), said);
        assertEquals(numbers(table, "c-star")[0], Double.parseDouble(after(said, "c* = ")), 1e-4);
        assertEquals(numbers(table, "xi-c")[0], Double.parseDouble(after(said, "ξ_c = ")), 1e-2);
        assertEquals(numbers(table, "chi")[0], Double.parseDouble(after(said, "χ₁ = ")), 1e-3);
        assertTrue(finding(rule("tanh", 0.5, 0.05)).startsWith("Ordered: "));
        assertTrue(finding(rule("relu", 2, 0)).contains("that inputs keep"), finding(rule("relu", 2, 0)));
        assertEquals("No stationary variance: variances grow without bound.", finding(rule("relu", 3, 0.1)));
    }

    private static String after(String sentence, String mark) {
        return sentence.substring(sentence.indexOf(mark) + mark.length()).split("[ ,]", 2)[0];
    }

    @Test
    void theLengthMapOfTheSineIsInClosedForm() { // q⁺ = σ_w² (1 − e^(−2q))/2 + σ_b²
        List<Item> items =
                run(new LengthMapAnalysis(), Map.of("points", 9, "starts", new double[] {0.5, 3}), rule("sin", 4, 0.1));
        Item.Array map = (Item.Array) items.get(0);
        for (int i = 0; i < 9; i++) {
            double q = 0.01 + 3.99 * i / 8;
            assertEquals(-2 * Math.expm1(-2 * q) + 0.1, map.data()[i], 1e-13);
        }
        double star = numbers(items.get(2), "variance")[0];
        assertEquals(star, -2 * Math.expm1(-2 * star) + 0.1, 1e-14);
        assertEquals(4 * Math.exp(-2 * star), numbers(items.get(2), "slope")[0], 1e-13);
        assertEquals(List.of("attracting"), words(items.get(2), "stability"));
        Item.Array paths = (Item.Array) items.get(1);
        assertEquals(star, paths.data()[19], 1e-12);
        assertEquals(star, paths.data()[39], 1e-12);
        assertEquals(-2 * Math.expm1(-1) + 0.1, paths.data()[1], 1e-13);
    }

    @Test
    void chiOfTheErrorFunctionIsInClosedFormOnBothSidesOfTheEdge() { // χ₁ = σ_w² (4/π)/√(1 + 4q*)
        for (double weights : new double[] {0.6, 3}) {
            Item table = edge(rule("erf", weights, 0.05));
            double q = numbers(table, "q-star")[0];
            assertEquals(q, weights * 2 / Math.PI * Math.asin(2 * q / (1 + 2 * q)) + 0.05, 1e-13);
            double chi = weights * 4 / Math.PI / Math.sqrt(1 + 4 * q);
            assertEquals(chi, numbers(table, "chi")[0], 1e-13);
            assertEquals(List.of(chi < 1 ? "ordered" : "chaotic"), words(table, "phase"));
            double c = numbers(table, "c-star")[0];
            assertEquals(c, (weights * 2 / Math.PI * Math.asin(2 * q * c / (1 + 2 * q)) + 0.05) / q, 1e-12);
            double v = 2 * q * c / (1 + 2 * q);
            double slope = weights * 4 / Math.PI / (1 + 2 * q) / Math.sqrt(1 - v * v);
            assertEquals(slope, numbers(table, "slope-at-c-star")[0], 1e-12);
            assertEquals(-1 / Math.log(slope), numbers(table, "xi-c")[0], 1e-9 / (1 - slope));
            assertTrue(chi < 1 ? c == 1 : c > 0 && c < 1);
        }
    }

    @Test
    void tanhWithoutBiasVanishesBelowTheEdgeAndIsChaoticAboveIt() {
        Item below = edge(rule("tanh", 0.8, 0));
        assertEquals(0, numbers(below, "q-star")[0]);
        assertEquals(0.8, numbers(below, "chi")[0], 1e-15);
        assertEquals(List.of("ordered"), words(below, "phase"));
        Item above = edge(rule("tanh", 1.5, 0));
        assertEquals(List.of("no", "yes"), words(above, "reached"));
        assertEquals("chaotic", words(above, "phase").get(1));
        assertEquals(0, numbers(above, "c-star")[1]);
        assertEquals("critical", words(edge(rule("tanh", 1, 0)), "phase").get(0));
    }

    @Test
    void reluIsCriticalAtTwoWhereEveryVarianceStays() {
        Item table = edge(rule("relu", 2, 0));
        assertEquals(List.of("every variance stays"), words(table, "stability"));
        assertEquals(List.of("critical"), words(table, "phase"));
        assertEquals(1, numbers(table, "chi")[0], 1e-15);
        assertEquals(1, numbers(table, "c-star")[0]);
        assertEquals(Double.POSITIVE_INFINITY, numbers(table, "xi-c")[0]);
        assertEquals(List.of("unbounded"), words(edge(rule("relu", 2.5, 0.1)), "phase"));
        assertEquals(0.2 / (1 - 0.75), numbers(edge(rule("relu", 1.5, 0.2)), "q-star")[0], 1e-13);
    }

    @Test
    void aSkipKeepsFixedPointsAndSlowsTheApproach() {
        MeanFieldRule plain = rule("erf", 3, 0.05);
        MeanFieldRule skipping =
                new MeanFieldRule(plain.activation(), false, 20, 3, 0.05, 0.6, Skip.INDEPENDENT, Normalisation.NONE);
        Item before = edge(plain);
        Item after = edge(skipping);
        assertEquals(numbers(before, "q-star")[0], numbers(after, "q-star")[0]);
        assertEquals(0.64 * numbers(before, "slope-at-c-star")[0] + 0.36, numbers(after, "slope-at-c-star")[0], 1e-14);
        assertTrue(numbers(after, "xi-q")[0] > numbers(before, "xi-q")[0]);
    }

    @Test
    void tanhIsCriticalAtWeightVarianceOneWithoutBias() {
        Item line = run(new PhaseDiagram(), COARSE, rule("tanh", 1, 0)).get(2);
        assertEquals(0, numbers(line, PhaseDiagram.BIASES)[0]);
        assertEquals(1, numbers(line, PhaseDiagram.WEIGHTS)[0], 1e-10);
        assertTrue(numbers(line, PhaseDiagram.WEIGHTS)[2] > numbers(line, PhaseDiagram.WEIGHTS)[1]);
        for (double residual : numbers(line, "residual")) {
            assertTrue(residual < 1e-12, "residual " + residual);
        }
    }

    @Test
    void scaledActivationsAreCriticalAtTheirSecondMoment() { // φ/√E[φ²] has the weight variance E[φ²] σ_w²
        MeanFieldRule scaled = new MeanFieldRule(GoldenActivations.named("relu"), true, 2, 1, 0, 0, Normalisation.NONE);
        Item line = run(new PhaseDiagram(), COARSE, scaled).get(2);
        assertEquals(1, numbers(line, PhaseDiagram.WEIGHTS)[0], 1e-14);
        assertEquals(List.of("every variance stays"), words(line, "note"));
    }

    @Test
    void stationaryVariancesNextToAFoldAreFound() { // q = σ_w² e^(2q) has two solutions up to 1/(2e) = 0.18394
        for (double weights : new double[] {0.183, 0.1838}) {
            Item table = edge(rule("exp", weights, 0));
            double[] q = numbers(table, "q-star");
            assertEquals(2, q.length, "σ_w² = " + weights);
            assertEquals(weights * Math.exp(2 * q[0]), q[0], 1e-12);
            assertEquals(List.of("attracting", "repelling"), words(table, "stability"));
            Item fixed = run(new LengthMapAnalysis(), Map.of(), rule("exp", weights, 0))
                    .get(2);
            assertArrayEquals(q, numbers(fixed, "variance"));
        }
        assertEquals(List.of("unbounded"), words(edge(rule("exp", 0.184, 0)), "phase"));
    }

    @Test
    void theGridAgreesWithTheEdgeOfChaos() {
        Map<String, Object> given = new HashMap<>(COARSE);
        given.put("weight-from", 0.5);
        given.put("weight-to", 2.5);
        given.put("bias-from", 0.1);
        for (String activation : List.of("erf", "gelu_exact")) {
            Item.Array chi = (Item.Array)
                    run(new PhaseDiagram(), given, rule(activation, 1, 0)).get(0);
            for (int i = 0; i < 5; i++) {
                Item table = edge(rule(activation, 0.5 * (i + 1), 0.3));
                int row = words(table, "reached").indexOf("yes");
                double expected = row < 0 ? Double.POSITIVE_INFINITY : numbers(table, "chi")[row];
                assertEquals(expected, chi.data()[3 * i + 1], 1e-8, activation + " " + i);
            }
        }
    }

    @Test
    void theLineOfGeluTurnsFromRepellingToAttracting() { // it ends at φ'(0)⁻² = 4, where q⁺ = q + c q² + … with c > 0
        Item line = run(new PhaseDiagram(), Map.of("bias-points", 6), rule("gelu_exact", 1, 0))
                .get(2);
        List<String> notes = words(line, "note");
        assertEquals(4, numbers(line, PhaseDiagram.WEIGHTS)[0], 1e-14);
        assertEquals("repelling", notes.get(0));
        assertTrue(notes.get(notes.size() - 1).startsWith("attracting"));
        double[] slopes = numbers(line, "length-slope");
        assertTrue(slopes[notes.size() / 2] > 1 && slopes[slopes.length - 1] < 1);
    }

    @Test
    void theFoldOfTheLineOfGeluIsLocatedAndRowsKeepToTheRange() {
        Map<String, Object> given =
                Map.of("bias-points", 6, "weight-from", 1.0, "weight-to", 3.0, "at", new double[] {9});
        Item line = run(new PhaseDiagram(), given, rule("gelu_exact", 1, 0)).get(2);
        double[] weights = numbers(line, PhaseDiagram.WEIGHTS);
        double[] biases = numbers(line, PhaseDiagram.BIASES);
        for (int i = 0; i < weights.length; i++) {
            boolean inside = weights[i] >= 1 && weights[i] <= 3 && biases[i] <= 0.5;
            assertTrue(inside || biases[i] == 9, biases[i] + " " + weights[i]);
        }
        Item wide = run(new PhaseDiagram(), Map.of("bias-points", 6), rule("gelu_exact", 1, 0))
                .get(2);
        int fold = 0;
        while (!words(wide, "note").get(fold).startsWith("fold")) {
            fold++;
        }
        assertEquals(1, numbers(wide, "length-slope")[fold], 1e-10);
        assertTrue(numbers(wide, "length-slope")[fold - 1] > 1);
        assertTrue(numbers(wide, "length-slope")[fold + 1] < 1);
    }

    @Test
    void aFastGrowingActivationIsFollowedAsFarAsItIsSquareIntegrable() { // exp(0.2 x²) at variance q up to 1.25
        ActivationFunction phi = GoldenActivations.made(new ExpQuadratic(), Map.of("a", 0.2));
        MeanFieldRule rule =
                new MeanFieldRule(GoldenActivations.withoutDual(phi), false, 2, 0.3, 0.05, 0, Normalisation.NONE);
        Item table = edge(rule);
        int row = words(table, "reached").indexOf("yes");
        double q = numbers(table, "q-star")[row];
        assertEquals(q, 0.3 / Math.sqrt(1 - 0.8 * q) + 0.05, 1e-10); // E[exp(0.4 q Z²)] = (1 − 0.8q)^(−1/2)
        assertEquals(3, run(new PhaseDiagram(), COARSE, rule).size());
    }

    @Test
    void itsDimensionsAreNotThoseThatASweepOfTheModelAdds() {
        Item chi = run(new PhaseDiagram(), COARSE, rule("tanh", 1, 0)).get(0);
        assertEquals(
                List.of("sigma-w-squared", "sigma-b-squared"),
                ((Item.Array) chi).dims().stream().map(Dimension::name).toList());
    }

    @Test
    void reluWithMoreWeightHasNoStationaryVariance() {
        List<Item> items = run(
                new PhaseDiagram(),
                Map.of("weight-from", 1.0, "weight-to", 3.0, "weight-points", 5),
                rule("relu", 1, 0));
        double[] chi = ((Item.Array) items.get(0)).data();
        double[] variance = ((Item.Array) items.get(1)).data();
        assertEquals(0.5, chi[0], 1e-12);
        assertEquals(0, variance[0]);
        assertEquals(Double.POSITIVE_INFINITY, chi[chi.length - 1]);
        assertEquals(Double.POSITIVE_INFINITY, variance[variance.length - 1]);
        assertEquals(2, numbers(items.get(2), PhaseDiagram.WEIGHTS)[0], 1e-13);
    }

    @Test
    void jumpsAndNormalisationsAreRefusedWithTheRemedy() {
        Refusal jump = assertThrows(Refusal.class, () -> run(new PhaseDiagram(), COARSE, rule("heaviside", 1, 0)));
        assertTrue(String.valueOf(jump.getMessage()).contains("take a continuous activation"));
        MeanFieldRule normalised =
                new MeanFieldRule(GoldenActivations.named("tanh"), false, 2, 1, 0, 0, Normalisation.RMS_POST);
        Refusal fixed = assertThrows(Refusal.class, () -> edge(normalised));
        assertTrue(String.valueOf(fixed.getMessage()).contains("normalisation: none"));
        MeanFieldRule identity = new MeanFieldRule(
                GoldenActivations.named("tanh"), false, 2, 1, 0, 0.5, Skip.IDENTITY, Normalisation.NONE);
        assertThrows(Refusal.class, () -> edge(identity));
    }

    @Test
    void aJumpIsChaoticEverywhereAndStillHasItsFixedPoint() { // c⁺ = (2/π) asin c for the sign without bias
        Item table = edge(rule("heaviside", 1, 0.2));
        assertEquals(Double.POSITIVE_INFINITY, numbers(table, "chi")[0]);
        double q = 0.7;
        double c = numbers(table, "c-star")[0];
        assertEquals(c, (0.25 + Math.asin(c) / (2 * Math.PI) + 0.2) / q, 1e-12);
    }
}
