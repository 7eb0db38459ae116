package org.fixpoint.maths.certified;

import java.util.List;
import org.fixpoint.maths.interval.Interval;

/** A function of a real number of which bounds are proven: what certified computations rest on. */
public interface EnclosedFunction {
    /**
     * Taylor coefficients 0 to {@code order} on a panel.
     *
     * @param panel with ends that are finite
     * @param centre a member of the panel; where the panel decides which branch of the function holds, its jet is of that branch
     */
    PanelJets on(Interval panel, double centre, int order);

    /**
     * How the function grows.
     *
     * @param from not 0; the bounds hold for x ≥ from if it is positive, for x ≤ from if it is negative
     */
    Tail tail(double from);

    /** Whether it is proven that the function is continuous at x. */
    boolean isContinuousAt(double x);

    /** What is known exactly. */
    List<Fact> facts();

    /**
     * Bounds of a function and its derivative beyond a point, in size.
     *
     * @param slope infinite where the function may jump there
     */
    record Tail(Growth value, Growth slope) {}
}
