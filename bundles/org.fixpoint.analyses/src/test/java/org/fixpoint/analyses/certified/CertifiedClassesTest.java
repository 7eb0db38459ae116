package org.fixpoint.analyses.certified;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixpoint.activations.ExpQuadratic;
import org.fixpoint.activations.FormulaActivation;
import org.fixpoint.activations.HardShrink;
import org.fixpoint.activations.HardSwish;
import org.fixpoint.activations.Hermite;
import org.fixpoint.activations.Mish;
import org.fixpoint.activations.Polynomial;
import org.fixpoint.activations.Relu6;
import org.fixpoint.activations.ReluSquared;
import org.fixpoint.activations.Snake;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.GoldenTable;
import org.fixpoint.analyses.Models;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Facet;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class CertifiedClassesTest {
    private static CertifiedClassification classified(ActivationFunction phi) {
        return CertifiedClassification.of(phi, 64);
    }

    private static Item.Table table(ActivationFunction phi) {
        GivenSubject subject = GivenSubject.empty().with(Facet.ACTIVATION, phi);
        List<Item> items =
                Models.analysis(new CertifiedClasses(), Map.of("degree", 40)).run(subject, TestRun.seeded(1));
        return (Item.Table) items.get(0);
    }

    private static double number(Item.Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(column -> ((Column.Numbers) column).values()[0])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyGoldenClassIsProven() {
        GoldenTable golden = new GoldenTable("kernel.csv");
        List<String> wrong = new ArrayList<>();
        GoldenActivations.all().forEach((name, phi) -> {
            CertifiedClassification certified = classified(phi);
            String expected = golden.word(name, "class").replaceAll(" .*", "");
            if (!certified.className().equals(expected)) {
                wrong.add(name + " is " + certified.className() + ": "
                        + certified.found().reason());
            }
            double slope = golden.number(name, "dkappa1_norm");
            assertTrue(certified.found().slopeExcess().high() >= slope - 1 - 1e-15, name);
            assertTrue(
                    slope == Double.POSITIVE_INFINITY
                            || certified.found().slopeExcess().low() <= slope - 1 + 1e-15,
                    name);
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void otherStockActivationsAreDecided() {
        assertEquals(
                "interior",
                classified(GoldenActivations.made(new Mish(), Map.of())).className());
        assertEquals(
                "interior",
                classified(GoldenActivations.made(new HardSwish(), Map.of())).className());
        assertEquals(
                "interior",
                classified(GoldenActivations.made(new Relu6(), Map.of())).className());
        assertEquals(
                "interior",
                classified(GoldenActivations.made(new ReluSquared(), Map.of())).className());
        assertEquals(
                "interior",
                classified(GoldenActivations.made(new Snake(), Map.of())).className());
        assertEquals(
                "orthogonal",
                classified(GoldenActivations.made(new HardShrink(), Map.of())).className());
        assertEquals(
                "orthogonal",
                classified(GoldenActivations.made(new Hermite(), Map.of("k", 12)))
                        .className());
    }

    @Test
    void parametersWithinAMillionthOfTheBoundaryAreDecided() {
        double critical = (Math.sqrt(2) - 1) / 2; // κ'(1) = 4a²/(1 − 4a)
        for (double step : new double[] {1e-7, -1e-7}) {
            ActivationFunction phi = GoldenActivations.made(new ExpQuadratic(), Map.of("a", critical + step));
            assertEquals(
                    step > 0 ? "interior" : "aligned-exponential",
                    classified(phi).className());
            double c = Math.sqrt(0.5);
            double c0 = 0.5 * Math.sqrt(1 - step); // κ'(1) − 1 = c₂² − c₀²
            ActivationFunction two = GoldenActivations.made(
                    new Polynomial(), Map.of("coefficients", new double[] {c0 - c / 2, c, c / 2}));
            assertEquals(
                    step > 0 ? "interior" : "aligned-exponential",
                    classified(two).className());
        }
    }

    @Test
    void theTableHoldsBoundsAndTheReason() {
        Item.Table square = table(GoldenActivations.named("square")); // κ = (1 + 2ρ²)/3
        assertTrue(number(square, "rho-star-lower") <= 0.5 && 0.5 <= number(square, "rho-star-upper"));
        assertTrue(number(square, "local-rate-lower") <= 2.0 / 3 && 2.0 / 3 <= number(square, "local-rate-upper"));
        assertTrue(number(square, "slope-excess-upper") - number(square, "slope-excess-lower") < 1e-12);
        Item.Table step = table(GoldenActivations.named("heaviside"));
        assertEquals(Double.POSITIVE_INFINITY, number(step, "slope-excess-lower"));
        Item.Table relu = table(GoldenActivations.named("relu"));
        assertEquals(0, number(relu, "slope-excess-lower"));
        Column reason = relu.columns().get(relu.columns().size() - 1);
        assertTrue(((Column.Words) reason).values().get(0).contains("phi(t x) = t phi(x)"));
    }

    @Test
    void whatCannotBeCertifiedIsRefusedWithTheReason() {
        ActivationFunction bare = GoldenActivations.affine(1, GoldenActivations.named("tanh"), 0);
        assertTrue(message(bare).contains("offers no proven bounds"));
        ActivationFunction growing = GoldenActivations.made(
                new FormulaActivation().specialised(Map.of("formula", "exp(x^2/4)")), Map.of("formula", "exp(x^2/4)"));
        assertTrue(message(growing).contains("it is not proven that E[phi^2] is finite"), message(growing));
    }

    private static String message(ActivationFunction phi) {
        return String.valueOf(assertThrows(Refusal.class, () -> classified(phi)).getMessage());
    }
}
