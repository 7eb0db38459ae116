package org.fixpoint.analyses.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fixpoint.activations.Abs;
import org.fixpoint.activations.Elu;
import org.fixpoint.activations.Gelu;
import org.fixpoint.activations.HardTanh;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Sign;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.GoldenTable;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.meanfield.ClosedFormMeanField;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.analyses.meanfield.GaussianPair;
import org.fixpoint.analyses.meanfield.QuadratureMeanField;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.MeanField;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.maths.gaussian.GaussLegendre;
import org.fixpoint.maths.gaussian.NormalDistribution;
import org.fixpoint.maths.gaussian.PairExpectation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels of batches against pairs, numbers computed with 50 digits, and identities. */
class GramFlowTest {
    private static final ActivationFunction RELU = made(new Relu());
    private static final ActivationFunction GELU = made(new Gelu());
    private static final ActivationFunction TANH = made(new Tanh());
    private static final ActivationFunction ELU = made(new Elu());
    private static final Pattern TANGENT =
            Pattern.compile("NTK_relu_postact\\|rho0=([-.0-9]+)\": *(\\[ *\\[.*?\\] *\\])");
    private static final Pattern NUMBER = Pattern.compile("\"([-.0-9e]+)\"");

    private static ActivationFunction made(Contribution<ActivationFunction> contribution) {
        return GoldenActivations.made(contribution, Map.of());
    }

    private record Layers(List<double[]> nngp, List<double[]> tangent) {}

    private static KernelFlow flow(MeanFieldRule rule) {
        return GramFlow.of(
                rule, rule.activation().dual().isPresent() ? Expectations.CLOSED_FORM : Expectations.QUADRATURE);
    }

    private static Layers layers(KernelFlow flow, double[] gram, int count) {
        Layers layers = new Layers(new ArrayList<>(), new ArrayList<>());
        flow.visit(gram, count, TestRun.seeded(1), (layer, nngp, tangent) -> {
            assertEquals(layer, layers.nngp.size());
            layers.nngp.add(nngp.clone());
            layers.tangent.add(tangent.clone());
        });
        assertEquals(flow.depth() + 1, layers.nngp.size());
        return layers;
    }

    /** ⟨x,x'⟩/d of random inputs whose lengths differ by the factor given at most. */
    private static double[] gram(int count, int dimension, double spread, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[count][dimension];
        for (double[] row : x) {
            double length = Math.sqrt(1 + (spread - 1) * random.nextDouble());
            double common = random.nextDouble();
            double sum = 0;
            for (int j = 0; j < dimension; j++) {
                row[j] = random.nextDouble(-1, 1) + 0.5 * common;
                sum += row[j] * row[j];
            }
            for (int j = 0; j < dimension; j++) {
                row[j] *= length / Math.sqrt(sum / dimension);
            }
        }
        double[] gram = new double[count * count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                for (int k = 0; k < dimension; k++) {
                    gram[i * count + j] += x[i][k] * x[j][k] / dimension;
                }
            }
        }
        return gram;
    }

    @Test
    void tangentKernelOfReluAgreesWithTheGoldenRows() {
        Matcher rows = TANGENT.matcher(GoldenTable.text("sequences.json").replace("\n", ""));
        int found = 0;
        while (rows.find()) {
            double rho = Double.parseDouble(rows.group(1));
            double[] numbers = NUMBER.matcher(rows.group(2))
                    .results()
                    .mapToDouble(number -> Double.parseDouble(number.group(1)))
                    .toArray();
            for (Expectations way : Expectations.values()) {
                KernelFlow flow = GramFlow.of(Models.plain(RELU, numbers.length / 2), way);
                Layers layers = layers(flow, new double[] {1, rho, rho, 1}, 2);
                for (int l = 1; l <= numbers.length / 2; l++) {
                    assertEquals(numbers[2 * l - 2], layers.nngp.get(l)[1], 1e-14);
                    assertEquals(numbers[2 * l - 1], layers.tangent.get(l)[1], 2e-14 * l);
                }
            }
            found++;
        }
        assertEquals(3, found);
    }

    static Stream<MeanFieldRule> rulesOfPairs() {
        List<MeanFieldRule> rules = new ArrayList<>();
        for (ActivationFunction phi : List.of(RELU, GELU, TANH, made(new Sign()))) {
            for (Normalisation normalisation : Normalisation.values()) {
                if (!normalisation.ofBatch()) {
                    rules.add(new MeanFieldRule(phi, true, 3, 0.9, 0.2, 0.6, Skip.IDENTITY, normalisation));
                    rules.add(new MeanFieldRule(phi, false, 2, 0.9, 0, 0.3, Skip.INDEPENDENT, normalisation));
                }
            }
        }
        return rules.stream();
    }

    @ParameterizedTest
    @MethodSource("rulesOfPairs")
    void gramMatricesHoldThePathsOfAllPairs(MeanFieldRule rule) {
        MeanField field = rule.activation().dual().isPresent()
                ? Models.derived(new ClosedFormMeanField(), rule)
                : Models.derived(new QuadratureMeanField(), rule);
        int n = 3;
        double[] gram = gram(n, 5, 1.3, 7);
        Layers layers = layers(flow(rule), gram, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double qx = gram[i * n + i];
                double qy = gram[j * n + j];
                MeanField.Path path = field.path(qx, qy, gram[i * n + j] / Math.sqrt(qx * qy));
                for (int l = 1; l <= rule.depth(); l++) {
                    double[] g = layers.nngp.get(l);
                    double root = Math.sqrt(g[i * n + i] * g[j * n + j]);
                    assertEquals(path.lengthsX()[l], g[i * n + i], 1e-13 * g[i * n + i]);
                    assertEquals(path.correlations()[l], g[i * n + j] / root, 1e-13 * l);
                    assertEquals(g[i * n + j], g[j * n + i]);
                }
            }
        }
    }

    @Test
    void tangentKernelFollowsItsRecursionWithBiasesAndUnequalLengths() { // Θ⁺ = s² K̇ (σ_w² (Θ + G) + σ_b²) + r² Θ
        int n = 5;
        double[] gram = gram(n, 6, 1.5, 3);
        for (ActivationFunction phi : List.of(GELU, RELU, TANH)) {
            MeanFieldRule rule = new MeanFieldRule(phi, false, 3, 1.4, 0.3, 0.5, Normalisation.NONE);
            Layers layers = layers(flow(rule), gram, n);
            GaussianPair pair = Expectations.bestOf(phi);
            for (int l = 1; l <= 3; l++) {
                double[] g = layers.nngp.get(l - 1);
                double[] t = layers.tangent.get(l - 1);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        double px = 1.4 * g[i * n + i] + 0.3;
                        double py = 1.4 * g[j * n + j] + 0.3;
                        double pxy = 1.4 * g[i * n + j] + 0.3;
                        double slope =
                                i == j ? pair.slopeSecondMoment(px) : pair.slope(px, py, pxy / Math.sqrt(px * py));
                        double expected = 0.75 * slope * (pxy + 1.4 * t[i * n + j]) + 0.25 * t[i * n + j];
                        assertEquals(
                                expected,
                                layers.tangent.get(l)[i * n + j],
                                2e-13 * Math.max(1, Math.abs(expected)),
                                phi + " " + l);
                    }
                }
            }
        }
    }

    @Test
    void closedFormAndQuadratureAgreeWithinTheStatedErrors() {
        int n = 12;
        for (double spread : new double[] {1, 3}) {
            double[] gram = gram(n, 5, spread, 11);
            for (ActivationFunction phi : List.of(GELU, made(new Abs()))) {
                MeanFieldRule rule = new MeanFieldRule(phi, true, 3, 1.2, 0.1, 0.2, Normalisation.NONE);
                Layers exact = layers(GramFlow.of(rule, Expectations.CLOSED_FORM), gram, n);
                Layers found = layers(GramFlow.of(rule, Expectations.QUADRATURE), gram, n);
                for (int l = 0; l <= 3; l++) {
                    double scale = spread * Math.max(1, l);
                    assertArrayEquals(exact.nngp.get(l), found.nngp.get(l), 4e-13 * scale, phi + " at " + spread);
                    assertArrayEquals(exact.tangent.get(l), found.tangent.get(l), 4e-13 * scale, phi + " at " + spread);
                }
            }
        }
    }

    @Test
    void aKinkAtZeroIsNoObstacleToUnequalLengths() {
        double[] gram = {1, 0.5, 0.5, 1.1};
        MeanFieldRule rule = new MeanFieldRule(ELU, true, 1, 1, 0, 0, Normalisation.NONE);
        Layers exact = layers(GramFlow.of(rule, Expectations.CLOSED_FORM), gram, 2);
        Layers found = layers(GramFlow.of(rule, Expectations.QUADRATURE), gram, 2);
        assertArrayEquals(exact.nngp.get(1), found.nngp.get(1), 2e-13);
        assertArrayEquals(exact.tangent.get(1), found.tangent.get(1), 2e-13);
    }

    @Test
    void identicalInputsStayIdenticalAndNearbyOnesKeepTheirDistance() {
        double delta = 1e-9;
        double[] gram = {1, 1, 1 - delta, 1, 1, 1 - delta, 1 - delta, 1 - delta, 1};
        Layers layers = layers(flow(Models.plain(RELU, 100)), gram, 3);
        double[] last = layers.nngp.get(100);
        assertEquals(1, last[0], 1e-13);
        assertEquals(last[0], last[1]);
        assertEquals(100, layers.tangent.get(100)[0], 1e-11);
        assertEquals(layers.tangent.get(100)[0], layers.tangent.get(100)[1], 1e-9);
    }

    private static List<MeanFieldRule> rulesOfBatches() {
        List<MeanFieldRule> rules = new ArrayList<>();
        for (Normalisation normalisation : Normalisation.values()) {
            rules.add(new MeanFieldRule(GELU, true, 3, 1.1, 0.1, 0.5, Skip.IDENTITY, normalisation));
            rules.add(new MeanFieldRule(RELU, false, 3, 2, 0, 0, Skip.INDEPENDENT, normalisation));
        }
        return rules;
    }

    @Test
    void permutedInputsGiveThePermutedMatrices() {
        int n = 40;
        double[] gram = gram(n, 6, 2, 5);
        double[] turned = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                turned[i * n + j] = gram[(7 * i + 3) % n * n + (7 * j + 3) % n];
            }
        }
        for (MeanFieldRule rule : rulesOfBatches()) {
            Layers one = layers(flow(rule), gram, n);
            Layers other = layers(flow(rule), turned, n);
            double[] scale = {one.nngp.get(3)[0], one.tangent.get(3)[0]};
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    int from = (7 * i + 3) % n * n + (7 * j + 3) % n;
                    assertEquals(one.nngp.get(3)[from], other.nngp.get(3)[i * n + j], 1e-13 * scale[0]);
                    assertEquals(one.tangent.get(3)[from], other.tangent.get(3)[i * n + j], 1e-13 * scale[1]);
                }
            }
        }
    }

    @Test
    void matricesAreSymmetricAndPositive() { // Cholesky of the matrix plus its rounding goes through
        int n = 40;
        double[] gram = gram(n, 60, 2, 5);
        for (MeanFieldRule rule : rulesOfBatches()) {
            Layers layers = layers(flow(rule), gram, n);
            for (double[] matrix : List.of(layers.nngp.get(3), layers.tangent.get(3))) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        assertEquals(matrix[i * n + j], matrix[j * n + i]);
                    }
                }
                assertTrue(
                        smallestPivot(matrix, n) > -1e-12 * matrix[0], rule.normalisation() + " " + rule.activation());
            }
        }
    }

    private static double smallestPivot(double[] matrix, int n) {
        double[] a = matrix.clone();
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            double pivot = a[k * n + k] + 1e-12 * matrix[0];
            smallest = Math.min(smallest, pivot);
            for (int i = k + 1; i < n; i++) {
                for (int j = k + 1; j < n; j++) {
                    a[i * n + j] -= a[i * n + k] * a[k * n + j] / pivot;
                }
            }
        }
        return smallest;
    }

    @Test
    void batchNormalisationOfEqualCorrelationsSpreadsThemEvenly() { // −1/(n − 1) off the diagonal
        int n = 6;
        double[] gram = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gram[i * n + j] = i == j ? 2 : 0.7;
            }
        }
        MeanFieldRule after = new MeanFieldRule(RELU, true, 2, 1, 0, 0, Normalisation.BATCH_POST);
        Layers layers = layers(flow(after), gram, n);
        assertEquals(1, layers.nngp.get(1)[0], 1e-14);
        assertEquals(-1.0 / (n - 1), layers.nngp.get(1)[1], 1e-14);
        MeanFieldRule before = new MeanFieldRule(RELU, true, 1, 1, 0, 0, Normalisation.BATCH_PRE);
        double expected = Expectations.bestOf(RELU).value(1, 1, -1.0 / (n - 1)) / 0.5;
        assertEquals(expected, layers(flow(before), gram, n).nngp.get(1)[1], 1e-14);
    }

    @Test
    void batchNormalisationOfTheLinearNetworkCentresItsTangentKernel() { // φ = x: K̇ = 1, Θ¹ = HG⁰H/τ
        int n = 4;
        double[] gram = gram(n, 5, 2, 9);
        ActivationFunction line = GoldenActivations.named("identity");
        double[] centred = gram.clone();
        double total = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double rows = 0;
                double columns = 0;
                double all = 0;
                for (int k = 0; k < n; k++) {
                    rows += gram[i * n + k] / n;
                    columns += gram[k * n + j] / n;
                    for (int l = 0; l < n; l++) {
                        all += gram[k * n + l] / (n * n);
                    }
                }
                centred[i * n + j] = gram[i * n + j] - rows - columns + all;
                total += i == j ? centred[i * n + j] / n : 0;
            }
        }
        for (Normalisation normalisation : List.of(Normalisation.BATCH_PRE, Normalisation.BATCH_POST)) {
            Layers layers = layers(flow(new MeanFieldRule(line, false, 1, 1.7, 0.4, 0, normalisation)), gram, n);
            for (int i = 0; i < n * n; i++) {
                assertEquals(centred[i] / total, layers.nngp.get(1)[i], 1e-14);
                assertEquals(centred[i] / total, layers.tangent.get(1)[i], 1e-14);
            }
        }
    }

    /** E[clip(u) clip(v)], clip to [-1, 1], by the mean of clip(v) given u, which is known, and one integral over panels of 1/20. */
    private static double clippedMean(double p, double q, double covariance) {
        double regression = covariance / p;
        double s = Math.sqrt(q - covariance * regression);
        GaussLegendre rule = new GaussLegendre(16);
        double sum = 0;
        for (int panel = -400; panel < 400; panel++) {
            for (int i = 0; i < rule.size(); i++) {
                double u = (panel + 0.5 + 0.5 * rule.node(i)) / 20;
                double m = regression * u;
                double a = (-1 - m) / s;
                double b = (1 - m) / s;
                double inside = NormalDistribution.cdf(b) - NormalDistribution.cdf(a);
                double edges = NormalDistribution.pdf(b) - NormalDistribution.pdf(a);
                double given = NormalDistribution.cdf(-b) - NormalDistribution.cdf(a) + m * inside - s * edges;
                double density = NormalDistribution.pdf(u / Math.sqrt(p)) / Math.sqrt(p);
                sum += rule.weight(i) / 40 * Math.max(-1, Math.min(1, u)) * given * density;
            }
        }
        return sum;
    }

    @Test
    void kinksAwayFromZeroServeUnequalLengthsOfFewInputsAndAreRefusedForMany() {
        ActivationFunction hard = made(new HardTanh());
        double[] equal = layers(
                        flow(new MeanFieldRule(hard, true, 2, 1, 0, 0, Normalisation.NONE)), gram(6, 5, 1, 2), 6)
                .nngp
                .get(2);
        assertTrue(equal[0] > 0);
        MeanFieldRule rule = new MeanFieldRule(hard, false, 1, 1.2, 0.1, 0, Normalisation.NONE);
        double[] few = gram(4, 5, 4, 2);
        double[] found = layers(flow(rule), few, 4).nngp.get(1);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                double p = 1.2 * few[5 * i] + 0.1;
                double q = 1.2 * few[5 * j] + 0.1;
                assertEquals(clippedMean(p, q, 1.2 * few[4 * i + j] + 0.1), found[4 * i + j], 1e-13);
            }
        }
        Refusal refusal = assertThrows(Refusal.class, () -> layers(flow(rule), gram(210, 5, 4, 2), 210));
        String sentence = String.valueOf(refusal.getMessage());
        assertTrue(sentence.startsWith("layer 1: the inputs have different lengths"), sentence);
        assertTrue(sentence.contains("normalise the inputs"), sentence);
    }

    /** tanh, which counts how often it is evaluated. */
    private static ActivationFunction counted(LongAdder evaluations) {
        return new ActivationFunction() {
            @Override
            public double value(double x) {
                evaluations.increment();
                return TANH.value(x);
            }

            @Override
            public double derivative(double x) {
                return TANH.derivative(x);
            }
        };
    }

    @Test
    void twoInputsOfLargeDifferentLengthsTakeTwoIntegralsAndNoTable() {
        LongAdder evaluations = new LongAdder();
        MeanFieldRule rule = new MeanFieldRule(counted(evaluations), false, 1, 1.5, 0.05, 0, Normalisation.NONE);
        double[] gram = {40, 25, 25, 80};
        double[] found = layers(flow(rule), gram, 2).nngp.get(1);
        PiecewiseFunction tanh = PiecewiseFunction.smooth(TANH::value, TANH::derivative);
        double root = Math.sqrt(60.05 * 120.05);
        double expected =
                PairExpectation.of(tanh, tanh, 60.05, 120.05, 37.55 / root).value();
        assertEquals(expected, found[1], 1e-13);
        assertTrue(evaluations.sum() < 300_000, "evaluations: " + evaluations.sum());
    }

    @Test
    void manyInputsOfLargeDifferentLengthsHaveATable() {
        int n = 70;
        double[] gram = gram(n, 5, 2, 7);
        for (int i = 0; i < gram.length; i++) {
            gram[i] *= 8;
        }
        MeanFieldRule rule = new MeanFieldRule(TANH, false, 1, 1.5, 0.05, 0, Normalisation.NONE);
        double[] found = layers(flow(rule), gram, n).nngp.get(1);
        PiecewiseFunction tanh = PiecewiseFunction.smooth(TANH::value, TANH::derivative);
        for (int i = 0; i < n; i += 17) {
            for (int j = 0; j < i; j++) {
                double p = 1.5 * gram[i * n + i] + 0.05;
                double q = 1.5 * gram[j * n + j] + 0.05;
                double rho = (1.5 * gram[i * n + j] + 0.05) / Math.sqrt(p * q);
                assertEquals(PairExpectation.of(tanh, tanh, p, q, rho).value(), found[i * n + j], 2e-13);
            }
        }
    }

    @Test
    void aRunIsStoppedWhileItsTableIsMade() {
        LongAdder evaluations = new LongAdder();
        TestRun run = TestRun.seeded(1);
        ActivationFunction stopping = new ActivationFunction() {
            @Override
            public double value(double x) {
                evaluations.increment();
                if (evaluations.sum() >= 100_000) {
                    run.stop();
                }
                return TANH.value(x);
            }

            @Override
            public double derivative(double x) {
                return TANH.derivative(x);
            }
        };
        double[] gram = gram(70, 5, 2, 7);
        for (int i = 0; i < gram.length; i++) {
            gram[i] *= 40;
        }
        KernelFlow flow = flow(new MeanFieldRule(stopping, false, 1, 1.5, 0.05, 0, Normalisation.NONE));
        assertThrows(RunContext.Cancelled.class, () -> flow.visit(gram, 70, run, (layer, nngp, tangent) -> {}));
        assertTrue(evaluations.sum() < 400_000, "evaluations: " + evaluations.sum());
    }

    @Test
    void jumpsMakeTheTangentKernelInfiniteOnItsDiagonalOnly() {
        Layers layers = layers(flow(Models.plain(made(new Sign()), 2)), new double[] {1, 0.5, 0.5, 2}, 2);
        assertEquals(Double.POSITIVE_INFINITY, layers.tangent.get(2)[0]);
        assertTrue(Double.isFinite(layers.tangent.get(2)[1]));
        assertEquals(
                2 / Math.PI * StrictMath.asin(0.5 / Math.sqrt(2)), layers.nngp.get(1)[1], 1e-14);
    }

    @Test
    void aStoppedRunStops() {
        TestRun run = TestRun.seeded(1);
        run.stop();
        KernelFlow flow = flow(Models.plain(RELU, 3));
        assertThrows(
                RunContext.Cancelled.class,
                () -> flow.visit(new double[] {1, 0, 0, 1}, 2, run, (layer, nngp, tangent) -> {}));
    }

    @Test
    void inputsOfLengthZeroAreRefused() {
        assertThrows(Refusal.class, () -> layers(flow(Models.plain(RELU, 3)), new double[] {1, 0, 0, 0}, 2));
    }
}
