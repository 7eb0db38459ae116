package org.fixpoint.analyses;

import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.LayerStates;

/** The states of a network of two layers that first doubles, then keeps the first two coordinates. */
public record FixedStates(Batch batch) implements LayerStates {
    @Override
    public int depth() {
        return 2;
    }

    @Override
    public int count() {
        return batch.count();
    }

    @Override
    public int width(int layer) {
        return layer == 2 ? 2 : batch.dimension();
    }

    @Override
    public void visit(Visitor visitor) {
        double[] doubled = batch.rows().clone();
        double[] kept = new double[2 * batch.count()];
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }
        for (int i = 0; i < batch.count(); i++) {
            System.arraycopy(doubled, i * batch.dimension(), kept, 2 * i, 2);
        }
        visitor.layer(0, batch.rows());
        visitor.layer(1, doubled);
        visitor.layer(2, kept);
    }
}
