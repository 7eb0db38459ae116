package org.fixpoint.memories;

import java.util.Arrays;
import org.fixpoint.api.model.StateEnclosure;

/**
 * Proven bounds of a Hopfield map of many patterns, from the differences to one of them: tight over small boxes.
 *
 * <p>With the pattern k of the largest score at the middle of the box and tᵢ = β⟨xᵢ − x_k, ξ⟩, pᵢ = exp(tᵢ)/Σⱼ exp(tⱼ), where the
 * numerator counts in the sum. The Jacobian is β (Σ pᵢ yᵢ yᵢᵀ − m mᵀ) with yᵢ = xᵢ − c, m = Σ pᵢ yᵢ, for whatever c; here the mean
 * pattern at the middle of the box, so that m is small.
 *
 * <p>Nothing is allocated for a box, see {@link Rooms}.
 */
final class CentredEnclosure implements StateEnclosure {
    private final PatternSet patterns;
    private final double beta;
    private final WeightedMean mean;
    private final HopfieldMap map;
    private final Rooms<Room> rooms;

    /** Where one thread computes the bounds over one box. */
    private static final class Room {
        final double[] middle;
        final double[] atMiddle;
        final double[] differences;
        final double[] least;
        final double[] most;
        final LinearForms forms;
        final WeightBounds weights;
        final double[] centre;
        final double[] meanLow;
        final double[] meanHigh;
        final double[] y;
        final double[] size;

        Room(int count, int n) {
            middle = new double[n];
            atMiddle = new double[count];
            differences = new double[count * n];
            least = new double[count];
            most = new double[count];
            forms = new LinearForms(n);
            weights = new WeightBounds(count);
            centre = new double[n];
            meanLow = new double[n];
            meanHigh = new double[n];
            y = new double[n];
            size = new double[n * n];
        }
    }

    CentredEnclosure(PatternSet patterns, double beta) {
        this.patterns = patterns;
        this.beta = beta;
        this.mean = new WeightedMean(patterns);
        this.map = new HopfieldMap(patterns, beta);
        this.rooms = new Rooms<>(() -> new Room(patterns.count(), patterns.dimension()));
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        Room room = rooms.take();
        setAtMiddle(low, high, room);
        setWeights(low, high, room);
        mean.bounds(room.weights.low(), room.weights.high(), outLow, outHigh);
        rooms.give(room);
    }

    /** The weights at the middle of the box, on which nothing but the tightness depends; equal ones if they overflow. */
    private void setAtMiddle(double[] low, double[] high, Room room) {
        double[] middle = room.middle;
        for (int a = 0; a < middle.length; a++) {
            middle[a] = 0.5 * low[a] + 0.5 * high[a];
        }
        double[] weights = room.atMiddle;
        map.weights(middle, weights);
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                Arrays.fill(weights, 1.0 / weights.length);
                return;
            }
        }
    }

    private void setWeights(double[] low, double[] high, Room room) {
        double[] atMiddle = room.atMiddle;
        double[] differences = room.differences;
        double[] least = room.least;
        double[] most = room.most;
        int count = patterns.count();
        int n = patterns.dimension();
        int k = 0;
        for (int i = 1; i < count; i++) {
            k = atMiddle[i] > atMiddle[k] ? i : k;
        }
        for (int i = 0; i < count; i++) {
            for (int a = 0; a < n; a++) {
                differences[i * n + a] = patterns.rows()[i * n + a] - patterns.rows()[k * n + a];
            }
        }
        room.forms.bounds(differences, count, low, high, least, most);
        double sumLow = 0;
        double sumHigh = 0;
        for (int i = 0; i < count; i++) {
            least[i] = i == k ? 1 : Outward.expDown(Math.nextDown(beta * least[i]));
            most[i] = i == k ? 1 : Outward.expUp(Math.nextUp(beta * most[i]));
            sumLow += least[i];
            sumHigh += most[i];
        }
        room.weights.setShares(least, most, sumLow, sumHigh);
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        int n = patterns.dimension();
        Room room = rooms.take();
        double[] centre = room.centre;
        double[] meanLow = room.meanLow;
        double[] meanHigh = room.meanHigh;
        double[] y = room.y;
        WeightBounds weights = room.weights;
        setAtMiddle(low, high, room);
        map.mean(room.atMiddle, centre);
        setWeights(low, high, room);
        mean.bounds(weights.low(), weights.high(), meanLow, meanHigh);
        for (int a = 0; a < n; a++) {
            meanLow[a] = Math.nextDown(meanLow[a] - centre[a]);
            meanHigh[a] = Math.nextUp(meanHigh[a] - centre[a]);
        }
        Arrays.fill(room.size, 0);
        Arrays.fill(outLow, 0, n * n, 0);
        Arrays.fill(outHigh, 0, n * n, 0);
        for (int i = 0; i < patterns.count(); i++) {
            for (int a = 0; a < n; a++) {
                y[a] = patterns.rows()[i * n + a] - centre[a];
            }
            addOuter(y, weights.low()[i], weights.high()[i], outLow, outHigh, room.size);
        }
        finish(meanLow, meanHigh, outLow, outHigh, room.size);
        rooms.give(room);
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
