package org.fixpoint.maths.dynamics;

/** Inverses of small dense matrices in memory that is given. */
final class Inverse {
    private Inverse() {}

    /**
     * An approximate inverse by Gauss–Jordan elimination with partial pivoting; false if a pivot is 0 or not finite.
     *
     * @param a d × d, row-major; destroyed
     * @param out d × d; becomes the inverse
     */
    static boolean of(double[] a, int d, double[] out) {
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                out[i * d + j] = i == j ? 1 : 0;
            }
        }
        for (int k = 0; k < d; k++) {
            int pivot = k;
            for (int i = k + 1; i < d; i++) {
                pivot = Math.abs(a[i * d + k]) > Math.abs(a[pivot * d + k]) ? i : pivot;
            }
            double scale = 1 / a[pivot * d + k];
            if (!(Math.abs(scale) > 0) || Double.isInfinite(scale)) {
                return false;
            }
            swapAndScale(a, d, k, pivot, scale);
            swapAndScale(out, d, k, pivot, scale);
            for (int i = 0; i < d; i++) {
                double factor = a[i * d + k];
                if (i != k && factor != 0) {
                    for (int j = 0; j < d; j++) {
                        a[i * d + j] -= factor * a[k * d + j];
                        out[i * d + j] -= factor * out[k * d + j];
                    }
                }
            }
        }
        return true;
    }

    private static void swapAndScale(double[] a, int d, int k, int pivot, double scale) {
        for (int j = 0; j < d; j++) {
            double moved = a[pivot * d + j];
            a[pivot * d + j] = a[k * d + j];
            a[k * d + j] = moved * scale;
        }
    }
}
