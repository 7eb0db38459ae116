package org.fixpoint.memories;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Bounds of Σ pᵢ xᵢ, coordinate by coordinate, for weights between bounds that add up to 1.
 *
 * <p>The least value is that of a linear programme with one equation. Whatever λ is, it is at least λ + Σ pᵢ (xᵢ − λ) with each pᵢ
 * at the bound that makes its term least, and equal to it if λ is the coordinate of the pattern at which the mass runs out: a wrong
 * choice of λ, made in doubles, costs width and not truth.
 */
final class WeightedMean {
    private final PatternSet patterns;
    private final int[][] ascending;

    WeightedMean(PatternSet patterns) {
        this.patterns = patterns;
        int n = patterns.dimension();
        ascending = new int[n][];
        for (int a = 0; a < n; a++) {
            ascending[a] = ascending(a);
        }
    }

    private int[] ascending(int a) {
        Integer[] order = new Integer[patterns.count()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> coordinate(i, a)));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private double coordinate(int i, int a) {
        return patterns.rows()[i * patterns.dimension() + a];
    }

    /**
     * The bounds.
     *
     * @param low lower bounds of the weights
     * @param high upper bounds
     */
    void bounds(double[] low, double[] high, double[] outLow, double[] outHigh) {
        double mass = 1;
        for (double p : low) {
            mass -= p;
        }
        for (int a = 0; a < ascending.length; a++) {
            outLow[a] = least(a, pivot(a, false, low, high, mass), low, high);
            outHigh[a] = -greatestNegative(a, pivot(a, true, low, high, mass), low, high);
        }
    }

    /** The coordinate at which the mass above the lower bounds runs out, from one end. */
    private double pivot(int a, boolean fromAbove, double[] low, double[] high, double mass) {
        int[] order = ascending[a];
        double left = mass;
        for (int k = 0; k < order.length; k++) {
            int i = order[fromAbove ? order.length - 1 - k : k];
            left -= high[i] - low[i];
            if (!(left > 0)) {
                return coordinate(i, a);
            }
        }
        return coordinate(order[fromAbove ? 0 : order.length - 1], a);
    }

    private double least(int a, double pivot, double[] low, double[] high) {
        double sum = 0;
        double size = Math.abs(pivot);
        for (int i = 0; i < low.length; i++) {
            double x = coordinate(i, a) - pivot;
            double term = x * (x > 0 ? low[i] : high[i]);
            sum += term;
            size += Math.abs(term);
        }
        return Outward.addDown(pivot + sum, -Outward.error(low.length + 2, size));
    }

    private double greatestNegative(int a, double pivot, double[] low, double[] high) {
        double sum = 0;
        double size = Math.abs(pivot);
        for (int i = 0; i < low.length; i++) {
            double x = coordinate(i, a) - pivot;
            double term = x * (x > 0 ? high[i] : low[i]);
            sum += term;
            size += Math.abs(term);
        }
        return Outward.addDown(-(pivot + sum), -Outward.error(low.length + 2, size));
    }
}
