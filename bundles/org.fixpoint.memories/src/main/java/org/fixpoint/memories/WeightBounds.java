package org.fixpoint.memories;

/** Bounds of softmax weights, which add up to 1; can be set again for another box. */
final class WeightBounds {
    private final int count;
    private final double[] low;
    private final double[] high;
    private double leastOfAll;
    private double mostOfAll;

    /** Of so many weights, not set yet. */
    WeightBounds(int count) {
        this.count = count;
        low = new double[count];
        high = new double[count];
    }

    /** Lower bounds, at least 0. */
    double[] low() {
        return low;
    }

    /** Upper bounds, at most 1. */
    double[] high() {
        return high;
    }

    /**
     * Sets them to those of the weights 1/Dᵢ.
     *
     * @param sumLow Dᵢ from below, as computed from fewer than 2³⁰ positive terms in doubles
     * @param sumHigh Dᵢ from above, as computed
     */
    void setInverses(double[] sumLow, double[] sumHigh) {
        double spread = (count + 4) * 0x1p-52;
        for (int i = 0; i < count; i++) {
            low[i] = Math.max(0, Math.nextDown(1 / Math.nextUp(sumHigh[i] * (1 + spread))));
            high[i] = Math.min(1, Math.nextUp(1 / Math.nextDown(sumLow[i] * (1 - spread))));
        }
        meetSum();
    }

    /**
     * Sets them to those of the weights eᵢ/Σⱼ eⱼ, each eᵢ between bounds.
     *
     * @param least lower bounds of the eᵢ
     * @param most upper bounds
     * @param sumLow Σ least as computed in doubles
     * @param sumHigh Σ most as computed
     */
    void setShares(double[] least, double[] most, double sumLow, double sumHigh) {
        double spread = (count + 8) * 0x1p-52;
        for (int i = 0; i < count; i++) {
            double others = (sumHigh - most[i]) * (1 + spread) + spread * sumHigh;
            double part = Math.nextDown(least[i] / (least[i] + others) * (1 - spread));
            low[i] = part > 0 ? part : 0; // not a number where infinities meet
            double rest = Math.max(0, (sumLow - least[i]) * (1 - spread) - spread * sumLow);
            double share = most[i] / (most[i] + rest) * (1 + spread);
            high[i] = share < 1 ? Math.nextUp(share) : 1;
        }
        meetSum();
    }

    /** Narrows each weight to what the others leave of 1. */
    private void meetSum() {
        double least = 0;
        double most = 0;
        for (int i = 0; i < count; i++) {
            least += low[i];
            most += high[i];
        }
        double error = Outward.error(count + 2, 1 + most);
        for (int i = 0; i < count; i++) {
            double fromLow = 1 - (least - low[i]) + error;
            double fromHigh = 1 - (most - high[i]) - error;
            high[i] = Math.min(high[i], fromLow);
            low[i] = Math.max(low[i], fromHigh);
        }
        addUp();
    }

    private void addUp() {
        double least = 0;
        double most = 0;
        for (int i = 0; i < count; i++) {
            least += low[i];
            most += high[i];
        }
        double error = Outward.error(count + 2, most);
        leastOfAll = least - error; // not above the sum of the lower bounds
        mostOfAll = most + error;
    }

    /** Not above pᵢ + pⱼ, i ≠ j; at least 0. */
    double leastSum(int i, int j) {
        double others = mostOfAll - high[i] - high[j];
        return Math.max(0, Math.max(low[i] + low[j], 1 - others) - Outward.error(4, mostOfAll));
    }

    /** Not below pᵢ + pⱼ, i ≠ j. */
    double mostSum(int i, int j) {
        double others = leastOfAll - low[i] - low[j];
        return Math.min(1, Math.min(high[i] + high[j], 1 - others) + Outward.error(4, 1));
    }
}
