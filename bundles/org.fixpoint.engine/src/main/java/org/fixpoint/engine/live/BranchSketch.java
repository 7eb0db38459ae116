package org.fixpoint.engine.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.engine.live.StateSketch.Standing;

/**
 * The fixed points of a family of maps over its parameter, found value by value.
 *
 * @param family the maps
 * @param plane in which they are seen; its first direction is the ordinate
 */
record BranchSketch(StateFamily family, Plane plane) {
    private static final int STARTS = 10;

    /** A fixed point at a value of the parameter. */
    private record Dot(double value, double place, Standing standing) {}

    /**
     * Looks for them until all values are done.
     *
     * @param passes each the values for one drawing, in their order
     * @param shown after each pass
     * @throws RunContext.Cancelled once it is stopped
     */
    void trace(List<double[]> passes, BooleanSupplier stopped, Consumer<List<Mark>> shown) {
        for (double[] values : passes) {
            List<Dot> dots = new ArrayList<>();
            List<double[]> near = List.of();
            for (double value : values) {
                if (stopped.getAsBoolean()) {
                    throw new RunContext.Cancelled();
                }
                StateSketch sketch = StateSketch.of(family.at(value), near, STARTS, stopped);
                near = sketch.points().stream().map(StateSketch.Point::state).toList();
                sketch.points()
                        .forEach(point -> dots.add(new Dot(value, plane.place(point.state())[0], point.standing())));
            }
            shown.accept(List.of(
                    marks(dots, Standing.UNSTABLE, Mark.Shape.CIRCLE),
                    marks(dots, Standing.UNDECIDED, Mark.Shape.DIAMOND),
                    marks(dots, Standing.STABLE, Mark.Shape.DISC)));
        }
    }

    private static Mark marks(List<Dot> dots, Standing standing, Mark.Shape shape) {
        List<Dot> these =
                dots.stream().filter(dot -> dot.standing() == standing).toList();
        return new Mark.Points(
                "",
                1,
                shape,
                these.stream().mapToDouble(Dot::value).toArray(),
                these.stream().mapToDouble(Dot::place).toArray());
    }
}
