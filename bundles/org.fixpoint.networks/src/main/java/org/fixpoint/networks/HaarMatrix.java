package org.fixpoint.networks;

import java.util.Arrays;
import org.fixpoint.api.RunContext;
import org.fixpoint.maths.linear.LinearAlgebra;

/**
 * Blocks of orthogonal matrices with the Haar measure, scaled so that an entry has variance 1: of a D × D matrix Q, D the
 * larger dimension, √D times its first rows and columns.
 *
 * <p>Q is applied as D reflections of normal vectors and so never made: Q = H₁S₁ H₂S₂ … with H_j the reflection that takes a
 * normal vector v of the last D − j + 1 coordinates to their first axis, and S_j the sign that makes Q the unitary factor of a
 * normal matrix. Vector j has the stream {@code name/j}. Stewart (1980), SIAM J. Numer. Anal. 17, 403; Mezzadri (2007),
 * arXiv:math-ph/0609050.
 */
final class HaarMatrix implements RandomMatrix {
    private static final int REFLECTIONS_BETWEEN_LOOKS = 8;

    private final int count;
    private final RunContext run;
    private final LinearAlgebra algebra = LinearAlgebra.fastest();
    private double[] padded = new double[0];
    private double[] vector = new double[0];

    HaarMatrix(int count, RunContext run) {
        this.count = count;
        this.run = run;
    }

    @Override
    public void times(String stream, double alpha, double[] before, int k, double[] after, int d, boolean add) {
        int size = Math.max(k, d);
        pad(before, k, size);
        for (int j = size - 1; j >= 0; j--) {
            double sign = draw(stream, j, size);
            flip(j, size, sign);
            reflect(j, size);
        }
        place(alpha * Math.sqrt(size), size, after, d, add);
    }

    @Override
    public void transposedTimes(
            String stream, double alpha, double[] after, int d, double[] before, int k, boolean add) {
        int size = Math.max(k, d);
        pad(after, d, size);
        for (int j = 0; j < size; j++) {
            double sign = draw(stream, j, size);
            reflect(j, size);
            flip(j, size, sign);
        }
        place(alpha * Math.sqrt(size), size, before, k, add);
    }

    /** Makes of a normal vector of coordinates j on the normal of its reflection, of length √2; the answer is S_j. */
    private double draw(String stream, int j, int size) {
        if (j % REFLECTIONS_BETWEEN_LOOKS == 0) {
            run.checkCancelled();
        }
        int length = size - j;
        StandardNormals.fill(run.random(stream + "/" + j), vector, length);
        double norm = Math.sqrt(algebra.dot(vector, 0, vector, 0, length));
        double sign = vector[0] < 0 ? -1 : 1;
        vector[0] += sign * norm;
        double square = algebra.dot(vector, 0, vector, 0, length);
        algebra.scale(Math.sqrt(2 / square), vector, 0, length);
        return -sign;
    }

    private void reflect(int j, int size) {
        for (int i = 0; i < count; i++) {
            int from = i * size + j;
            double along = algebra.dot(vector, 0, padded, from, size - j);
            algebra.axpy(-along, vector, 0, padded, from, size - j);
        }
    }

    private void flip(int j, int size, double sign) {
        if (sign < 0) {
            for (int i = 0; i < count; i++) {
                padded[i * size + j] = -padded[i * size + j];
            }
        }
    }

    private void pad(double[] states, int width, int size) {
        int length = RandomMatrix.size(count, size, "a layer");
        if (padded.length < length) {
            padded = new double[length];
            vector = new double[size];
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(states, i * width, padded, i * size, width);
            Arrays.fill(padded, i * size + width, (i + 1) * size, 0);
        }
    }

    private void place(double factor, int size, double[] states, int width, boolean add) {
        for (int i = 0; i < count; i++) {
            for (int l = 0; l < width; l++) {
                double value = factor * padded[i * size + l];
                states[i * width + l] = add ? states[i * width + l] + value : value;
            }
        }
    }
}
