package org.fixpoint.benchmarks;

import java.util.Map;
import org.fixpoint.activations.FormulaActivation;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;

/** GELU as a user may write it, x Φ(x), to be held against the class that is written by hand. */
final class GeluByFormula implements Contribution<ActivationFunction> {
    private final FormulaActivation formulas = new FormulaActivation();

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "gelu-by-formula", "GELU given by a formula");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return formulas.create(Values.of(formulas.descriptor(), Map.of("formula", "x*Phi(x)")));
    }
}
