package org.fixpoint.visualizers.paint;

import java.awt.geom.Rectangle2D;

/**
 * The place of numbers on the page.
 *
 * @param frame the rectangle between the axes
 */
record Pixels(Rectangle2D frame, Scaling x, Scaling y) {
    private static final double FAR = 1e5;

    /** The horizontal place of a number. */
    double px(double value) {
        return rounded(frame.getX() + bounded(x.fraction(value)) * frame.getWidth());
    }

    /** The vertical place of a number. */
    double py(double value) {
        return rounded(frame.getMaxY() - bounded(y.fraction(value)) * frame.getHeight());
    }

    /** Whether a point has a place at all, within the frame or not. */
    boolean shows(double valueX, double valueY) {
        return x.shows(valueX) && y.shows(valueY);
    }

    /** Whether a point lies within the frame. */
    boolean within(double valueX, double valueY) {
        return shows(valueX, valueY) && inUnit(x.fraction(valueX)) && inUnit(y.fraction(valueY));
    }

    private static boolean inUnit(double fraction) {
        return fraction >= -1e-9 && fraction <= 1 + 1e-9;
    }

    // Java 2D loses lines whose ends are astronomically far outside the page
    private static double bounded(double fraction) {
        return Math.max(-FAR, Math.min(FAR, fraction));
    }

    /** A coordinate to a hundredth of a pixel: the same text in SVG on every JDK. */
    static double rounded(double coordinate) {
        return Math.round(coordinate * 100) / 100.0;
    }
}
