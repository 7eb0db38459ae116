package org.fixpoint.networks.inputs;

import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.testkit.TestRun;

/** Draws batches for tests. */
final class Drawn {
    private Drawn() {}

    /** The batch of a contribution with these settings. */
    static Batch from(Contribution<InputSource> contribution, Map<String, ?> given) {
        return contribution
                .create(Values.of(contribution.descriptor(), given))
                .draw(TestRun.seeded(1).random("inputs"));
    }

    /** The cosine of pair p. */
    static double cosine(Batch batch, int p) {
        int d = batch.dimension();
        int x = batch.pairs()[2 * p] * d;
        int y = batch.pairs()[2 * p + 1] * d;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int j = 0; j < d; j++) {
            xx += batch.rows()[x + j] * batch.rows()[x + j];
            yy += batch.rows()[y + j] * batch.rows()[y + j];
            xy += batch.rows()[x + j] * batch.rows()[y + j];
        }
        return xy / Math.sqrt(xx * yy);
    }
}
