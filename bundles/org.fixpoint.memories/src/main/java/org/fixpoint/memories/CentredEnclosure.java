package org.fixpoint.memories;

import java.util.Arrays;
import org.fixpoint.api.model.StateEnclosure;

/**
 * Proven bounds of a Hopfield map of many patterns, from the differences to one of them: tight over small boxes.
 *
 * <p>With the pattern k of the largest score at the middle of the box and tᵢ = β⟨xᵢ − x_k, ξ⟩, pᵢ = exp(tᵢ)/Σⱼ exp(tⱼ), where the
 * numerator counts in the sum. The Jacobian is β (Σ pᵢ yᵢ yᵢᵀ − m mᵀ) with yᵢ = xᵢ − c, m = Σ pᵢ yᵢ, for whatever c; here the mean
 * pattern at the middle of the box, so that m is small.
 */
final class CentredEnclosure implements StateEnclosure {
    private final PatternSet patterns;
    private final double beta;
    private final WeightedMean mean;
    private final HopfieldMap map;

    CentredEnclosure(PatternSet patterns, double beta) {
        this.patterns = patterns;
        this.beta = beta;
        this.mean = new WeightedMean(patterns);
        this.map = new HopfieldMap(patterns, beta);
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        WeightBounds weights = weights(low, high, atMiddle(low, high));
        mean.bounds(weights.low(), weights.high(), outLow, outHigh);
    }

    /** The weights at the middle of the box, on which nothing but the tightness depends; equal ones if they overflow. */
    private double[] atMiddle(double[] low, double[] high) {
        double[] middle = new double[low.length];
        for (int a = 0; a < middle.length; a++) {
            middle[a] = 0.5 * low[a] + 0.5 * high[a];
        }
        double[] weights = map.weights(middle);
        if (!Arrays.stream(weights).allMatch(Double::isFinite)) {
            Arrays.fill(weights, 1.0 / weights.length);
        }
        return weights;
    }

    private WeightBounds weights(double[] low, double[] high, double[] atMiddle) {
        int count = patterns.count();
        int n = patterns.dimension();
        int k = 0;
        for (int i = 1; i < count; i++) {
            k = atMiddle[i] > atMiddle[k] ? i : k;
        }
        double[] differences = new double[count * n];
        for (int i = 0; i < count; i++) {
            for (int a = 0; a < n; a++) {
                differences[i * n + a] = patterns.rows()[i * n + a] - patterns.rows()[k * n + a];
            }
        }
        double[] least = new double[count];
        double[] most = new double[count];
        new LinearForms(n).bounds(differences, count, low, high, least, most);
        double sumLow = 0;
        double sumHigh = 0;
        for (int i = 0; i < count; i++) {
            least[i] = i == k ? 1 : Outward.expDown(Math.nextDown(beta * least[i]));
            most[i] = i == k ? 1 : Outward.expUp(Math.nextUp(beta * most[i]));
            sumLow += least[i];
            sumHigh += most[i];
        }
        WeightBounds weights = new WeightBounds(count);
        weights.setShares(least, most, sumLow, sumHigh);
        return weights;
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        int n = patterns.dimension();
        double[] atMiddle = atMiddle(low, high);
        double[] centre = new double[n];
        map.mean(atMiddle, centre);
        WeightBounds weights = weights(low, high, atMiddle);
        double[] meanLow = new double[n];
        double[] meanHigh = new double[n];
        mean.bounds(weights.low(), weights.high(), meanLow, meanHigh);
        for (int a = 0; a < n; a++) {
            meanLow[a] = Math.nextDown(meanLow[a] - centre[a]);
            meanHigh[a] = Math.nextUp(meanHigh[a] - centre[a]);
        }
        double[] size = new double[n * n];
        Arrays.fill(outLow, 0, n * n, 0);
        Arrays.fill(outHigh, 0, n * n, 0);
        double[] y = new double[n];
        for (int i = 0; i < patterns.count(); i++) {
            for (int a = 0; a < n; a++) {
                y[a] = patterns.rows()[i * n + a] - centre[a];
            }
            addOuter(y, weights.low()[i], weights.high()[i], outLow, outHigh, size);
        }
        finish(meanLow, meanHigh, outLow, outHigh, size);
    }

    private static void addOuter(
            double[] y, double least, double most, double[] outLow, double[] outHigh, double[] size) {
        int n = y.length;
        for (int a = 0; a < n; a++) {
            for (int b = a; b < n; b++) {
                double yy = y[a] * y[b];
                int at = a * n + b;
                outLow[at] += yy * (yy >= 0 ? least : most);
                outHigh[at] += yy * (yy >= 0 ? most : least);
                size[at] += Math.abs(yy) * most;
            }
        }
    }

    private void finish(double[] meanLow, double[] meanHigh, double[] outLow, double[] outHigh, double[] size) {
        int n = patterns.dimension();
        for (int a = 0; a < n; a++) {
            for (int b = a; b < n; b++) {
                int at = a * n + b;
                double error = Outward.error(patterns.count() + 6, size[at]);
                double p = meanLow[a] * meanLow[b];
                double q = meanLow[a] * meanHigh[b];
                double r = meanHigh[a] * meanLow[b];
                double s = meanHigh[a] * meanHigh[b];
                double least = Math.min(Math.min(p, q), Math.min(r, s));
                if (a == b && meanLow[a] < 0 && meanHigh[a] > 0) {
                    least = 0;
                }
                double most = Math.max(Math.max(p, q), Math.max(r, s));
                error = Outward.addUp(error, Outward.error(2, Math.max(Math.abs(least), Math.abs(most))));
                double from = Math.nextDown(beta * (outLow[at] - most - 2 * error));
                outLow[at] = a == b ? Math.max(0, from) : from;
                outHigh[at] = Math.nextUp(beta * (outHigh[at] - least + 2 * error));
                outLow[b * n + a] = outLow[at];
                outHigh[b * n + a] = outHigh[at];
            }
        }
    }
}
