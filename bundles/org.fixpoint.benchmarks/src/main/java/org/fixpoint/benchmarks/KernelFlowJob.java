package org.fixpoint.benchmarks;

import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;

/** The Gaussian process and the tangent kernel of inputs of one length after many layers of infinite width. */
final class KernelFlowJob implements Job {
    private static final int DIMENSION = 64;

    private final int count;
    private final double[] gram;
    private final KernelFlow flow;
    private final double[] lastNngp;
    private final double[] lastTangent;

    /** The kernels of an activation, by a way to obtain them. */
    KernelFlowJob(Contribution<ActivationFunction> activation, Contribution<Derivation<KernelFlow>> way, Sizes sizes) {
        count = sizes.get("count");
        double[] x = Inputs.directions(5, count, DIMENSION);
        gram = new double[count * count];
        LinearAlgebra.fastest().gram(x, count, DIMENSION, gram);
        for (int i = 0; i < count; i++) {
            gram[i * count + i] = 1;
        }
        MeanFieldRule rule = new MeanFieldRule(
                activation.create(Values.of(activation.descriptor(), Map.of())),
                true,
                sizes.get("depth"),
                1,
                0,
                0,
                MeanFieldRule.Normalisation.NONE);
        flow = way.create(Values.of(way.descriptor(), Map.of()))
                .derive(GivenSubject.empty().with(Facet.MEAN_FIELD_RULE, rule), TestRun.seeded(1));
        lastNngp = new double[count * count];
        lastTangent = new double[count * count];
    }

    @Override
    public void run() {
        flow.visit(
                gram,
                count,
                TestRun.seeded(1),
                KernelFlow.Visitor.of(layer -> layer == flow.depth(), (layer, nngp, tangent) -> {
                    System.arraycopy(nngp, 0, lastNngp, 0, nngp.length);
                    System.arraycopy(tangent, 0, lastTangent, 0, tangent.length);
                }));
    }

    @Override
    public double[] check() {
        double[] nngp = Inputs.probe(lastNngp, lastNngp.length);
        double[] tangent = Inputs.probe(lastTangent, lastTangent.length);
        return new double[] {nngp[0], nngp[1], tangent[0], tangent[1]};
    }
}
