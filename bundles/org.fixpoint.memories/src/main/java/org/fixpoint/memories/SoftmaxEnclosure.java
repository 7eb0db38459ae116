package org.fixpoint.memories;

import java.util.Arrays;
import org.fixpoint.api.model.StateEnclosure;

/**
 * Proven bounds of x ↦ softmax(β x): pᵢ is least where xᵢ is least and the others are largest. Nothing is allocated for a box, see
 * {@link Rooms}.
 */
final class SoftmaxEnclosure implements StateEnclosure {
    private final int dimension;
    private final double beta;
    private final Rooms<Room> rooms;

    /** Where one thread computes the bounds over one box. */
    private static final class Room {
        final double[] sumLow;
        final double[] sumHigh;
        final WeightBounds weights;

        Room(int dimension) {
            sumLow = new double[dimension];
            sumHigh = new double[dimension];
            weights = new WeightBounds(dimension);
        }
    }

    /**
     * The bounds of a map.
     *
     * @param dimension N
     * @param beta positive
     */
    SoftmaxEnclosure(int dimension, double beta) {
        this.dimension = dimension;
        this.beta = beta;
        this.rooms = new Rooms<>(() -> new Room(dimension));
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        Room room = rooms.take();
        setWeights(low, high, room);
        System.arraycopy(room.weights.low(), 0, outLow, 0, dimension);
        System.arraycopy(room.weights.high(), 0, outHigh, 0, dimension);
        rooms.give(room);
    }

    /** 1/pᵢ = Σⱼ exp(β (xⱼ − xᵢ)). */
    private void setWeights(double[] low, double[] high, Room room) {
        double[] sumLow = room.sumLow;
        double[] sumHigh = room.sumHigh;
        Arrays.fill(sumLow, 0);
        Arrays.fill(sumHigh, 0);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                sumLow[i] += i == j ? 1 : Outward.expDown(Math.nextDown(beta * outward(low[j] - high[i], false)));
                sumHigh[i] += i == j ? 1 : Outward.expUp(Math.nextUp(beta * outward(high[j] - low[i], true)));
            }
        }
        room.weights.setInverses(sumLow, sumHigh);
    }

    /** A difference as computed, one step outwards; infinite where infinities meet. */
    private static double outward(double difference, boolean upwards) {
        if (Double.isNaN(difference)) {
            return upwards ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return upwards ? Math.nextUp(difference) : Math.nextDown(difference);
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        Room room = rooms.take();
        setWeights(low, high, room);
        WeightBounds p = room.weights;
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                int at = i * dimension + j;
                double least = p.low()[i] * p.low()[j];
                double most = Math.min(0.25, p.high()[i] * p.high()[j]);
                if (i == j) { // q(1 − q) is concave: least at an end, largest at 1/2
                    double atLow = p.low()[i] * (1 - p.low()[i]);
                    double atHigh = p.high()[i] * (1 - p.high()[i]);
                    boolean half = p.low()[i] <= 0.5 && p.high()[i] >= 0.5;
                    outLow[at] = Math.max(0, down(Math.min(atLow, atHigh)));
                    outHigh[at] = up(half ? 0.25 : Math.max(atLow, atHigh));
                } else {
                    outLow[at] = -up(most);
                    outHigh[at] = -Math.max(0, down(least));
                }
            }
        }
        rooms.give(room);
    }

    /** β q rounded downwards, q a product of three roundings at most. */
    private double down(double q) {
        return beta * q * (1 - 0x1p-50) - Outward.TINY;
    }

    private double up(double q) {
        return beta * q * (1 + 0x1p-50) + Outward.TINY;
    }
}
