package org.fixpoint.memories;

import java.util.Arrays;
import org.fixpoint.api.model.StateEnclosure;

/**
 * Proven bounds of a Hopfield map from the differences of all pairs of its patterns.
 *
 * <p>1/pᵢ = Σⱼ exp(β⟨xⱼ − xᵢ, ξ⟩), each exponent a linear form whose bounds over a box are exact but for rounding. The Jacobian is
 * β Σ_{i<j} pᵢ pⱼ d dᵀ with d = xⱼ − xᵢ: on the diagonal a sum of terms of one sign. A product pᵢ pⱼ is bounded by the bounds of its
 * factors, and by (pᵢ + pⱼ)² ρ/(1 + ρ)² with ρ = pⱼ/pᵢ. All is about the patterns and β as the doubles that they are.
 *
 * <p>Nothing is allocated for a box, see {@link Rooms}: a search asks for the bounds of some thousand.
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
    private final Rooms<Room> rooms;

    /** Where one thread computes the bounds over one box. */
    private static final class Room {
        final double[] ratioLow; // of ρ = pⱼ/pᵢ for each pair i < j
        final double[] ratioHigh;
        final double[] sumLow;
        final double[] sumHigh;
        final double[] size;
        final LinearForms forms;
        final WeightBounds weights;

        Room(int count, int pairs, int n) {
            ratioLow = new double[pairs];
            ratioHigh = new double[pairs];
            sumLow = new double[count];
            sumHigh = new double[count];
            size = new double[n * n];
            forms = new LinearForms(n);
            weights = new WeightBounds(count);
        }
    }

    PairEnclosure(PatternSet patterns, double beta) {
        this.count = patterns.count();
        this.pairs = count * (count - 1) / 2;
        this.n = patterns.dimension();
        this.beta = beta;
        this.mean = new WeightedMean(patterns);
        this.rooms = new Rooms<>(() -> new Room(count, pairs, n));
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
        Room room = rooms.take();
        bound(low, high, room);
        mean.bounds(room.weights.low(), room.weights.high(), outLow, outHigh);
        rooms.give(room);
    }

    /** Bounds of the pᵢ, and of ρ for each pair. */
    private void bound(double[] low, double[] high, Room room) {
        double[] ratioLow = room.ratioLow;
        double[] ratioHigh = room.ratioHigh;
        double[] sumLow = room.sumLow;
        double[] sumHigh = room.sumHigh;
        room.forms.bounds(differences, pairs, low, high, ratioLow, ratioHigh);
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
        room.weights.setInverses(sumLow, sumHigh);
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        Room room = rooms.take();
        bound(low, high, room);
        WeightBounds weights = room.weights;
        Arrays.fill(room.size, 0);
        Arrays.fill(outLow, 0, n * n, 0);
        Arrays.fill(outHigh, 0, n * n, 0);
        int pair = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++, pair++) {
                double ratioLow = room.ratioLow[pair];
                double ratioHigh = room.ratioHigh[pair];
                double least =
                        leastProduct(weights.low()[i], weights.low()[j], weights.leastSum(i, j), ratioLow, ratioHigh);
                double most =
                        mostProduct(weights.high()[i], weights.high()[j], weights.mostSum(i, j), ratioLow, ratioHigh);
                addOuter(pair * n, least, most, outLow, outHigh, room.size);
            }
        }
        finish(outLow, outHigh, room.size);
        rooms.give(room);
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
