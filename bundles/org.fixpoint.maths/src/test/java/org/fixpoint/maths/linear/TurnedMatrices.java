package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Matrices of which a spectrum is known. */
final class TurnedMatrices {
    private static final int REFLECTIONS = 10;

    private TurnedMatrices() {}

    /** A diagonal matrix between ten random reflections and the same the other way round. */
    static double[] turned(double[] diagonal, long seed) {
        int n = diagonal.length;
        double[] a = new double[n * n];
        IntStream.range(0, n).forEach(i -> a[i * n + i] = diagonal[i]);
        SplittableRandom random = new SplittableRandom(seed);
        for (int times = 0; times < REFLECTIONS; times++) {
            double[] u = unit(n, random);
            reflect(a, u, n, n, 1);
            reflect(a, u, n, 1, n);
        }
        return a;
    }

    /** A matrix of so many rows and columns with these singular values, between ten random reflections on either side. */
    static double[] turned(double[] singularValues, int rows, int columns, long seed) {
        double[] a = new double[rows * columns];
        IntStream.range(0, singularValues.length).forEach(i -> a[i * columns + i] = singularValues[i]);
        SplittableRandom random = new SplittableRandom(seed);
        for (int times = 0; times < REFLECTIONS; times++) {
            reflect(a, unit(columns, random), rows, columns, 1);
            reflect(a, unit(rows, random), columns, 1, columns);
        }
        return a;
    }

    private static double[] unit(int n, SplittableRandom random) {
        double[] u = random.doubles(n, -1, 1).toArray();
        double length = Math.sqrt(Arrays.stream(u).map(x -> x * x).sum());
        return Arrays.stream(u).map(x -> x / length).toArray();
    }

    /** Reflects so many vectors, which begin that far apart and whose elements are that far apart. */
    private static void reflect(double[] a, double[] u, int vectors, int across, int along) {
        for (int i = 0; i < vectors; i++) {
            double sum = 0;
            for (int j = 0; j < u.length; j++) {
                sum += u[j] * a[i * across + j * along];
            }
            for (int j = 0; j < u.length; j++) {
                a[i * across + j * along] -= 2 * sum * u[j];
            }
        }
    }
}
