package org.fixpoint.visualizers.paint;

import java.awt.geom.Rectangle2D;

/**
 * Where an entry of a legend has been painted.
 *
 * @param label of the marks that it stands for, whole even where it was shortened
 * @param area its sample and its text, from the top left corner of the figure, in units of its size
 */
public record LegendPlace(String label, Rectangle2D area) {
    /** The same in a figure that is so many times as large. */
    LegendPlace scaled(double factor) {
        return new LegendPlace(
                label,
                new Rectangle2D.Double(
                        factor * area.getX(),
                        factor * area.getY(),
                        factor * area.getWidth(),
                        factor * area.getHeight()));
    }
}
