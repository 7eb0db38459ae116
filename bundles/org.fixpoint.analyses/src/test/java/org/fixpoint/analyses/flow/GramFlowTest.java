package org.fixpoint.analyses.flow;

import static org.fixpoint.analyses.flow.Flows.flow;
import static org.fixpoint.analyses.flow.Flows.gram;
import static org.fixpoint.analyses.flow.Flows.layers;
import static org.fixpoint.analyses.flow.Flows.made;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fixpoint.activations.Abs;
import org.fixpoint.activations.Gelu;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Sign;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.GoldenTable;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.flow.Flows.Layers;
import org.fixpoint.analyses.meanfield.ClosedFormMeanField;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.analyses.meanfield.GaussianPair;
import org.fixpoint.analyses.meanfield.QuadratureMeanField;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.MeanField;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.api.model.MeanFieldRule.Statistic;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels of batches against pairs, numbers computed with 50 digits, and identities. */
class GramFlowTest {
    private static final ActivationFunction RELU = made(new Relu());
    private static final ActivationFunction GELU = made(new Gelu());
    private static final ActivationFunction TANH = made(new Tanh());
    private static final Pattern TANGENT =
            Pattern.compile("NTK_relu_postact\\|rho0=([-.0-9]+)\": *(\\[ *\\[.*?\\] *\\])");
    private static final Pattern NUMBER = Pattern.compile("\"([-.0-9e]+)\"");

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
                    assertEquals(numbers[2 * l - 2], layers.nngp().get(l)[1], 1e-14);
                    assertEquals(numbers[2 * l - 1], layers.tangent().get(l)[1], 2e-14 * l);
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
                    double[] g = layers.nngp().get(l);
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
                double[] g = layers.nngp().get(l - 1);
                double[] t = layers.tangent().get(l - 1);
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
                                layers.tangent().get(l)[i * n + j],
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
                    assertArrayEquals(exact.nngp().get(l), found.nngp().get(l), 4e-13 * scale, phi + " at " + spread);
                    assertArrayEquals(
                            exact.tangent().get(l), found.tangent().get(l), 4e-13 * scale, phi + " at " + spread);
                }
            }
        }
    }

    @Test
    void identicalInputsStayIdenticalAndNearbyOnesKeepTheirDistance() {
        double delta = 1e-9;
        double[] gram = {1, 1, 1 - delta, 1, 1, 1 - delta, 1 - delta, 1 - delta, 1};
        Layers layers = layers(flow(Models.plain(RELU, 100)), gram, 3);
        double[] last = layers.nngp().get(100);
        assertEquals(1, last[0], 1e-13);
        assertEquals(last[0], last[1]);
        assertEquals(100, layers.tangent().get(100)[0], 1e-11);
        assertEquals(layers.tangent().get(100)[0], layers.tangent().get(100)[1], 1e-9);
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
            double[] scale = {one.nngp().get(3)[0], one.tangent().get(3)[0]};
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    int from = (7 * i + 3) % n * n + (7 * j + 3) % n;
                    assertEquals(one.nngp().get(3)[from], other.nngp().get(3)[i * n + j], 1e-13 * scale[0]);
                    assertEquals(one.tangent().get(3)[from], other.tangent().get(3)[i * n + j], 1e-13 * scale[1]);
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
            for (double[] matrix :
                    List.of(layers.nngp().get(3), layers.tangent().get(3))) {
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
        assertEquals(1, layers.nngp().get(1)[0], 1e-14);
        assertEquals(-1.0 / (n - 1), layers.nngp().get(1)[1], 1e-14);
        MeanFieldRule before = new MeanFieldRule(RELU, true, 1, 1, 0, 0, Normalisation.BATCH_PRE);
        double expected = Expectations.bestOf(RELU).value(1, 1, -1.0 / (n - 1)) / 0.5;
        assertEquals(expected, layers(flow(before), gram, n).nngp().get(1)[1], 1e-14);
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
        for (Normalisation normalisation :
                List.of(Normalisation.BATCH_PRE, Normalisation.BATCH_POST, Normalisation.BATCH_PRE_BATCH_POST)) {
            Layers layers = layers(flow(new MeanFieldRule(line, false, 1, 1.7, 0.4, 0, normalisation)), gram, n);
            for (int i = 0; i < n * n; i++) {
                assertEquals(centred[i] / total, layers.nngp().get(1)[i], 1e-14);
                assertEquals(centred[i] / total, layers.tangent().get(1)[i], 1e-14);
            }
        }
    }

    /** Inputs of length 1 and mean 0 over the batch are normalised before the activation already, whatever by. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*PRE.*POST")
    void whatIsNormalisedAlreadyIsNotChangedBeforeTheActivation(Normalisation both) {
        int n = 5;
        double[] gram = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            gram[i] = i % (n + 1) == 0 ? 1 : -1.0 / (n - 1);
        }
        Normalisation afterAlone = Normalisation.valueOf(both.post() + "_POST");
        Layers expected = layers(flow(new MeanFieldRule(GELU, true, 1, 1, 0, 0, afterAlone)), gram, n);
        Layers layers = layers(flow(new MeanFieldRule(GELU, true, 1, 1, 0, 0, both)), gram, n);
        for (int i = 0; i < n * n; i++) {
            assertEquals(expected.nngp().get(1)[i], layers.nngp().get(1)[i], 1e-14);
            assertEquals(expected.tangent().get(1)[i], layers.tangent().get(1)[i], 1e-13);
        }
        MeanFieldRule other =
                new MeanFieldRule(GELU, true, 1, 1, 0.3, 0, both); // a bias, which only rms and layer keep
        double apart = layers(flow(other), gram, n).nngp().get(1)[1]
                - layers(flow(new MeanFieldRule(GELU, true, 1, 1, 0.3, 0, afterAlone)), gram, n)
                        .nngp()
                        .get(1)[1];
        assertTrue(Math.abs(apart) > 1e-6 || both.post() == Statistic.BATCH, both + " " + apart);
    }

    @Test
    void jumpsMakeTheTangentKernelInfiniteOnItsDiagonalOnly() {
        Layers layers = layers(flow(Models.plain(made(new Sign()), 2)), new double[] {1, 0.5, 0.5, 2}, 2);
        assertEquals(Double.POSITIVE_INFINITY, layers.tangent().get(2)[0]);
        assertTrue(Double.isFinite(layers.tangent().get(2)[1]));
        assertEquals(
                2 / Math.PI * StrictMath.asin(0.5 / Math.sqrt(2)), layers.nngp().get(1)[1], 1e-14);
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
