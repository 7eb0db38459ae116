package org.fixpoint.analyses.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.testkit.TestRun;

/** Flows of small batches, all layers kept. */
final class Flows {
    private Flows() {}

    static ActivationFunction made(Contribution<ActivationFunction> contribution) {
        return GoldenActivations.made(contribution, Map.of());
    }

    record Layers(List<double[]> nngp, List<double[]> tangent) {}

    static KernelFlow flow(MeanFieldRule rule) {
        return GramFlow.of(
                rule, rule.activation().dual().isPresent() ? Expectations.CLOSED_FORM : Expectations.QUADRATURE);
    }

    static Layers layers(KernelFlow flow, double[] gram, int count) {
        Layers layers = new Layers(new ArrayList<>(), new ArrayList<>());
        flow.visit(gram, count, TestRun.seeded(1), (layer, nngp, tangent) -> {
            assertEquals(layer, layers.nngp().size());
            layers.nngp().add(nngp.clone());
            layers.tangent().add(tangent.clone());
        });
        assertEquals(flow.depth() + 1, layers.nngp().size());
        return layers;
    }

    /** ⟨x,x'⟩/d of random inputs whose lengths differ by the factor given at most. */
    static double[] gram(int count, int dimension, double spread, long seed) {
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
}
