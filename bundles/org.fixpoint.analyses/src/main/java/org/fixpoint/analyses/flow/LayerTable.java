package org.fixpoint.analyses.flow;

/**
 * The expectations of an activation φ̂, for the variances of its inputs.
 *
 * @param pairs pair means
 * @param rms √E[φ̂²] of each input
 * @param mean E[φ̂]
 * @param slope the scale of E[φ̂'φ̂'] in the pair means
 * @param slopeSecond E[φ̂'²], infinite with jumps
 */
record LayerTable(LayerPairs pairs, double[] rms, double[] mean, double[] slope, double[] slopeSecond) {}
