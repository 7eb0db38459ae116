package org.fixpoint.api.figure;

import java.util.List;
import java.util.OptionalDouble;
import org.fixpoint.api.analysis.Item;

/** One panel of a figure. */
public sealed interface Panel {
    /** Shown above the panel; may be empty. */
    String title();

    /**
     * Marks over a pair of axes, painted in order.
     *
     * @param sameUnits whether one unit is as long on both axes, so that circles are round; both are linear then and fit the marks
     */
    record Plot(String title, Axis x, Axis y, List<Mark> marks, boolean sameUnits) implements Panel {
        public Plot {
            marks = List.copyOf(marks);
        }

        /** Marks over axes that are as long as there is room. */
        public Plot(String title, Axis x, Axis y, List<Mark> marks) {
            this(title, x, y, marks, false);
        }

        /** The same marks where one unit is as long on both axes. */
        public Plot withSameUnits() {
            return new Plot(title, x, y, marks, true);
        }
    }

    /** A table set as it is. */
    record Grid(String title, Item.Table table) implements Panel {}

    /** Linear or logarithmic. */
    enum Scale {
        /** Equal steps add. */
        LINEAR,
        /** Equal steps multiply; only positive numbers are shown. */
        LOG
    }

    /**
     * An axis.
     *
     * @param label quantity and unit
     * @param low where it begins; from the marks if empty
     * @param high where it ends; from the marks if empty
     */
    record Axis(String label, Scale scale, OptionalDouble low, OptionalDouble high) {
        /** A linear axis that fits the marks. */
        public static Axis linear(String label) {
            return new Axis(label, Scale.LINEAR, OptionalDouble.empty(), OptionalDouble.empty());
        }

        /** A logarithmic axis that fits the marks. */
        public static Axis log(String label) {
            return new Axis(label, Scale.LOG, OptionalDouble.empty(), OptionalDouble.empty());
        }

        /** The same axis from low to high. */
        public Axis from(double lowest, double highest) {
            return new Axis(label, scale, OptionalDouble.of(lowest), OptionalDouble.of(highest));
        }
    }
}
