package org.fixpoint.memories;

import org.fixpoint.api.model.StateEnclosure;

/**
 * Proven bounds of x ↦ softmax(β x): pᵢ is least where xᵢ is least and the others are largest.
 *
 * @param dimension N
 * @param beta positive
 */
record SoftmaxEnclosure(int dimension, double beta) implements StateEnclosure {
    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        WeightBounds bounds = weights(low, high);
        System.arraycopy(bounds.low(), 0, outLow, 0, dimension);
        System.arraycopy(bounds.high(), 0, outHigh, 0, dimension);
    }

    /** 1/pᵢ = Σⱼ exp(β (xⱼ − xᵢ)). */
    private WeightBounds weights(double[] low, double[] high) {
        double[] sumLow = new double[dimension];
        double[] sumHigh = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                sumLow[i] += i == j ? 1 : Outward.expDown(Math.nextDown(beta * outward(low[j] - high[i], false)));
                sumHigh[i] += i == j ? 1 : Outward.expUp(Math.nextUp(beta * outward(high[j] - low[i], true)));
            }
        }
        WeightBounds weights = new WeightBounds(dimension);
        weights.setInverses(sumLow, sumHigh);
        return weights;
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
        WeightBounds p = weights(low, high);
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
    }

    /** β q rounded downwards, q a product of three roundings at most. */
    private double down(double q) {
        return beta * q * (1 - 0x1p-50) - Outward.TINY;
    }

    private double up(double q) {
        return beta * q * (1 + 0x1p-50) + Outward.TINY;
    }
}
