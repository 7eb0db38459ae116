package org.fixpoint.maths.certified;

import org.fixpoint.maths.interval.Jet;

/**
 * Taylor coefficients of a function at one point of a panel, and over all of it.
 *
 * @param at at the point
 * @param over for all points of the panel at once
 */
public record PanelJets(Jet at, Jet over) {}
