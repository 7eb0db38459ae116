package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.interpolation.CubicEnclosure;
import org.fixpoint.maths.interpolation.MonotoneCubic;

/** A monotone cubic, continued on both sides. Every point of the table is a kink: the second derivative jumps there. */
record TabulatedCurve(MonotoneCubic table, Tabulated.Outside outside) implements ActivationFunction {
    @Override
    public double value(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x < table.low()) {
            return beyond(x, table.low());
        }
        return x > table.high() ? beyond(x, table.high()) : table.value(x);
    }

    private double beyond(double x, double end) {
        double slope = slopeBeyond(end);
        return slope == 0 ? table.value(end) : table.value(end) + slope * (x - end); // x may be infinite
    }

    private double slopeBeyond(double end) {
        return outside == Tabulated.Outside.CONSTANT ? 0 : table.derivative(end);
    }

    @Override
    public double derivative(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x < table.low() || x > table.high()) {
            return slopeBeyond(x < table.low() ? table.low() : table.high());
        }
        boolean end = x == table.low() || x == table.high();
        return end ? 0.5 * (table.derivative(x) + slopeBeyond(x)) : table.derivative(x);
    }

    @Override
    public double[] kinks() {
        return table.knots();
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of(new CubicEnclosure(table, outside == Tabulated.Outside.CONSTANT)));
    }
}
