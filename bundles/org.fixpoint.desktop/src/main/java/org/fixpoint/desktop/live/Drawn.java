package org.fixpoint.desktop.live;

import org.fixpoint.api.figure.Panel;

/**
 * What is drawn, and what it shows.
 *
 * @param words one or two sentences
 */
public record Drawn(Panel.Plot plot, String words) {}
