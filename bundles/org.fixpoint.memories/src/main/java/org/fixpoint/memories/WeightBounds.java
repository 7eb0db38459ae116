package org.fixpoint.memories;

/**
 * Bounds of softmax weights, which add up to 1.
 *
 * @param low lower bounds, at least 0
 * @param high upper bounds, at most 1
 * @param leastOfAll not above the sum of the lower bounds
 * @param mostOfAll not below the sum of the upper bounds
 */
record WeightBounds(double[] low, double[] high, double leastOfAll, double mostOfAll) {
    /**
     * The weights 1/Dᵢ.
     *
     * @param sumLow Dᵢ from below, as computed from fewer than 2³⁰ positive terms in doubles
     * @param sumHigh Dᵢ from above, as computed
     */
    static WeightBounds ofInverses(double[] sumLow, double[] sumHigh) {
        int count = sumLow.length;
        double[] low = new double[count];
        double[] high = new double[count];
        double spread = (count + 4) * 0x1p-52;
        for (int i = 0; i < count; i++) {
            low[i] = Math.max(0, Math.nextDown(1 / Math.nextUp(sumHigh[i] * (1 + spread))));
            high[i] = Math.min(1, Math.nextUp(1 / Math.nextDown(sumLow[i] * (1 - spread))));
        }
        return meetingSum(low, high);
    }

    /**
     * The weights eᵢ/Σⱼ eⱼ, each eᵢ between bounds.
     *
     * @param least lower bounds of the eᵢ
     * @param most upper bounds
     * @param sumLow Σ least as computed in doubles
     * @param sumHigh Σ most as computed
     */
    static WeightBounds ofShares(double[] least, double[] most, double sumLow, double sumHigh) {
        int count = least.length;
        double[] low = new double[count];
        double[] high = new double[count];
        double spread = (count + 8) * 0x1p-52;
        for (int i = 0; i < count; i++) {
            double others = (sumHigh - most[i]) * (1 + spread) + spread * sumHigh;
            double part = Math.nextDown(least[i] / (least[i] + others) * (1 - spread));
            low[i] = part > 0 ? part : 0; // not a number where infinities meet
            double rest = Math.max(0, (sumLow - least[i]) * (1 - spread) - spread * sumLow);
            double share = most[i] / (most[i] + rest) * (1 + spread);
            high[i] = share < 1 ? Math.nextUp(share) : 1;
        }
        return meetingSum(low, high);
    }

    /** Narrows each weight to what the others leave of 1. */
    private static WeightBounds meetingSum(double[] low, double[] high) {
        double least = 0;
        double most = 0;
        for (int i = 0; i < low.length; i++) {
            least += low[i];
            most += high[i];
        }
        double error = Outward.error(low.length + 2, 1 + most);
        for (int i = 0; i < low.length; i++) {
            double fromLow = 1 - (least - low[i]) + error;
            double fromHigh = 1 - (most - high[i]) - error;
            high[i] = Math.min(high[i], fromLow);
            low[i] = Math.max(low[i], fromHigh);
        }
        return of(low, high);
    }

    private static WeightBounds of(double[] low, double[] high) {
        double least = 0;
        double most = 0;
        for (int i = 0; i < low.length; i++) {
            least += low[i];
            most += high[i];
        }
        double error = Outward.error(low.length + 2, most);
        return new WeightBounds(low, high, least - error, most + error);
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
