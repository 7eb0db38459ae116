package org.fixpoint.analyses.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fixpoint.activations.GeluTanh;
import org.fixpoint.activations.LeakyRelu;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.meanfield.ClosedFormKernelMap;
import org.fixpoint.analyses.meanfield.QuadratureKernelMap;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

/** Bounds, counterexamples and the published table. */
class RatesTest {
    private static List<Item> run(Contribution<Analysis> contribution, Map<String, ?> given, ActivationFunction of) {
        KernelMap map = of.dual().isPresent()
                ? Models.derived(new ClosedFormKernelMap(), Models.plain(of, 1))
                : Models.derived(new QuadratureKernelMap(), Models.plain(of, 1));
        GivenSubject subject = GivenSubject.empty().with(Facet.ACTIVATION, of).with(Facet.KERNEL_MAP, map);
        return Models.analysis(contribution, given).run(subject, TestRun.seeded(1));
    }

    private static List<Item> run(Contribution<Analysis> contribution, Map<String, ?> given, String name) {
        return run(contribution, given, GoldenActivations.named(name));
    }

    private static double number(Item item, String column, int row) {
        return ((Item.Table) item)
                .columns().stream()
                        .filter(each -> each.name().equals(column))
                        .map(each -> ((Column.Numbers) each).values()[row])
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

    private static double at(Item item, int... index) {
        Item.Array array = (Item.Array) item;
        int place = 0;
        for (int k = 0; k < index.length; k++) {
            place = place * array.shape()[k] + index[k];
        }
        return array.data()[place];
    }

    @Test
    void theCounterexampleOfTheSquareIsFound() {
        List<Item> items = run(new BoundViolations(), Map.of(), "square");
        assertEquals(List.of("violated"), words(items.get(0), "published"));
        assertEquals(8.0 / 9, number(items.get(0), "criterion", 0), 1e-14);
        assertEquals(List.of("holds"), words(items.get(0), "corrected"));
        assertEquals(List.of("holds"), words(items.get(0), "hyperbolic"));
        int thousandth = -1;
        for (int i = 0; i < words(items.get(1), "which").size() - 1; i++) {
            thousandth = number(items.get(1), "start", i) == 1 - 1e-3 ? i : thousandth;
        }
        assertEquals(18, number(items.get(1), "layer", thousandth));
        assertEquals(0.3607439921, number(items.get(1), "error", thousandth), 1e-10);
        assertEquals(0.3376431028, number(items.get(1), "bound", thousandth), 1e-10);
    }

    @Test
    void noCounterexampleIsFoundWhereTheCriterionAllowsNone() {
        for (String name : List.of("elu_1", "tanh", "relu", "sigmoid", "exp")) {
            List<Item> items = run(new BoundViolations(), Map.of("layers", 200), name);
            assertEquals(List.of("none found"), words(items.get(0), "published"), name);
            assertEquals(List.of("none found"), words(items.get(1), "which"), name);
            assertEquals(List.of("holds"), words(items.get(0), "hyperbolic"), name);
        }
        assertEquals(
                1.004527, number(run(new BoundViolations(), Map.of(), "elu_1").get(0), "criterion", 0), 1e-6);
        assertEquals(
                0.999915,
                number(run(new BoundViolations(), Map.of(), "gelu_exact").get(0), "criterion", 0),
                1e-6);
    }

    @Test
    void boundsStandBesideTheDistance() { // curves: distance, published, corrected, hyperbolic, notebook
        Item bounds = run(new RateAnalysis(), Map.of("layers", 40), "square").get(0);
        assertEquals(0.3607439921, at(bounds, 3, 0, 18), 1e-10);
        assertEquals(0.3376431028, at(bounds, 3, 1, 18), 1e-10);
        assertEquals(0.499 / 1e-3 * Math.pow(0.75, 18), at(bounds, 3, 2, 18), 1e-9);
        double power = Math.pow(2.0 / 3, 18);
        assertEquals(0.499 * power / (1e-3 + 0.999 * power), at(bounds, 3, 4, 18), 1e-12);
        for (int start = 0; start < 4; start++) {
            for (int l = 0; l <= 40; l++) {
                assertTrue(at(bounds, start, 0, l) <= at(bounds, start, 2, l) * (1 + 1e-9) + 1e-14);
                assertTrue(at(bounds, start, 0, l) <= at(bounds, start, 3, l) * (1 + 1e-9) + 1e-14);
            }
        }
    }

    @Test
    void thePolynomialLawIsThatOfTheFormula() {
        Item relu = run(new RateAnalysis(), Map.of(), "relu").get(1);
        assertEquals(44.4132198 / 400, at(relu, 20), 1e-8);
        assertEquals(0.2, at(run(new RateAnalysis(), Map.of(), "exp").get(1), 10), 1e-7);
        assertEquals(
                Double.POSITIVE_INFINITY,
                at(run(new RateAnalysis(), Map.of(), "tanh").get(1), 10));
        assertThrows(Refusal.class, () -> run(new RateAnalysis(), Map.of(), "identity"));
    }

    @Test
    void thePublishedTableIsReproducedToItsDigits() {
        // C, alpha, rho*, kappa(0), kappa'(0), kappa'(1), kappa'(rho*), case
        assertRow("tanh", .63, .93, 0, 0, .93, 1.18, .93, 1);
        assertRow("selu", 1.00, .97, 0, 0, .97, 1.06, .97, 1);
        assertRow("relu", .71, .95, 1, .32, .50, .95, .95, 2);
        assertRow("sigmoid", .54, .15, 1, .85, .15, .15, .15, 2);
        assertRow("exp", 2.72, .74, 1, .37, .37, 1.00, 1.00, 3);
        assertRow("gelu_exact", .65, .93, .76, .19, .59, 1.07, .93, 4);
        assertRow("celu_1", .80, .97, .60, .04, .90, 1.04, .97, 4);
        assertRow("leaky_relu_0.01", .71, .95, 1, .31, .51, .95, .95, 2);
    }

    @Test
    void fixedPointsTakeTheStepsThatTheNotebookPrints() {
        ActivationFunction leaky = GoldenActivations.made(new LeakyRelu(), Map.of("alpha", 0.2));
        assertIteration(run(new PublishedTable(), Map.of(), leaky), 535, 1, 1e-6);
        assertIteration(run(new PublishedTable(), Map.of(), "relu"), 334, 1, 1e-6);
        assertIteration(run(new PublishedTable(), Map.of(), "sigmoid"), 13, 1, 1e-6);
        assertIteration(
                run(new PublishedTable(), Map.of(), GoldenActivations.made(new GeluTanh(), Map.of())),
                268,
                0.760260,
                5e-7);
        assertIteration(run(new PublishedTable(), Map.of(), "celu_1"), 592, 0.597870, 5e-7);
        assertIteration(run(new PublishedTable(), Map.of(), "silu"), 281, 0.658667, 5e-7);
        assertIteration(run(new PublishedTable(), Map.of(), "softplus"), 20, 1, 1e-6);
        assertIteration(run(new PublishedTable(), Map.of(), "exp"), 10_000, 0.9998, 5e-5);
        assertIteration(run(new PublishedTable(), Map.of(), "tanh"), 0, 0, 0);
    }

    private static void assertIteration(List<Item> items, int steps, double rho, double tolerance) {
        assertEquals(steps, number(items.get(0), "steps", 0));
        assertEquals(rho, number(items.get(0), "rho-star", 0), tolerance);
    }

    @Test
    void layersToEpsilonFollowFromTheRate() { // sigmoid: κ'(1) = 0.152827…
        Item sigmoid =
                run(new KernelFixedPoints(), Map.of("epsilon", 1e-3), "sigmoid").get(0);
        assertEquals(Math.log(1e-3) / Math.log(0.152827011715594), number(sigmoid, "layers-to-epsilon", 0), 1e-9);
        Item relu =
                run(new KernelFixedPoints(), Map.of("epsilon", 1e-4), "relu").get(0);
        assertEquals(100 * Math.sqrt(44.4132198), number(relu, "layers-to-epsilon", 0), 1e-4);
        assertEquals(0, number(run(new KernelFixedPoints(), Map.of(), "square").get(0), "rho-star", 0) - 0.5, 1e-12);
        assertEquals(
                24 * Math.log(2) / Math.log(1.5),
                number(run(new KernelFixedPoints(), Map.of(), "square").get(0), "layers-to-epsilon", 0),
                1e-9);
        assertEquals(
                Double.POSITIVE_INFINITY,
                number(run(new KernelFixedPoints(), Map.of(), "identity").get(0), "layers-to-epsilon", 0));
    }

    @Test
    void curvesThatDoNotFitAreRefused() {
        Map<String, ?> large = Map.of("starts", new double[900], "layers", 1_000_000);
        Refusal refusal = assertThrows(Refusal.class, () -> run(new RateAnalysis(), large, "relu"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("take fewer starts, or fewer layers"));
    }

    private static void assertRow(String name, double... published) {
        Item table = run(new PublishedTable(), Map.of(), name).get(0);
        String[] columns = {
            "c", "alpha", "rho-star", "kappa-at-zero", "slope-at-zero", "slope-at-one", "local-rate", "case"
        };
        for (int i = 0; i < columns.length; i++) {
            assertEquals(published[i], number(table, columns[i], 0), 0.0052, name + " " + columns[i]);
        }
    }

    @Test
    void truncatedSlopesAreTheKnownOnesAndAreNamedAsTheReason() {
        assertEquals(
                0.9486584736, number(run(new PublishedTable(), Map.of(), "relu").get(0), "slope-at-one", 0), 1e-10);
        assertEquals(
                0.9408990554,
                number(run(new PublishedTable(), Map.of("terms", 20), "relu").get(0), "slope-at-one", 0),
                1e-10);
        ActivationFunction leaky = GoldenActivations.made(new LeakyRelu(), Map.of("alpha", 0.2));
        assertEquals(
                0.9684137998, number(run(new PublishedTable(), Map.of(), leaky).get(0), "slope-at-one", 0), 1e-10);
        Item differences = run(new PublishedTable(), Map.of(), "relu").get(1);
        assertEquals(1, number(differences, "exact", 3));
        assertEquals(3, number(differences, "exact", 6));
        assertEquals(
                "decided from the truncated kappa'(1), which is below 1",
                words(differences, "differs").get(6));
        String finding = ((Column.Words) ((Item.Table)
                                run(new PublishedTable(), Map.of(), "relu").get(2))
                        .columns()
                        .get(0))
                .values()
                .get(0);
        long agreeing = ((Column.Words) ((Item.Table) differences).columns().get(3))
                .values().stream().filter("no"::equals).count();
        assertTrue(
                finding.startsWith(agreeing + " of 7 published numbers are exact to 1e-9; furthest off is "), finding);
        Item exp = run(new PublishedTable(), Map.of(), "exp").get(1);
        assertEquals(1 - 2 / Math.E, number(exp, "exact", 5), 1e-13);
        assertEquals(2 / Math.E, number(exp, "published", 5), 1e-9);
        assertTrue(words(exp, "differs").get(5).contains("the table prints kappa(0) + kappa'(0)"));
    }

    @Test
    void hermiteApproximationsMissByWhatTheNotebookPrints() {
        assertEquals(
                3.2e-2, at(run(new HermiteApproximation(), Map.of(), "relu").get(0), 9), 5e-4);
        assertEquals(4.0e-4, at(run(new HermiteApproximation(), Map.of(), "exp").get(0), 9), 5e-6);
        assertEquals(
                9.7e-3, at(run(new HermiteApproximation(), Map.of(), "tanh").get(0), 9), 5e-5);
    }

    @Test
    void deviationsVanishAtTheFixedPointsWithTheSlopesOfTheParabolas() {
        List<Item> items =
                run(new KernelDeviation(), Map.of("points", 5), GoldenActivations.made(new GeluTanh(), Map.of()));
        assertEquals(-0.0673, number(items.get(1), "slope-at-rho-star", 0), 5e-5);
        assertEquals(0.0720, number(items.get(1), "slope-at-one", 0), 5e-5);
        Item square = run(new KernelDeviation(), Map.of("points", 5), "square").get(0);
        assertEquals(0, at(square, 0, 4), 1e-15);
        assertEquals(
                1.0 / 3, at(square, 0, 2), 1e-15); // κ(0) = 1/3, and Δ = (2/3)(ρ − 1/2)(ρ − 1) itself is the parabola
        assertEquals(1.0 / 3, at(square, 1, 2), 1e-14);
        assertEquals(1.0 / 3, at(square, 2, 2), 1e-14);
        assertEquals(1.0 / 6, at(square, 3, 2), 1e-14);
    }
}
