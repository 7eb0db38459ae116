package org.fixpoint.visualizers.paint;

import java.awt.geom.Rectangle2D;

/**
 * Where an entry of a legend has been painted.
 *
 * @param label of the marks that it stands for, whole even where it was shortened
 * @param area its sample and its text, from the top left corner of the figure, in units of its size
 */
public record LegendPlace(String label, Rectangle2D area) {}
