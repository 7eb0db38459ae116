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
 * since the compiler vectorises no others; so what belongs to columns is copied for each layer, and all rows keep the pair with
 * input j at the same index.
 */
final class FlowTile {
    /** How many rows a tile has at most: what belongs to columns is loaded once a layer for all, and their pairs stay in the second-level cache. */
    static final int ROWS = 16;

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
    private double[] gap = new double[LENGTH];
    private double[] slope = new double[LENGTH];
    private int firstRow;
    private int lastRow; // excluded
    private int base; // the input j at index 0
    private int last; // index after the last input

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
        base = Math.max(columnFrom, rowFrom + 1);
        last = columnTo - base;
        lastRow = Math.min(rowTo, columnTo - 1);
    }

    /** The index of the first input of row i that lies above the diagonal. */
    private int first(int i) {
        return Math.max(0, i + 1 - base);
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
            columns.load(step, base, last);
            for (int i = firstRow; i < lastRow; i++) {
                branch(l, i);
                mix(step, i);
            }
        }
        store(distances, state.distances);
        store(tangents, state.tangent);
        if (whole) {
            for (int i = firstRow; i < lastRow; i++) {
                System.arraycopy(state.lengths, base, delta, 0, last);
                gramOf(distances[i - firstRow], state.lengths[i], delta, last);
                int first = first(i);
                System.arraycopy(delta, first, state.nngp, i * state.count + base + first, last - first);
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
        columns.load(steps.get(0), base, last);
        for (int i = firstRow; i < lastRow; i++) {
            branch(0, i);
            take(i);
        }
        store(distances, branchDistances);
        store(tangents, branchTangents);
        mirror(branchDistances);
        mirror(branchTangents);
    }

    private void load() {
        for (int i = firstRow; i < lastRow; i++) {
            int first = first(i);
            int at = i * state.count + base + first;
            System.arraycopy(state.distances, at, distances[i - firstRow], first, last - first);
            System.arraycopy(state.tangent, at, tangents[i - firstRow], first, last - first);
        }
    }

    private void store(double[][] rows, double[] matrix) {
        for (int i = firstRow; i < lastRow; i++) {
            int first = first(i);
            System.arraycopy(rows[i - firstRow], first, matrix, i * state.count + base + first, last - first);
        }
    }

    /** Leaves in gap the half squared distances of the branches of row i, in slope their tangent kernel. */
    private void branch(int l, int i) {
        LayerStep step = steps.get(l);
        int first = first(i);
        double[] distance = distances[i - firstRow];
        deltas(
                step.distanceScale,
                distance,
                step.roots[i],
                columns.roots,
                step.inverseRoots[i],
                columns.inverses,
                delta,
                first,
                last);
        try {
            places[l].evaluate(i, base, first, last, delta, gap, slope);
        } catch (AccuracyException fault) {
            throw new Refusal("layer " + (firstLayer + l) + ": " + fault.getMessage(), fault);
        }
        if (step.normalisedAfter) {
            normalisedDistances(step, i, columns, gap, first, last);
        } else {
            distances(step.activation.rms()[i], columns.rms, gap, first, last);
        }
        BatchCentre centre = step.tangentCentre;
        double weight = step.rule.weightVariance();
        double bias = step.rule.biasVariance() + centre.mean() - centre.rows()[i];
        double scale = step.slopes[i] * centre.scale();
        double[] tangent = tangents[i - firstRow];
        double length = step.lengths[i];
        if (ofBatch) {
            inner(weight, tangent, length, columns.lengths, distance, bias, delta, first, last);
            subtract(columns.centres, delta, first, last);
            tangents(scale, columns.slopes, delta, slope, first, last);
        } else {
            tangents(
                    scale,
                    columns.slopes,
                    weight,
                    tangent,
                    length,
                    columns.lengths,
                    distance,
                    bias,
                    slope,
                    first,
                    last);
        }
    }

    private static void deltas(
            double scale,
            double[] distance,
            double root,
            double[] roots,
            double inverse,
            double[] inverses,
            double[] out,
            int first,
            int last) {
        for (int k = first; k < last; k++) {
            double apart = root - roots[k];
            out[k] = (scale * distance[k] - 0.5 * apart * apart) * (inverse * inverses[k]);
        }
    }

    private static void distances(double a, double[] rms, double[] gap, int first, int last) {
        for (int k = first; k < last; k++) {
            double b = rms[k];
            double apart = a - b;
            gap[k] = 0.5 * apart * apart + a * b * gap[k];
        }
    }

    private static void normalisedDistances(
            LayerStep step, int i, FlowColumns columns, double[] gap, int first, int last) {
        double a = step.activation.rms()[i];
        double mu = step.removedMeans[i];
        double v = step.removedScales[i];
        double scale = step.scales[i];
        for (int k = first; k < last; k++) {
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
            int first,
            int last) {
        for (int k = first; k < last; k++) {
            out[k] = weight * (tangent[k] + (0.5 * (length + lengths[k]) - distance[k])) + bias;
        }
    }

    private static void subtract(double[] x, double[] out, int first, int last) {
        for (int k = first; k < last; k++) {
            out[k] -= x[k];
        }
    }

    private static void tangents(double scale, double[] slopes, double[] inner, double[] slope, int first, int last) {
        for (int k = first; k < last; k++) {
            slope[k] = scale * slopes[k] * slope[k] * inner[k];
        }
    }

    /** The same with what {@link #inner} makes, in one loop. */
    private static void tangents(
            double scale,
            double[] slopes,
            double weight,
            double[] tangent,
            double length,
            double[] lengths,
            double[] distance,
            double bias,
            double[] slope,
            int first,
            int last) {
        for (int k = first; k < last; k++) {
            double inner = weight * (tangent[k] + (0.5 * (length + lengths[k]) - distance[k])) + bias;
            slope[k] = scale * slopes[k] * slope[k] * inner;
        }
    }

    /** ½(q + q') − d in the place of q'. */
    private static void gramOf(double[] distance, double length, double[] lengths, int last) {
        for (int k = 0; k < last; k++) {
            lengths[k] = 0.5 * (length + lengths[k]) - distance[k];
        }
    }

    /** The branch alone: its arrays and those of the row change places. */
    private void take(int i) {
        double[] distance = distances[i - firstRow];
        double[] tangent = tangents[i - firstRow];
        distances[i - firstRow] = gap;
        tangents[i - firstRow] = slope;
        gap = distance;
        slope = tangent;
    }

    /** Adds the skip to the branch. */
    private void mix(LayerStep step, int i) {
        if (step.skip == 0) { // an infinite tangent kernel does not pass either
            take(i);
            return;
        }
        int first = first(i);
        double[] distance = distances[i - firstRow];
        mixed(step.branch, gap, step.skip, distance, first, last);
        mixed(step.branch, slope, step.skip, tangents[i - firstRow], first, last);
        if (step.cross != 0) {
            double mean = step.means[i];
            cross(step.cross, step.branchMeans[i], columns.branchMeans, mean, columns.means, distance, first, last);
        }
    }

    private static void mixed(double branch, double[] x, double skip, double[] out, int first, int last) {
        for (int k = first; k < last; k++) {
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
            int first,
            int last) {
        for (int k = first; k < last; k++) {
            out[k] += factor * (branchMean - branchMeans[k]) * (mean - means[k]);
        }
    }

    private void mirror(double[] matrix) {
        int n = state.count;
        for (int j = base; j < base + last; j++) {
            int end = Math.min(lastRow, j);
            for (int i = firstRow; i < end; i++) {
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
    }
}
