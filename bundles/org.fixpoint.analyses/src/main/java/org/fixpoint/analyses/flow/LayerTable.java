package org.fixpoint.analyses.flow;

import org.fixpoint.maths.kernel.PairTable;

/**
 * What one layer needs of the activation φ̂, for the variances of its inputs.
 *
 * @param table of pair means
 * @param weights {@code weights[b][i]}, of the variance of input i in the table
 * @param rms √E[φ̂²] of each input
 * @param mean E[φ̂]
 * @param slope the scale of E[φ̂'φ̂'] in the table
 * @param slopeSecond E[φ̂'²], infinite with jumps
 */
record LayerTable(
        PairTable table, double[][] weights, double[] rms, double[] mean, double[] slope, double[] slopeSecond) {}
