package org.fixpoint.engine.live;

import org.fixpoint.api.figure.Panel;

/**
 * What is drawn, and what it shows.
 *
 * @param plot of lines and points alone
 * @param words one or two sentences
 */
public record Drawn(Panel.Plot plot, String words) {}
