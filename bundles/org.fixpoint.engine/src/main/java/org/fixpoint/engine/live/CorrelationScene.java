package org.fixpoint.engine.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.model.KernelMap;

/**
 * A map of correlations as it is looked at.
 *
 * @param kernel κ
 */
public record CorrelationScene(KernelMap kernel) implements Scene {
    private static final int SAMPLES = 41;
    private static final int MANY_SAMPLES = 401;

    @Override
    public boolean states() {
        return false;
    }

    @Override
    public double[][] sight() {
        return new double[][] {{-1, 1}};
    }

    @Override
    public Optional<Parameter> parameter() {
        return Optional.empty();
    }

    @Override
    public void draw(OptionalDouble value, List<double[]> starts, BooleanSupplier stopped, Consumer<Drawn> shown) {
        List<Double> from = starts.stream().map(at -> at[0]).toList();
        ScalarSketch sketch = new ScalarSketch(
                List.of("ρ", "κ(ρ)"),
                -1,
                1,
                kernel::value,
                rho -> rho == 1 ? 1 + kernel.slopeExcess() : kernel.slope(rho));
        shown.accept(sketch.drawn(SAMPLES, from));
        if (stopped.getAsBoolean()) {
            throw new RunContext.Cancelled();
        }
        shown.accept(sketch.drawn(MANY_SAMPLES, from));
    }

    @Override
    public void trace(List<double[]> passes, BooleanSupplier stopped, Consumer<List<Mark>> shown) {}
}
