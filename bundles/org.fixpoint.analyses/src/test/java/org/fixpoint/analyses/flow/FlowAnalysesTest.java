package org.fixpoint.analyses.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Sign;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.meanfield.ClosedFormKernelMap;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.analyses.meanfield.QuadratureKernelMap;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.maths.kernel.TangentOde;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

/** What the analyses of kernels find where it is known. */
class FlowAnalysesTest {
    private static final ActivationFunction RELU = GoldenActivations.made(new Relu(), Map.of());
    private static final ActivationFunction TANH = GoldenActivations.made(new Tanh(), Map.of());

    private static GivenSubject subject(MeanFieldRule rule, Batch batch) {
        Expectations way = rule.activation().dual().isPresent() ? Expectations.CLOSED_FORM : Expectations.QUADRATURE;
        GivenSubject subject = Models.with(rule).with(batch).with(Facet.KERNEL_FLOW, GramFlow.of(rule, way));
        return rule.normalisation().ofBatch()
                ? subject
                : subject.with(
                        Facet.KERNEL_MAP,
                        way == Expectations.CLOSED_FORM
                                ? Models.derived(new ClosedFormKernelMap(), rule)
                                : Models.derived(new QuadratureKernelMap(), rule));
    }

    private static double[] item(
            Contribution<Analysis> analysis, Map<String, ?> given, GivenSubject subject, int which) {
        List<Item> items = Models.analysis(analysis, given).run(subject, TestRun.seeded(1));
        return ((Item.Array) items.get(which)).data();
    }

    private static String refusal(Contribution<Analysis> analysis, Map<String, ?> given, GivenSubject subject) {
        return String.valueOf(assertThrows(Refusal.class, () -> item(analysis, given, subject, 0))
                .getMessage());
    }

    /** Inputs around one centre for each class. */
    private static Batch classes(int perClass, double noise) {
        SplittableRandom random = new SplittableRandom(4);
        int n = 2 * perClass;
        double[] rows = new double[8 * n];
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 8; j++) {
                rows[8 * i + j] = (j % 2 == i % 2 ? 1 : 0.2) + noise * random.nextDouble(-1, 1);
            }
            labels.add(i % 2 == 0 ? "even" : "odd");
        }
        return new Batch(rows, n, 8, new int[0], labels);
    }

    private static final Batch ORTHOGONAL =
            new Batch(new double[] {2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0}, 3, 4, new int[0], List.of());

    @Test
    void kernelFlowOfReluFromOrthogonalInputs() { // κ(0) = 1/π, Θ¹ = κ'·ρ = 0 off and 1 on the diagonal
        GivenSubject subject = subject(Models.plain(RELU, 1), ORTHOGONAL);
        Map<String, ?> rank = Map.of("effective-rank", true);
        assertArrayEquals(new double[] {0, 1 / Math.PI}, item(new KernelFlowAnalysis(), rank, subject, 0), 1e-14);
        assertArrayEquals(new double[] {0, 0}, item(new KernelFlowAnalysis(), rank, subject, 1), 1e-14);
        assertArrayEquals(new double[] {1, 1}, item(new KernelFlowAnalysis(), rank, subject, 2), 1e-14);
        assertArrayEquals(new double[] {0, 1}, item(new KernelFlowAnalysis(), rank, subject, 3), 1e-14);
        assertArrayEquals(new double[] {0, 0}, item(new KernelFlowAnalysis(), rank, subject, 4), 1e-14);
        double c = 1 / Math.PI;
        double[] p = {(1 + 2 * c) / 3, (1 - c) / 3, (1 - c) / 3};
        double entropy = 0;
        for (double share : p) {
            entropy -= share * StrictMath.log(share);
        }
        double[] ranks = item(new KernelFlowAnalysis(), rank, subject, 6);
        assertArrayEquals(new double[] {3, StrictMath.exp(entropy)}, ranks, 1e-13);
    }

    @Test
    void similarityIsThatOfTheNamedPairs() { // the first two inputs are one, the third is orthogonal to them
        double[] rows = {1, 0, 2, 0, 0, 3};
        Batch named = new Batch(rows, 3, 2, new int[] {0, 1}, List.of());
        GivenSubject subject = subject(Models.plain(RELU, 1), named);
        assertArrayEquals(new double[] {1, 1}, item(new KernelFlowAnalysis(), Map.of(), subject, 5), 1e-14);
        double[] all = {1.0 / 3, (1 + 2 / Math.PI) / 3};
        assertArrayEquals(all, item(new KernelFlowAnalysis(), Map.of(), subject, 0), 1e-14);
        Batch unnamed = new Batch(rows, 3, 2, new int[0], List.of());
        subject = subject(Models.plain(RELU, 1), unnamed);
        assertArrayEquals(all, item(new KernelFlowAnalysis(), Map.of(), subject, 5), 1e-14);
    }

    @Test
    void regressionTellsSeparateClassesApartAtEveryDepth() {
        GivenSubject subject = subject(Models.plain(RELU, 4), classes(20, 0.2));
        double[] accuracy = item(new KernelRegression(), Map.of(), subject, 0);
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1, 1, 1}, accuracy); // two kernels at the layers 0, 1, 2, 4
        for (double residual : item(new KernelRegression(), Map.of(), subject, 2)) {
            assertTrue(residual < 1e-9, "residual " + residual);
        }
        assertEquals(2, item(new KernelRegression(), Map.of("layers", new double[] {3}), subject, 0).length);
        for (double low : item(new KernelRegression(), Map.of(), subject, 3)) { // 20 of 20: n/(n + z²)
            assertEquals(20 / (20 + 3.841458820694124), low, 1e-12);
        }
        Item.Table finding = (Item.Table) Models.analysis(new KernelRegression(), Map.of())
                .run(subject, TestRun.seeded(1))
                .get(5);
        assertEquals(
                List.of("nngp: 20 of 20 test inputs right at layer 0, 100 % (95 % interval 83.89 % to 100 %), and 20 at"
                        + " layer 4; tangent: 20 of 20 test inputs right at layer 0, 100 % (95 % interval 83.89 % to"
                        + " 100 %), and 20 at layer 4."),
                ((Column.Words) finding.columns().get(0)).values());
    }

    @Test
    void regressionWithAHugeRidgeAnswersTheMean() { // f = ȳ: the squared error is that of the mean of the labels
        GivenSubject subject = subject(Models.plain(RELU, 1), classes(20, 0.2));
        double[] error = item(new KernelRegression(), Map.of("ridge", 1e6), subject, 1);
        assertEquals(0.25, error[0], 0.02); // 1/4 for halves; the split may be a little uneven
    }

    @Test
    void regressionRefusesWhatItCannotLearn() {
        Batch labelled = classes(4, 0.2);
        Batch bare = new Batch(labelled.rows(), 8, 8, new int[0], List.of());
        MeanFieldRule rule = Models.plain(RELU, 2);
        assertTrue(
                refusal(new KernelRegression(), Map.of(), subject(rule, bare)).startsWith("regression needs a label"));
        assertTrue(refusal(new KernelRegression(), Map.of("layers", new double[] {3}), subject(rule, labelled))
                .startsWith("layers names 3.0"));
        assertTrue(refusal(new KernelRegression(), Map.of("train", 0.01), subject(rule, labelled))
                .contains("leaves none"));
        Batch same = classes(4, 0);
        assertTrue(refusal(new KernelRegression(), Map.of("ridge", 0.0), subject(rule, same))
                .contains("singular to rounding with ridge 0.0; raise ridge"));
        MeanFieldRule jump = Models.plain(GoldenActivations.made(new Sign(), Map.of()), 2);
        assertTrue(refusal(new KernelRegression(), Map.of(), subject(jump, labelled))
                .contains("jumps; take one without jumps, or kernels: nngp"));
        Map<String, ?> process = Map.of("kernels", KernelRegression.Kernels.NNGP);
        assertArrayEquals(new double[] {1, 1, 1}, item(new KernelRegression(), process, subject(jump, labelled), 0));
    }

    @Test
    void regressionWithOneKernelIsThatPartOfTheOneWithBoth() {
        GivenSubject subject = subject(Models.plain(RELU, 4), classes(40, 0.2));
        double[] both = item(new KernelRegression(), Map.of(), subject, 1);
        double[] nngp = item(new KernelRegression(), Map.of("kernels", KernelRegression.Kernels.NNGP), subject, 1);
        double[] tangent =
                item(new KernelRegression(), Map.of("kernels", KernelRegression.Kernels.TANGENT), subject, 1);
        assertArrayEquals(Arrays.copyOfRange(both, 0, 4), nngp);
        assertArrayEquals(Arrays.copyOfRange(both, 4, 8), tangent);
    }

    @Test
    void tangentSharesAddUpToTheKernelAndAreCorrelationsTimesBackwardOnes() {
        MeanFieldRule rule = new MeanFieldRule(RELU, true, 7, 1, 0, 0.4, Normalisation.NONE);
        double[] gram = {1, 0.3, 0.3, 1};
        List<double[]> shares =
                TangentShares.of(GramFlow.of(rule, Expectations.CLOSED_FORM), rule, gram, 2, TestRun.seeded(1));
        GivenSubject subject = subject(rule, ORTHOGONAL);
        Map<String, ?> start = Map.of("starts", new double[] {0.3});
        double[] backward = item(new BackwardCorrelation(), start, subject, 2);
        double sum = 0;
        for (int l = 0; l < 7; l++) {
            assertEquals(backward[l], shares.get(l)[1], 1e-13);
            sum += shares.get(l)[1];
        }
        assertEquals(item(new BackwardCorrelation(), start, subject, 4)[0], sum, 1e-12);
        double[][] last = new double[1][];
        GramFlow.of(rule, Expectations.CLOSED_FORM)
                .visit(gram, 2, TestRun.seeded(1), (layer, nngp, tangent) -> last[0] = tangent.clone());
        assertEquals(last[0][1], sum, 1e-13);
    }

    @Test
    void publishedTangentShareMissesOneSlope() { // ReLU from ½: κ' = 2/3 and the golden kernel after two layers
        GivenSubject subject = subject(Models.plain(RELU, 2), ORTHOGONAL);
        Map<String, ?> start = Map.of("starts", new double[] {0.5});
        assertEquals(0.6675739102247772, item(new BackwardCorrelation(), start, subject, 4)[0], 1e-14);
        double[] shares = item(new BackwardCorrelation(), start, subject, 2);
        double[] published = item(new BackwardCorrelation(), start, subject, 3);
        assertEquals(2.0 / 3 * published[0], shares[0], 1e-14);
        assertTrue(refusal(
                        new BackwardCorrelation(),
                        start,
                        subject(new MeanFieldRule(RELU, true, 2, 1, 0.1, 0, Normalisation.RMS_PRE), ORTHOGONAL))
                .contains("kernel-flow"));
    }

    @Test
    void comparisonFindsAKernelThatIsTenPercentTooLarge() {
        MeanFieldRule rule = Models.plain(RELU, 5);
        Batch batch = classes(3, 0.2);
        GivenSubject subject = subject(rule, batch).with(Facet.TANGENT_KERNEL, new LimitAsMeasured(rule, batch, 1.1));
        List<Item> items = Models.analysis(new TangentComparison(), Map.of()).run(subject, TestRun.seeded(1));
        Column.Numbers difference =
                (Column.Numbers) ((Item.Table) items.get(0)).columns().get(0);
        assertEquals(0.1, difference.values()[0], 1e-13);
        for (double layer : ((Item.Array) items.get(1)).data()) {
            assertEquals(0.1, layer, 1e-13);
        }
        MeanFieldRule batchRule = new MeanFieldRule(RELU, true, 5, 1, 0, 0, Normalisation.BATCH_PRE);
        GivenSubject refused =
                subject(batchRule, batch).with(Facet.TANGENT_KERNEL, new LimitAsMeasured(rule, batch, 1));
        String sentence =
                String.valueOf(assertThrows(Refusal.class, () -> Models.analysis(new TangentComparison(), Map.of())
                                .run(refused, TestRun.seeded(1)))
                        .getMessage());
        assertTrue(sentence.startsWith("batch normalisation mixes"));
    }

    @Test
    void flowStaysInsideTheWorstCaseAndResidualNetworksApproachIt() {
        Map<String, ?> given = Map.of("starts", new double[] {-0.7, 0.8, 1.0}, "time", 4.0, "points", 5);
        double[] gaps = new double[2];
        for (int k = 0; k < 2; k++) {
            double step = k == 0 ? 0.1 : 0.05;
            int depth = (int) Math.rint(4 / step);
            MeanFieldRule rule = new MeanFieldRule(TANH, true, depth, 1, 0, Math.sqrt(1 - step), Normalisation.NONE);
            GivenSubject subject = subject(rule, ORTHOGONAL);
            double[] flow = item(new KernelOdeAnalysis(), given, subject, 0);
            double[] network = item(new KernelOdeAnalysis(), given, subject, 1);
            double[] worst = item(new KernelOdeAnalysis(), given, subject, 2);
            for (int i = 0; i < 10; i++) {
                assertTrue(Math.abs(flow[i]) <= Math.abs(worst[i]) + 1e-12, flow[i] + " against " + worst[i]);
            }
            assertEquals(1, flow[14]); // ρ = 1 is fixed
            gaps[k] = Math.abs(flow[9] - network[2 * (depth + 1) - 1]);
        }
        assertTrue(gaps[1] < 0.6 * gaps[0] && gaps[1] < 1e-2, gaps[0] + " and then " + gaps[1]); // of first order
    }

    @Test
    void tangentsOfAParabolaFlowAsInClosedForm() { // φ = x²: κ(ρ) − ρ = −⅔(1 − ρ)(ρ − ½)
        Map<String, ?> given = Map.of("starts", new double[] {-0.7, 0.8}, "time", 4.0, "points", 5, "tangent", true);
        MeanFieldRule rule = Models.plain(GoldenActivations.named("square"), 1);
        double[] found = item(new KernelOdeAnalysis(), given, subject(rule, ORTHOGONAL), 4);
        TangentOde parabola = new TangentOde(2.0 / 3, 0.5);
        for (int i = 0; i < 10; i++) {
            assertEquals(parabola.tangent(i < 5 ? -0.7 : 0.8, 0, i % 5), found[i], 1e-11);
        }
    }
}
