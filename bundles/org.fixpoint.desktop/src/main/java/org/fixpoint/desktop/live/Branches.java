package org.fixpoint.desktop.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;

/** The diagram of the fixed points over the parameter that is turned: a few values at first, more later. */
final class Branches {
    private static final int[] VALUES = {12, 60, 240};

    private Branches() {}

    /** The values of each drawing, from where there are most fixed points. */
    static List<double[]> passes(Dial dial) {
        return Arrays.stream(VALUES)
                .mapToObj(count -> {
                    double[] values = new double[count];
                    Arrays.setAll(values, i -> dial.value(1 - (i + 0.5) / count));
                    return values;
                })
                .toList();
    }

    /**
     * The diagram, with a line at the value that is looked at.
     *
     * @param height the least and the largest place in sight
     * @param marks the fixed points
     */
    static Panel.Plot diagram(Dial dial, double[] height, List<Mark> marks) {
        List<Mark> all = new ArrayList<>();
        all.add(new Mark.Line("", 0, Mark.Stroke.DASHED, new double[] {dial.value(), dial.value()}, height.clone()));
        all.addAll(marks);
        Panel.Axis across = dial.log() ? Panel.Axis.log(dial.name()) : Panel.Axis.linear(dial.name());
        return new Panel.Plot(
                "", across.from(dial.low(), dial.high()), Panel.Axis.linear("x").from(height[0], height[1]), all);
    }
}
