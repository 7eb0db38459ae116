package org.fixpoint.maths.dynamics;

import java.util.Arrays;

/** Boxes in one growing array. */
final class BoxList {
    private final int d;
    private double[] bounds;
    private int size;

    BoxList(int d) {
        this.d = d;
        bounds = new double[128 * d];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void add(double[] low, double[] high) {
        if ((size + 1) * 2 * d > bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        System.arraycopy(low, 0, bounds, size * 2 * d, d);
        System.arraycopy(high, 0, bounds, (size * 2 + 1) * d, d);
        size++;
    }

    void get(int box, double[] low, double[] high) {
        System.arraycopy(bounds, box * 2 * d, low, 0, d);
        System.arraycopy(bounds, (box * 2 + 1) * d, high, 0, d);
    }
}
