package org.fixpoint.activations;

import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.testkit.ActivationContract;

/** The contract of an activation, for one of ours with given parameters. */
abstract class StockContract extends ActivationContract {
    private final Contribution<ActivationFunction> contribution;
    private final Map<String, ?> given;
    private final boolean overflows;

    StockContract(Contribution<ActivationFunction> contribution, Map<String, ?> given) {
        this(contribution, given, false);
    }

    StockContract(Contribution<ActivationFunction> contribution, Map<String, ?> given, boolean overflows) {
        this.contribution = contribution;
        this.given = given;
        this.overflows = overflows;
    }

    @Override
    protected Contribution<ActivationFunction> contribution() {
        return contribution;
    }

    @Override
    protected Map<String, ?> given() {
        return given;
    }

    @Override
    protected boolean overflows() {
        return overflows;
    }
}
