package org.fixpoint.memories;

import java.util.Arrays;
import org.fixpoint.api.model.StateEnclosure;

/**
 * Proven bounds of a Hopfield map from the differences of all pairs of its patterns.
 *
 * <p>1/pᵢ = Σⱼ exp(β⟨xⱼ − xᵢ, ξ⟩), each exponent a linear form whose bounds over a box are exact but for rounding. The Jacobian is
 * β Σ_{i<j} pᵢ pⱼ d dᵀ with d = xⱼ − xᵢ: on the diagonal a sum of terms of one sign. A product pᵢ pⱼ is bounded by the bounds of its
 * factors, and by (pᵢ + pⱼ)² ρ/(1 + ρ)² with ρ = pⱼ/pᵢ. All is about the patterns and β as the doubles that they are.
 */
final class PairEnclosure implements StateEnclosure {
    /** For more patterns the pairs, 2016 of 64, take longer than they are worth. */
    static final int MOST_PATTERNS = 64;

    private final int count;
    private final int pairs;
    private final int n;
    private final double beta;
    private final double[] differences;
    private final WeightedMean mean;

    PairEnclosure(PatternSet patterns, double beta) {
        this.count = patterns.count();
        this.pairs = count * (count - 1) / 2;
        this.n = patterns.dimension();
        this.beta = beta;
        this.mean = new WeightedMean(patterns);
        differences = new double[pairs * n];
        int at = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                for (int a = 0; a < n; a++) {
                    differences[at++] = patterns.rows()[j * n + a] - patterns.rows()[i * n + a];
                }
            }
        }
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        double[] ratioLow = new double[pairs];
        double[] ratioHigh = new double[pairs];
        WeightBounds weights = weights(low, high, ratioLow, ratioHigh);
        mean.bounds(weights.low(), weights.high(), outLow, outHigh);
    }

    /** Bounds of the pᵢ, and of ρ = pⱼ/pᵢ for each pair i < j. */
    private WeightBounds weights(double[] low, double[] high, double[] ratioLow, double[] ratioHigh) {
        LinearForms.bounds(differences, pairs, low, high, ratioLow, ratioHigh);
        double[] sumLow = new double[count];
        double[] sumHigh = new double[count];
        Arrays.fill(sumLow, 1);
        Arrays.fill(sumHigh, 1);
        int pair = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++, pair++) {
                double least = Outward.expDown(Math.nextDown(beta * ratioLow[pair]));
                double most = Outward.expUp(Math.nextUp(beta * ratioHigh[pair]));
                ratioLow[pair] = least;
                ratioHigh[pair] = most;
                sumLow[i] += least;
                sumHigh[i] += most;
                sumLow[j] += Math.max(0, Math.nextDown(1 / most));
                sumHigh[j] += Math.nextUp(1 / least);
            }
        }
        return WeightBounds.ofInverses(sumLow, sumHigh);
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        double[] ratioLow = new double[pairs];
        double[] ratioHigh = new double[pairs];
        WeightBounds weights = weights(low, high, ratioLow, ratioHigh);
        double[] size = new double[n * n];
        Arrays.fill(outLow, 0, n * n, 0);
        Arrays.fill(outHigh, 0, n * n, 0);
        int pair = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++, pair++) {
                double least = leastProduct(
                        weights.low()[i], weights.low()[j], weights.leastSum(i, j), ratioLow[pair], ratioHigh[pair]);
                double most = mostProduct(
                        weights.high()[i], weights.high()[j], weights.mostSum(i, j), ratioLow[pair], ratioHigh[pair]);
                addOuter(pair * n, least, most, outLow, outHigh, size);
            }
        }
        finish(outLow, outHigh, size);
    }

    private static double leastProduct(double p, double q, double sum, double ratioLow, double ratioHigh) {
        double least = Math.min(shares(ratioLow), shares(ratioHigh));
        return Math.max(0, Math.max(p * q, sum * sum * least) * (1 - 0x1p-48) - Outward.TINY);
    }

    private static double mostProduct(double p, double q, double sum, double ratioLow, double ratioHigh) {
        double most = ratioLow > 1 ? shares(ratioLow) : ratioHigh < 1 ? shares(ratioHigh) : 0.25;
        return Math.min(p * q, sum * sum * most) * (1 + 0x1p-48) + Outward.TINY;
    }

    /** ρ/(1 + ρ)², within a few units in the last place. */
    private static double shares(double ratio) {
        double small = ratio > 1 ? 1 / ratio : ratio;
        return small / ((1 + small) * (1 + small));
    }

    /** Adds [least, most] d dᵀ to the upper triangles. */
    private void addOuter(int from, double least, double most, double[] outLow, double[] outHigh, double[] size) {
        for (int a = 0; a < n; a++) {
            double da = differences[from + a];
            for (int b = a; b < n; b++) {
                double dd = da * differences[from + b];
                int at = a * n + b;
                outLow[at] += dd * (dd >= 0 ? least : most);
                outHigh[at] += dd * (dd >= 0 ? most : least);
                size[at] += Math.abs(dd) * most;
            }
        }
    }

    private void finish(double[] outLow, double[] outHigh, double[] size) {
        for (int a = 0; a < n; a++) {
            for (int b = a; b < n; b++) {
                int at = a * n + b;
                double error = Outward.error(pairs + 6, size[at]); // 6: the roundings within a term
                double least = Math.nextDown(beta * Math.nextDown(outLow[at] - error));
                outLow[at] = a == b ? Math.max(0, least) : least;
                outHigh[at] = Math.nextUp(beta * Math.nextUp(outHigh[at] + error));
                outLow[b * n + a] = outLow[at];
                outHigh[b * n + a] = outHigh[at];
            }
        }
    }
}
