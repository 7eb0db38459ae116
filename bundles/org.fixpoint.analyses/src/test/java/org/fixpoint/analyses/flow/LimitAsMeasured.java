package org.fixpoint.analyses.flow;

import java.util.List;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.TangentKernel;
import org.fixpoint.testkit.TestRun;

/** A tangent kernel that is a multiple of its own limit. */
record LimitAsMeasured(MeanFieldRule rule, Batch batch, double factor) implements TangentKernel {
    @Override
    public int depth() {
        return rule.depth();
    }

    @Override
    public int count() {
        return batch.count();
    }

    @Override
    public void visit(Visitor visitor) {
        List<double[]> shares = TangentShares.of(
                GramFlow.of(rule, Expectations.CLOSED_FORM), rule, BatchGram.of(batch), count(), TestRun.seeded(1));
        for (int layer = depth(); layer >= 1; layer--) {
            double[] share = shares.get(layer - 1);
            for (int i = 0; i < share.length; i++) {
                share[i] *= factor;
            }
            visitor.layer(layer, share);
        }
    }
}
