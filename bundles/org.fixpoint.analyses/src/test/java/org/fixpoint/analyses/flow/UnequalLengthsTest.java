package org.fixpoint.analyses.flow;

import static org.fixpoint.analyses.flow.Flows.flow;
import static org.fixpoint.analyses.flow.Flows.gram;
import static org.fixpoint.analyses.flow.Flows.layers;
import static org.fixpoint.analyses.flow.Flows.made;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.LongAdder;
import org.fixpoint.activations.Elu;
import org.fixpoint.activations.HardTanh;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.flow.Flows.Layers;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.maths.gaussian.GaussLegendre;
import org.fixpoint.maths.gaussian.NormalDistribution;
import org.fixpoint.maths.gaussian.PairExpectation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

/** Kernels of inputs of unequal lengths against integrals by a second method. */
class UnequalLengthsTest {
    private static final ActivationFunction TANH = made(new Tanh());
    private static final ActivationFunction ELU = made(new Elu());

    @Test
    void aKinkAtZeroIsNoObstacleToUnequalLengths() {
        double[] gram = {1, 0.5, 0.5, 1.1};
        MeanFieldRule rule = new MeanFieldRule(ELU, true, 1, 1, 0, 0, Normalisation.NONE);
        Layers exact = layers(GramFlow.of(rule, Expectations.CLOSED_FORM), gram, 2);
        Layers found = layers(GramFlow.of(rule, Expectations.QUADRATURE), gram, 2);
        assertArrayEquals(exact.nngp().get(1), found.nngp().get(1), 2e-13);
        assertArrayEquals(exact.tangent().get(1), found.tangent().get(1), 2e-13);
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
                .nngp()
                .get(2);
        assertTrue(equal[0] > 0);
        MeanFieldRule rule = new MeanFieldRule(hard, false, 1, 1.2, 0.1, 0, Normalisation.NONE);
        double[] few = gram(4, 5, 4, 2);
        double[] found = layers(flow(rule), few, 4).nngp().get(1);
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
        double[] found = layers(flow(rule), gram, 2).nngp().get(1);
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
        double[] found = layers(flow(rule), gram, n).nngp().get(1);
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
}
