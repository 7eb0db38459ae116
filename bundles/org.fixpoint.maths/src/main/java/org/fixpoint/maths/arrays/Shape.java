package org.fixpoint.maths.arrays;

import java.util.Arrays;

/** Arithmetic of shapes. */
final class Shape {

    private Shape() {}

    static void check(int[] shape, int size) {
        boolean negative = Arrays.stream(shape).anyMatch(length -> length < 0);
        if (negative || shape.length > 32 || product(shape) != size) {
            throw new IllegalArgumentException(
                    "the shape " + Arrays.toString(shape) + " does not have " + size + " values");
        }
    }

    /** The product, or {@link Long#MAX_VALUE} where it exceeds a long; lengths are non-negative. */
    static long product(int... shape) {
        if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
            return 0;
        }
        long product = 1;
        for (int length : shape) {
            if (product > Long.MAX_VALUE / length) {
                return Long.MAX_VALUE;
            }
            product *= length;
        }
        return product;
    }

    /** {@code positions[i]} is where the i-th value in column-major order belongs in row-major order. */
    static int[] rowMajorPositions(int[] shape, int size) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= shape[d];
        }
        int[] positions = new int[size];
        int[] index = new int[shape.length];
        int at = 0;
        for (int i = 0; i < size; i++) {
            positions[i] = at;
            int d = 0;
            while (d < shape.length) { // the first index moves fastest
                at += strides[d];
                if (++index[d] < shape[d]) {
                    break;
                }
                at -= strides[d] * shape[d];
                index[d] = 0;
                d++;
            }
        }
        return positions;
    }
}
