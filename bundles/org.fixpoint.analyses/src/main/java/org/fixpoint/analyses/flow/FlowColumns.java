package org.fixpoint.analyses.flow;

import org.fixpoint.maths.kernel.PairRow;

/** What a {@link LayerStep} knows of the inputs of some columns, at most {@link PairRow#LENGTH} of them, from index 0 on. */
final class FlowColumns {
    final double[] roots = new double[PairRow.LENGTH];
    final double[] inverses = new double[PairRow.LENGTH];
    final double[] rms = new double[PairRow.LENGTH];
    final double[] slopes = new double[PairRow.LENGTH];
    final double[] lengths = new double[PairRow.LENGTH];
    /** Only with a normalisation after the activation. */
    final double[] scales = new double[PairRow.LENGTH];

    final double[] removedMeans = new double[PairRow.LENGTH];
    final double[] removedScales = new double[PairRow.LENGTH];
    /** Only where an identity skip adds up means. */
    final double[] branchMeans = new double[PairRow.LENGTH];

    final double[] means = new double[PairRow.LENGTH];
    /** Only with a normalisation of the batch. */
    final double[] centres = new double[PairRow.LENGTH];

    /** Loads some columns. */
    void load(LayerStep step, int from, int count) {
        System.arraycopy(step.roots, from, roots, 0, count);
        System.arraycopy(step.inverseRoots, from, inverses, 0, count);
        System.arraycopy(step.activation.rms(), from, rms, 0, count);
        System.arraycopy(step.slopes, from, slopes, 0, count);
        System.arraycopy(step.lengths, from, lengths, 0, count);
        if (step.normalisedAfter) {
            System.arraycopy(step.scales, from, scales, 0, count);
            System.arraycopy(step.removedMeans, from, removedMeans, 0, count);
            System.arraycopy(step.removedScales, from, removedScales, 0, count);
        }
        if (step.cross != 0) {
            System.arraycopy(step.branchMeans, from, branchMeans, 0, count);
            System.arraycopy(step.means, from, means, 0, count);
        }
        if (step.rule.normalisation().ofBatch()) {
            System.arraycopy(step.tangentCentre.rows(), from, centres, 0, count);
        }
    }
}
