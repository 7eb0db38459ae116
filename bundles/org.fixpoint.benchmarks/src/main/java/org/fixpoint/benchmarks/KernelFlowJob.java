package org.fixpoint.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
    private final Optional<KernelFlow> other;
    private final double[] lastNngp;
    private final double[] lastTangent;

    /**
     * The kernels of an activation, by a way to obtain them.
     *
     * @param otherWay which must give the same to the last of all numbers; nothing where a peer does this job
     */
    KernelFlowJob(
            Contribution<ActivationFunction> activation,
            Contribution<Derivation<KernelFlow>> way,
            Optional<Contribution<Derivation<KernelFlow>>> otherWay,
            Sizes sizes) {
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
        flow = flow(way, rule);
        other = otherWay.map(by -> flow(by, rule));
        lastNngp = new double[count * count];
        lastTangent = new double[count * count];
    }

    private static KernelFlow flow(Contribution<Derivation<KernelFlow>> way, MeanFieldRule rule) {
        return way.create(Values.of(way.descriptor(), Map.of()))
                .derive(GivenSubject.empty().with(Facet.MEAN_FIELD_RULE, rule), TestRun.seeded(1));
    }

    @Override
    public void run() {
        visit(flow, lastNngp, lastTangent);
    }

    private void visit(KernelFlow which, double[] nngp, double[] tangent) {
        which.visit(
                gram,
                count,
                TestRun.seeded(1),
                KernelFlow.Visitor.of(layer -> layer == which.depth(), (layer, covariances, tangents) -> {
                    System.arraycopy(covariances, 0, nngp, 0, covariances.length);
                    System.arraycopy(tangents, 0, tangent, 0, tangents.length);
                }));
    }

    @Override
    public double[] check() {
        if (other.isPresent()) {
            return both(lastNngp, lastTangent);
        }
        double[] nngp = Inputs.probe(lastNngp, lastNngp.length);
        double[] tangent = Inputs.probe(lastTangent, lastTangent.length);
        return both(nngp, tangent);
    }

    @Override
    public Optional<double[]> reference() {
        return other.map(by -> {
            double[] nngp = new double[count * count];
            double[] tangent = new double[count * count];
            visit(by, nngp, tangent);
            return both(nngp, tangent);
        });
    }

    private static double[] both(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
