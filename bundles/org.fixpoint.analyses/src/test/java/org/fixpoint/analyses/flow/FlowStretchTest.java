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
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntPredicate;
import org.fixpoint.activations.Gelu;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Sign;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.flow.Flows.Layers;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers passed in one go against the same layers one by one. */
class FlowStretchTest {
    private static final int COUNT = 270; // more than one tile wide
    private static final ActivationFunction RELU = made(new Relu());

    private record Seen(List<Integer> layers, List<double[]> nngp, List<double[]> tangent) {}

    private static Seen seen(KernelFlow flow, double[] gram, int count, IntPredicate wanted) {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        flow.visit(gram, count, TestRun.seeded(1), KernelFlow.Visitor.of(wanted, (layer, nngp, tangent) -> {
            seen.layers().add(layer);
            seen.nngp().add(nngp.clone());
            seen.tangent().add(tangent.clone());
        }));
        return seen;
    }

    static List<MeanFieldRule> rules() {
        List<MeanFieldRule> rules = new ArrayList<>();
        for (Normalisation normalisation : Normalisation.values()) {
            rules.add(new MeanFieldRule(RELU, true, 5, 1.1, 0.1, 0.5, Skip.IDENTITY, normalisation));
            rules.add(new MeanFieldRule(made(new Gelu()), false, 5, 2, 0.1, 0, Skip.INDEPENDENT, normalisation));
        }
        rules.add(new MeanFieldRule(made(new Tanh()), true, 5, 1.3, 0, 0.3, Skip.INDEPENDENT, Normalisation.RMS_PRE));
        rules.add(Models.plain(made(new Sign()), 5));
        return rules;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void layersPassedInOneGoHaveTheBitsOfLayersOneByOne(MeanFieldRule rule) {
        double[] gram = gram(COUNT, 300, 1.2, 3);
        Layers all = layers(flow(rule), gram, COUNT);
        for (IntPredicate wanted :
                List.<IntPredicate>of(layer -> layer == 5, layer -> layer == 0 || layer == 2 || layer == 3)) {
            Seen seen = seen(flow(rule), gram, COUNT, wanted);
            assertEquals(wanted.test(5) ? List.of(5) : List.of(0, 2, 3), seen.layers());
            for (int k = 0; k < seen.layers().size(); k++) {
                int layer = seen.layers().get(k);
                assertArrayEquals(all.nngp().get(layer), seen.nngp().get(k), "layer " + layer);
                assertArrayEquals(all.tangent().get(layer), seen.tangent().get(k), "layer " + layer);
            }
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        double[] gram = gram(COUNT, 300, 1.2, 3);
        KernelFlow flow =
                flow(new MeanFieldRule(RELU, true, 5, 1.1, 0.1, 0.5, Skip.IDENTITY, Normalisation.LAYER_POST));
        Seen one = inThreads(1, flow, gram);
        for (int threads : new int[] {2, 7}) {
            Seen more = inThreads(threads, flow, gram);
            assertArrayEquals(one.nngp().get(0), more.nngp().get(0));
            assertArrayEquals(one.tangent().get(0), more.tangent().get(0));
        }
    }

    private static Seen inThreads(int threads, KernelFlow flow, double[] gram) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> seen(flow, gram, COUNT, layer -> layer == 5))
                    .join();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aRefusalNamesItsLayerWhateverIsLookedAt() { // lengths grow as 2¹⁰²⁴ at layer 2
        KernelFlow flow = flow(new MeanFieldRule(RELU, false, 4, 0x1p513, 0, 0, Normalisation.NONE));
        double[] gram = {1, 0.5, 0.5, 1};
        for (boolean all : new boolean[] {true, false}) {
            Refusal refusal = assertThrows(Refusal.class, () -> seen(flow, gram, 2, layer -> all || layer == 4));
            assertTrue(
                    String.valueOf(refusal.getMessage()).startsWith("layer 2: the mean squared length"),
                    refusal.getMessage());
        }
    }
}
