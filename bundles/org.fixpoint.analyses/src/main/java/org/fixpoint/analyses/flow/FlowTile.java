package org.fixpoint.analyses.flow;

import java.util.List;
import org.fixpoint.api.Refusal;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.kernel.PairRow;

/**
 * A rectangle of pairs (i, j), i &lt; j, on its way through some layers; at most {@link PairRow#LENGTH} columns.
 *
 * <p>The half squared distance of two branches is ½(A − A')² + A A' γ, A = √E[φ̂²] and γ the normalised gap of the pair. A
 * normalisation after the activation takes from it ½(μ − μ')² of the means removed and ½(V − V')² of the scales, and
 * divides by V V'.
 *
 * <p>The pairs stay in the cache while they go through all layers. Loops are short and over separate arrays with a plain index,
 * since the compiler vectorises no others; so what belongs to columns is copied for each layer.
 */
final class FlowTile {
    /** How many rows a tile has at most: so many that its pairs fit into the first-level cache. */
    static final int ROWS = 8;

    private static final int LENGTH = PairRow.LENGTH;

    private final FlowState state;
    private final int firstLayer;
    private final List<LayerStep> steps;
    private final boolean ofBatch;
    private final LayerPairs.Row[] places;
    private final double[][] distances = new double[ROWS][LENGTH];
    private final double[][] tangents = new double[ROWS][LENGTH];
    private final FlowColumns columns = new FlowColumns();
    private final double[] delta = new double[LENGTH];
    private final double[] gap = new double[LENGTH];
    private final double[] slope = new double[LENGTH];
    private int firstRow;
    private int lastRow;
    private int firstColumn;
    private int lastColumn;

    FlowTile(FlowState state, int firstLayer, List<LayerStep> steps) {
        this.state = state;
        this.firstLayer = firstLayer;
        this.steps = steps;
        ofBatch = steps.get(0).rule.normalisation().ofBatch();
        places = new LayerPairs.Row[steps.size()];
        for (int l = 0; l < places.length; l++) {
            LayerPairs pairs = steps.get(l).activation.pairs();
            places[l] = l == 0 ? pairs.row() : pairs.rowBeside(places[l - 1]);
        }
    }

    /** Moves to rows, at most {@link #ROWS}, and columns, the last ones excluded. */
    void place(int rowFrom, int rowTo, int columnFrom, int columnTo) {
        firstRow = rowFrom;
        lastRow = rowTo;
        firstColumn = columnFrom;
        lastColumn = columnTo;
    }

    /** The first column of row i that lies above the diagonal. */
    private int from(int i) {
        return Math.max(firstColumn, i + 1);
    }

    /**
     * Takes the pairs of the tile through all layers.
     *
     * @param whole whether the Gram matrix and the lower halves are written too
     */
    void pass(boolean whole) {
        load();
        for (int l = 0; l < places.length; l++) {
            LayerStep step = steps.get(l);
            columns.leave();
            for (int i = firstRow; i < lastRow && from(i) < lastColumn; i++) {
                branch(l, i);
                mix(step, i);
            }
        }
        store(distances, state.distances);
        store(tangents, state.tangent);
        if (whole) {
            for (int i = firstRow; i < lastRow && from(i) < lastColumn; i++) {
                int count = lastColumn - from(i);
                System.arraycopy(state.lengths, from(i), delta, 0, count);
                gramOf(distances[i - firstRow], state.lengths[i], delta, state.nngp, i * state.count + from(i), count);
            }
            mirror(state.tangent);
            mirror(state.nngp);
        }
        if (ofBatch) {
            mirror(state.distances);
        }
    }

    /** Takes the pairs through the branch of the first layer alone, into matrices whose lower halves are written too. */
    void branchOnly(double[] branchDistances, double[] branchTangents) {
        load();
        columns.leave();
        for (int i = firstRow; i < lastRow && from(i) < lastColumn; i++) {
            branch(0, i);
            System.arraycopy(gap, 0, distances[i - firstRow], 0, lastColumn - from(i));
            System.arraycopy(slope, 0, tangents[i - firstRow], 0, lastColumn - from(i));
        }
        store(distances, branchDistances);
        store(tangents, branchTangents);
        mirror(branchDistances);
        mirror(branchTangents);
    }

    private void load() {
        for (int i = firstRow; i < lastRow && from(i) < lastColumn; i++) {
            int at = i * state.count + from(i);
            System.arraycopy(state.distances, at, distances[i - firstRow], 0, lastColumn - from(i));
            System.arraycopy(state.tangent, at, tangents[i - firstRow], 0, lastColumn - from(i));
        }
    }

    private void store(double[][] rows, double[] matrix) {
        for (int i = firstRow; i < lastRow && from(i) < lastColumn; i++) {
            System.arraycopy(rows[i - firstRow], 0, matrix, i * state.count + from(i), lastColumn - from(i));
        }
    }

    /** Leaves in gap the half squared distances of the branches of row i, in slope their tangent kernel. */
    private void branch(int l, int i) {
        LayerStep step = steps.get(l);
        int from = from(i);
        int count = lastColumn - from;
        double[] distance = distances[i - firstRow];
        columns.load(step, from, count);
        deltas(
                step.distanceScale,
                distance,
                step.roots[i],
                columns.roots,
                step.inverseRoots[i],
                columns.inverses,
                delta,
                count);
        try {
            places[l].evaluate(i, from, count, delta, gap, slope);
        } catch (AccuracyException fault) {
            throw new Refusal("layer " + (firstLayer + l) + ": " + fault.getMessage(), fault);
        }
        if (step.normalisedAfter) {
            normalisedDistances(step, i, columns, gap, count);
        } else {
            distances(step.activation.rms()[i], columns.rms, gap, count);
        }
        BatchCentre centre = step.tangentCentre;
        double weight = step.rule.weightVariance();
        double bias = step.rule.biasVariance() + centre.mean() - centre.rows()[i];
        inner(weight, tangents[i - firstRow], step.lengths[i], columns.lengths, distance, bias, delta, count);
        if (ofBatch) {
            subtract(columns.centres, delta, count);
        }
        tangents(step.slopes[i] * centre.scale(), columns.slopes, delta, slope, count);
    }

    private static void deltas(
            double scale,
            double[] distance,
            double root,
            double[] roots,
            double inverse,
            double[] inverses,
            double[] out,
            int count) {
        for (int k = 0; k < count; k++) {
            double apart = root - roots[k];
            out[k] = (scale * distance[k] - 0.5 * apart * apart) * (inverse * inverses[k]);
        }
    }

    private static void distances(double a, double[] rms, double[] gap, int count) {
        for (int k = 0; k < count; k++) {
            double b = rms[k];
            double apart = a - b;
            gap[k] = 0.5 * apart * apart + a * b * gap[k];
        }
    }

    private static void normalisedDistances(LayerStep step, int i, FlowColumns columns, double[] gap, int count) {
        double a = step.activation.rms()[i];
        double mu = step.removedMeans[i];
        double v = step.removedScales[i];
        double scale = step.scales[i];
        for (int k = 0; k < count; k++) {
            double lengths = a - columns.rms[k];
            double centres = mu - columns.removedMeans[k];
            double divisors = v - columns.removedScales[k];
            double apart = 0.5 * (lengths * lengths - centres * centres - divisors * divisors);
            gap[k] = (apart + a * columns.rms[k] * gap[k]) * (scale * columns.scales[k]);
        }
    }

    /** σ_w² (Θ + G) + b with G = ½(q + q') − d, d the half squared distance. */
    private static void inner(
            double weight,
            double[] tangent,
            double length,
            double[] lengths,
            double[] distance,
            double bias,
            double[] out,
            int count) {
        for (int k = 0; k < count; k++) {
            out[k] = weight * (tangent[k] + (0.5 * (length + lengths[k]) - distance[k])) + bias;
        }
    }

    private static void subtract(double[] x, double[] out, int count) {
        for (int k = 0; k < count; k++) {
            out[k] -= x[k];
        }
    }

    private static void tangents(double scale, double[] slopes, double[] inner, double[] slope, int count) {
        for (int k = 0; k < count; k++) {
            slope[k] = scale * slopes[k] * slope[k] * inner[k];
        }
    }

    /** ½(q + q') − d into a row of a matrix. */
    private static void gramOf(double[] distance, double length, double[] lengths, double[] out, int at, int count) {
        for (int k = 0; k < count; k++) {
            lengths[k] = 0.5 * (length + lengths[k]) - distance[k];
        }
        System.arraycopy(lengths, 0, out, at, count);
    }

    /** Adds the skip to the branch. */
    private void mix(LayerStep step, int i) {
        int count = lastColumn - from(i);
        double[] distance = distances[i - firstRow];
        double[] tangent = tangents[i - firstRow];
        if (step.skip == 0) { // an infinite tangent kernel does not pass either
            System.arraycopy(gap, 0, distance, 0, count);
            System.arraycopy(slope, 0, tangent, 0, count);
            return;
        }
        mixed(step.branch, gap, step.skip, distance, count);
        mixed(step.branch, slope, step.skip, tangent, count);
        if (step.cross != 0) {
            cross(step.cross, step.branchMeans[i], columns.branchMeans, step.means[i], columns.means, distance, count);
        }
    }

    private static void mixed(double branch, double[] x, double skip, double[] out, int count) {
        for (int k = 0; k < count; k++) {
            out[k] = branch * x[k] + skip * out[k];
        }
    }

    private static void cross(
            double factor,
            double branchMean,
            double[] branchMeans,
            double mean,
            double[] means,
            double[] out,
            int count) {
        for (int k = 0; k < count; k++) {
            out[k] += factor * (branchMean - branchMeans[k]) * (mean - means[k]);
        }
    }

    private void mirror(double[] matrix) {
        int n = state.count;
        for (int j = Math.max(firstColumn, firstRow + 1); j < lastColumn; j++) {
            int last = Math.min(lastRow, j);
            for (int i = firstRow; i < last; i++) {
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
    }
}
