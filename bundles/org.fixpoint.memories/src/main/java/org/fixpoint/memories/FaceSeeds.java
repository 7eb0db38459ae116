package org.fixpoint.memories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.StateMap;

/**
 * States near which fixed points of a Hopfield network are expected: where faces have theirs at large β; barycentres of faces, the smaller
 * faces first, as long as all faces of a size find room; then random points of random faces, with weights uniform in the simplex.
 */
final class FaceSeeds {
    private static final int MOST_FACES = 5000;

    private final PatternSet patterns;
    private final double beta;
    private final RandomGenerator random;

    /**
     * Seeds of patterns.
     *
     * @param beta the inverse temperature β
     */
    FaceSeeds(PatternSet patterns, double beta, RandomGenerator random) {
        this.patterns = patterns;
        this.beta = beta;
        this.random = random;
    }

    /** So many seeds. */
    List<double[]> list(int most) {
        List<double[]> seeds = new ArrayList<>(centres(most / 2));
        int count = patterns.count();
        int size = 1;
        while (size <= count && seeds.size() + faces(count, size) <= most) {
            addBarycentres(size, seeds);
            size++;
        }
        for (int i = 0;
                size == 1 && i < count && seeds.size() < most - most / 4;
                i++) { // more patterns than seeds: the first ones
            seeds.add(point(new int[] {i}, new double[] {1}));
        }
        while (seeds.size() < most) {
            seeds.add(randomPoint(Math.min(count, patterns.dimension() + 1)));
        }
        return seeds;
    }

    /** Where faces of two patterns and more have their fixed points, the smaller faces first. */
    private List<double[]> centres(int most) {
        List<double[]> centres = new ArrayList<>();
        double looked = 0;
        StateMap.Region region = PatternBox.around(patterns);
        if (most > 0) {
            FaceCentre.ofAll(patterns).ifPresent(centre -> add(centre, region, centres));
        }
        int largest = Math.min(patterns.count(), patterns.dimension());
        for (int size = 2; size <= largest; size++) {
            looked += faces(patterns.count(), size);
            if (looked > MOST_FACES) {
                break;
            }
            int[] face = first(size);
            boolean more = true;
            while (more && centres.size() < most) {
                FaceCentre.of(patterns, face).ifPresent(centre -> add(centre, region, centres));
                more = advance(face);
            }
        }
        return centres;
    }

    private void add(FaceCentre centre, StateMap.Region region, List<double[]> centres) {
        double[] x = centre.at(beta);
        boolean inside = true; // else β is too small for the limit to say anything
        for (int a = 0; a < x.length; a++) {
            inside &= x[a] >= region.low()[a] && x[a] <= region.high()[a];
        }
        if (inside) {
            centres.add(x);
        }
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
        int[] face = first(size);
        double[] equal = new double[size];
        Arrays.fill(equal, 1.0 / size);
        boolean more = true;
        while (more) {
            seeds.add(point(face, equal));
            more = advance(face);
        }
    }

    private static int[] first(int size) {
        int[] face = new int[size];
        Arrays.setAll(face, i -> i);
        return face;
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
