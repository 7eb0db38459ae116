package org.fixpoint.engine.plan;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;

/** Two facts about a sample activation. */
record SamplePortrait() implements Portrait<ActivationFunction> {
    @Override
    public Class<ActivationFunction> of() {
        return ActivationFunction.class;
    }

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public Study study(ActivationFunction subject) {
        if (subject instanceof Samples.Curve curve && !curve.integrable()) {
            throw new Refusal("the activation is not square-integrable under the Gaussian");
        }
        return new Study(Map.of("value_at_two", subject.value(2), "slope", Double.POSITIVE_INFINITY), List.of());
    }
}
