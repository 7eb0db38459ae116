package org.fixpoint.analyses.flow;

import java.util.Optional;
import org.fixpoint.maths.linear.Cholesky;
import org.fixpoint.maths.linear.LinearAlgebra;

/**
 * Kernel ridge regression of one-hot labels: f(x) = ȳ + k(x)ᵀ(K + λ)⁻¹(Y − ȳ), λ a multiple of the mean of the diagonal of K.
 *
 * @param right how many test inputs there are whose largest output is that of their class; of equal ones the first counts
 * @param meanSquaredError over test inputs and outputs
 * @param residual of the equations solved, relative
 */
record GramRegression(int right, double meanSquaredError, double residual) {
    /** The regression with a Gram matrix, count × count; nothing if its equations are singular to rounding. */
    static Optional<GramRegression> of(double[] gram, int count, LabelledSplit split, double ridge) {
        int n = split.train().length;
        double[] own = part(gram, count, split.train(), split.train());
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += own[i * n + i];
        }
        for (int i = 0; i < n; i++) {
            own[i * n + i] += ridge * trace / n;
        }
        double[] means = new double[split.count()];
        double[] targets = split.targets(means);
        return Cholesky.of(own, n).map(factor -> {
            double[] weights = factor.solve(targets, split.count());
            double[] cross = part(gram, count, split.test(), split.train());
            double[] outputs = new double[split.test().length * split.count()];
            LinearAlgebra.fastest().times(1, cross, weights, split.test().length, n, split.count(), outputs);
            return scored(outputs, means, split, factor.residual(weights, targets, split.count()));
        });
    }

    private static GramRegression scored(double[] outputs, double[] means, LabelledSplit split, double residual) {
        int classes = split.count();
        int right = 0;
        double squares = 0;
        for (int i = 0; i < split.test().length; i++) {
            int label = split.classes()[split.test()[i]];
            int best = 0;
            for (int c = 0; c < classes; c++) {
                double output = outputs[i * classes + c] + means[c];
                double missing = output - (c == label ? 1 : 0);
                squares += missing * missing;
                best = output > outputs[i * classes + best] + means[best] ? c : best;
            }
            right += best == label ? 1 : 0;
        }
        return new GramRegression(right, squares / outputs.length, residual);
    }

    private static double[] part(double[] gram, int count, int[] rows, int[] columns) {
        double[] out = new double[rows.length * columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                out[i * columns.length + j] = gram[rows[i] * count + columns[j]];
            }
        }
        return out;
    }
}
