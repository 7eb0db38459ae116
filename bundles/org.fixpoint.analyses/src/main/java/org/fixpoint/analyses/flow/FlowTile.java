package org.fixpoint.analyses.flow;

import org.fixpoint.maths.kernel.PairRow;

/**
 * A rectangle of pairs (i, j), i &lt; j, on its way through one layer; at most {@link PairRow#LENGTH} columns.
 *
 * <p>The half squared distance of two branches is ½(A − A')² + A A' γ, A = √E[φ̂²] and γ the normalised gap of the pair. A
 * normalisation after the activation takes from it ½(μ − μ')² of the means removed and ½(V − V')² of the scales, and
 * divides by V V'.
 */
final class FlowTile {
    private static final int LENGTH = PairRow.LENGTH;

    private final LayerStep step;
    private final LayerPairs.Row row;
    private final double[] roots = new double[LENGTH];
    private final double[] rms = new double[LENGTH];
    private final double[] removedMeans = new double[LENGTH];
    private final double[] removedScales = new double[LENGTH];
    private final double[] scales = new double[LENGTH];
    private final double[] slopes = new double[LENGTH];
    private final double[] branchMeans = new double[LENGTH];
    private final double[] means = new double[LENGTH];
    private final double[] lengths = new double[LENGTH];
    private final double[] centres = new double[LENGTH];
    private final double[] distance = new double[LENGTH];
    private final double[] nngp = new double[LENGTH];
    private final double[] tangent = new double[LENGTH];
    private final double[] delta = new double[LENGTH];
    private final double[] gap = new double[LENGTH];
    private final double[] slope = new double[LENGTH];
    private int firstRow;
    private int lastRow;
    private int firstColumn;
    private int lastColumn;
    private int loaded = -1;

    FlowTile(LayerStep step) {
        this.step = step;
        row = step.activation.pairs().row();
    }

    /** Moves to rows and columns, the last ones excluded. */
    void place(int rowFrom, int rowTo, int columnFrom, int columnTo) {
        firstRow = rowFrom;
        lastRow = rowTo;
        firstColumn = columnFrom;
        lastColumn = columnTo;
        loaded = -1;
    }

    /** Takes the pairs of the tile through the whole layer and writes both halves of the matrices. */
    void mix(double[] nextLengths) {
        for (int i = firstRow; i < lastRow; i++) {
            int from = Math.max(firstColumn, i + 1);
            int count = lastColumn - from;
            if (count > 0) {
                branch(i, from, count);
                System.arraycopy(nextLengths, from, lengths, 0, count);
                mixRow(i, count, nextLengths[i]);
                store(i, from, count);
            }
        }
        mirror(step.state.nngp);
        mirror(step.state.tangent);
        if (step.ofBatch) {
            mirror(step.state.distances);
        }
    }

    /** Takes the pairs through the branch alone, into matrices whose lower halves are written too. */
    void branchOnly(double[] distances, double[] tangents) {
        int n = step.state.count;
        for (int i = firstRow; i < lastRow; i++) {
            int from = Math.max(firstColumn, i + 1);
            int count = lastColumn - from;
            if (count > 0) {
                branch(i, from, count);
                System.arraycopy(gap, 0, distances, i * n + from, count);
                System.arraycopy(slope, 0, tangents, i * n + from, count);
            }
        }
        mirror(distances);
        mirror(tangents);
    }

    /** Leaves in gap the half squared distances of the branches of row i, in slope their tangent kernel. */
    private void branch(int i, int from, int count) {
        load(i, from, count);
        double root = step.roots[i];
        double scale = step.distanceScale;
        for (int k = 0; k < count; k++) {
            double apart = root - roots[k];
            delta[k] = (scale * distance[k] - 0.5 * apart * apart) / (root * roots[k]);
        }
        row.evaluate(i, from, count, delta, gap, slope);
        distances(i, count);
        tangents(i, count);
    }

    private void distances(int i, int count) {
        double a = step.activation.rms()[i];
        double mu = step.removedMeans[i];
        double v = step.removedScales[i];
        double scale = step.scales[i];
        for (int k = 0; k < count; k++) {
            double lengths = a - rms[k];
            double centres = mu - removedMeans[k];
            double divisors = v - removedScales[k];
            double apart = 0.5 * (lengths * lengths - centres * centres - divisors * divisors);
            gap[k] = (apart + a * rms[k] * gap[k]) * (scale * scales[k]);
        }
    }

    private void tangents(int i, int count) {
        double weight = step.rule.weightVariance();
        double bias = step.rule.biasVariance()
                + step.tangentCentre.mean()
                - step.tangentCentre.rows()[i];
        double scale = step.slopes[i] * step.tangentCentre.scale();
        for (int k = 0; k < count; k++) {
            double inner = weight * (tangent[k] + nngp[k]) + bias - centres[k];
            slope[k] = scale * slopes[k] * slope[k] * inner;
        }
    }

    private void mixRow(int i, int count, double length) {
        double branch = step.branch;
        double skip = step.skip;
        double cross = step.cross;
        double branchMean = step.branchMeans[i];
        double mean = step.state.means[i];
        for (int k = 0; k < count; k++) {
            double added = cross * (branchMean - branchMeans[k]) * (mean - means[k]);
            distance[k] = branch * gap[k] + skip * distance[k] + added;
            tangent[k] = branch * slope[k] + (skip == 0 ? 0 : skip * tangent[k]); // 0 also where it is infinite
            nngp[k] = 0.5 * (length + lengths[k]) - distance[k];
        }
    }

    private void load(int i, int from, int count) {
        FlowState state = step.state;
        if (from != loaded) {
            loaded = from;
            System.arraycopy(step.roots, from, roots, 0, count);
            System.arraycopy(step.activation.rms(), from, rms, 0, count);
            System.arraycopy(step.removedMeans, from, removedMeans, 0, count);
            System.arraycopy(step.removedScales, from, removedScales, 0, count);
            System.arraycopy(step.scales, from, scales, 0, count);
            System.arraycopy(step.slopes, from, slopes, 0, count);
            System.arraycopy(step.branchMeans, from, branchMeans, 0, count);
            System.arraycopy(state.means, from, means, 0, count);
            System.arraycopy(step.tangentCentre.rows(), from, centres, 0, count);
        }
        int at = i * state.count + from;
        System.arraycopy(state.distances, at, distance, 0, count);
        System.arraycopy(state.nngp, at, nngp, 0, count);
        System.arraycopy(state.tangent, at, tangent, 0, count);
    }

    private void store(int i, int from, int count) {
        int at = i * step.state.count + from;
        System.arraycopy(distance, 0, step.state.distances, at, count);
        System.arraycopy(nngp, 0, step.state.nngp, at, count);
        System.arraycopy(tangent, 0, step.state.tangent, at, count);
    }

    private void mirror(double[] matrix) {
        int n = step.state.count;
        for (int j = Math.max(firstColumn, firstRow + 1); j < lastColumn; j++) {
            int last = Math.min(lastRow, j);
            for (int i = firstRow; i < last; i++) {
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
    }
}
