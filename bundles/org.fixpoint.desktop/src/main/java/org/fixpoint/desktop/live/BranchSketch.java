package org.fixpoint.desktop.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.engine.live.StateSketch;
import org.fixpoint.engine.live.StateSketch.Standing;

/**
 * The fixed points of a family of maps over its parameter, found value by value: a few values at first, more later.
 *
 * @param family the maps
 * @param plane in which they are seen; its first direction is the ordinate
 * @param dial the range of the parameter
 */
record BranchSketch(StateFamily family, Plane plane, Dial dial) {
    private static final int[] VALUES = {12, 60, 240};
    private static final int STARTS = 10;

    /** A fixed point at a value of the parameter. */
    private record Dot(double value, double place, Standing standing) {}

    /**
     * Looks for them until all values are done.
     *
     * @param shown each time that there is more to see
     * @throws RunContext.Cancelled once it is stopped
     */
    void trace(BooleanSupplier stopped, Consumer<List<Mark>> shown) {
        for (int count : VALUES) {
            List<Dot> dots = new ArrayList<>();
            List<double[]> near = List.of();
            for (int i = 0; i < count; i++) {
                if (stopped.getAsBoolean()) {
                    throw new RunContext.Cancelled();
                }
                double value = dial.value(1 - (i + 0.5) / count); // from where there are most of them
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

    /** The diagram, with a line at the value that is looked at. */
    static Panel.Plot diagram(Dial dial, double low, double high, List<Mark> marks) {
        List<Mark> all = new ArrayList<>();
        all.add(new Mark.Line(
                "", 0, Mark.Stroke.DASHED, new double[] {dial.value(), dial.value()}, new double[] {low, high}));
        all.addAll(marks);
        Panel.Axis across = dial.log() ? Panel.Axis.log(dial.name()) : Panel.Axis.linear(dial.name());
        return new Panel.Plot(
                "", across.from(dial.low(), dial.high()), Panel.Axis.linear("x").from(low, high), all);
    }
}
