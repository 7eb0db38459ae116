package org.fixpoint.memories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * States near which fixed points of a Hopfield network are expected: barycentres of faces, the smaller faces first, as long as all
 * faces of a size find room; then random points of random faces, with weights uniform in the simplex.
 */
final class FaceSeeds {
    private final PatternSet patterns;
    private final RandomGenerator random;

    FaceSeeds(PatternSet patterns, RandomGenerator random) {
        this.patterns = patterns;
        this.random = random;
    }

    /** So many seeds. */
    List<double[]> list(int most) {
        List<double[]> seeds = new ArrayList<>();
        int count = patterns.count();
        int size = 1;
        while (size <= count && seeds.size() + faces(count, size) <= most) {
            addBarycentres(size, seeds);
            size++;
        }
        for (int i = 0; size == 1 && seeds.size() < most - most / 4; i++) { // more patterns than seeds: the first ones
            seeds.add(point(new int[] {i}, new double[] {1}));
        }
        while (seeds.size() < most) {
            seeds.add(randomPoint(Math.min(count, patterns.dimension() + 1)));
        }
        return seeds;
    }

    /** C(n, k), or infinity where it is more than any list holds. */
    private static double faces(int n, int k) {
        double faces = 1;
        for (int i = 1; i <= k; i++) {
            faces = faces * (n - k + i) / i;
        }
        return faces;
    }

    private void addBarycentres(int size, List<double[]> seeds) {
        int[] face = new int[size];
        for (int i = 0; i < size; i++) {
            face[i] = i;
        }
        double[] equal = new double[size];
        Arrays.fill(equal, 1.0 / size);
        boolean more = true;
        while (more) {
            seeds.add(point(face, equal));
            more = advance(face);
        }
    }

    /** The next face in lexicographic order, if there is one. */
    private boolean advance(int[] face) {
        int i = face.length - 1;
        while (i >= 0 && face[i] == patterns.count() - face.length + i) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        face[i]++;
        for (int j = i + 1; j < face.length; j++) {
            face[j] = face[j - 1] + 1;
        }
        return true;
    }

    /** A face of 1 to {@code largest} patterns, and a point of it. */
    private double[] randomPoint(int largest) {
        int size = 1 + random.nextInt(largest);
        int[] face = new int[size];
        for (int k = 0; k < size; k++) {
            face[k] = another(face, k);
        }
        double[] weights = new double[size];
        double sum = 0;
        for (int k = 0; k < size; k++) {
            weights[k] =
                    -StrictMath.log1p(-random.nextDouble()); // exponential, so that shares are uniform in the simplex
            sum += weights[k];
        }
        for (int k = 0; k < size; k++) {
            weights[k] = sum > 0 ? weights[k] / sum : 1.0 / size;
        }
        return point(face, weights);
    }

    private int another(int[] face, int taken) {
        while (true) {
            int candidate = random.nextInt(patterns.count());
            boolean isNew = true;
            for (int k = 0; k < taken; k++) {
                isNew &= face[k] != candidate;
            }
            if (isNew) {
                return candidate;
            }
        }
    }

    private double[] point(int[] face, double[] weights) {
        int n = patterns.dimension();
        double[] x = new double[n];
        for (int k = 0; k < face.length; k++) {
            for (int a = 0; a < n; a++) {
                x[a] += weights[k] * patterns.rows()[face[k] * n + a];
            }
        }
        return x;
    }
}
