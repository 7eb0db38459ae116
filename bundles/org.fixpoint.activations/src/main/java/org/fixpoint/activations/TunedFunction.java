package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.DesignedActivation;
import org.fixpoint.api.model.Enclosure;

/** A formula with the letter that was found for it. */
record TunedFunction(FormulaFunction formula, Design design) implements DesignedActivation {
    @Override
    public double value(double x) {
        return formula.value(x);
    }

    @Override
    public double derivative(double x) {
        return formula.derivative(x);
    }

    @Override
    public void values(double[] x, double[] out) {
        formula.values(x, out);
    }

    @Override
    public void derivatives(double[] x, double[] out) {
        formula.derivatives(x, out);
    }

    @Override
    public double[] kinks() {
        return formula.kinks();
    }

    @Override
    public double[] jumps() {
        return formula.jumps();
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return formula.enclosure();
    }
}
