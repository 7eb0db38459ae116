package org.fixpoint.memories;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;

/**
 * x ← softmax(β x), the Hopfield network whose patterns are the standard basis, without its matrix.
 *
 * @param dimension N
 * @param beta positive
 */
record SoftmaxMap(int dimension, double beta) implements StateMap {
    @Override
    public void apply(double[] x, double[] out) {
        for (int i = 0; i < dimension; i++) {
            out[i] = beta * x[i];
        }
        Softmax.inPlace(out, 0, dimension);
    }

    @Override
    public void applyAll(double[] states, int count, double[] out) {
        for (int k = 0; k < count * dimension; k++) {
            out[k] = beta * states[k];
        }
        IntStream.range(0, count).parallel().forEach(k -> Softmax.inPlace(out, k * dimension, dimension));
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        int last = dimension * (dimension - 1); // where p waits until its row is written
        for (int i = 0; i < dimension; i++) {
            out[last + i] = beta * x[i];
        }
        Softmax.inPlace(out, last, dimension);
        for (int i = 0; i < dimension; i++) {
            double p = out[last + i];
            double complement = complement(out, last, i);
            for (int j = 0; j < dimension; j++) {
                out[i * dimension + j] = i == j ? beta * p * complement : -beta * p * out[last + j];
            }
        }
    }

    /** 1 − pᵢ, from the others where pᵢ is large. */
    private double complement(double[] p, int from, int i) {
        if (p[from + i] < 0.5) {
            return 1 - p[from + i];
        }
        double others = 0;
        for (int j = 0; j < dimension; j++) {
            others += j == i ? 0 : p[from + j];
        }
        return others;
    }

    /** ∂x/∂β = pᵢ (xᵢ − Σ pⱼ xⱼ). */
    void betaDerivative(double[] x, double[] out) {
        apply(x, out);
        double mean = 0;
        for (int i = 0; i < dimension; i++) {
            mean += out[i] * x[i];
        }
        for (int i = 0; i < dimension; i++) {
            out[i] *= x[i] - mean;
        }
    }

    /** The cube [0, 1]ᴺ with a sixteenth added on every side. */
    @Override
    public Region region() {
        double[] low = new double[dimension];
        double[] high = new double[dimension];
        Arrays.fill(low, -0x1p-4);
        Arrays.fill(high, 1 + 0x1p-4);
        return new Region(low, high, true);
    }

    @Override
    public Optional<StateEnclosure> enclosure() {
        return Optional.of(new SoftmaxEnclosure(dimension, beta));
    }

    @Override
    public Optional<Energy> energy() {
        return Optional.of(x -> {
            double[] s = new double[dimension];
            double square = 0;
            for (int i = 0; i < dimension; i++) {
                s[i] = beta * x[i];
                square += x[i] * x[i];
            }
            return 0.5 * square - Softmax.inPlace(s, 0, dimension) / beta;
        });
    }

    /**
     * The plane Σ xᵢ = 1, with Helmert's directions: the first j coordinates against coordinate j + 1. There the map is the Hopfield
     * network of the vertices of a regular simplex.
     */
    @Override
    public Optional<Reduction> reduction() {
        if (dimension == 1) {
            return Optional.empty();
        }
        int n = dimension;
        int m = n - 1;
        double[] basis = new double[n * m];
        for (int j = 0; j < m; j++) {
            double length = Math.sqrt((j + 1.0) * (j + 2.0));
            for (int i = 0; i <= j; i++) {
                basis[i * m + j] = 1 / length;
            }
            basis[(j + 1) * m + j] = -(j + 1) / length;
        }
        double[] origin = new double[n];
        Arrays.fill(origin, 1.0 / n);
        PatternSet vertices = new PatternSet(basis.clone(), n, m, List.of());
        return Optional.of(new Reduction(new HopfieldMap(vertices, beta), origin, basis));
    }

    @Override
    public List<double[]> seeds(int most, RandomGenerator random) {
        return new FaceSeeds(StandardBasis.of(dimension), beta, random).list(most);
    }

    /** e₁, …, e_N, which it stores. */
    @Override
    public List<Landmark> landmarks(int most) {
        return StoredPatterns.landmarks(StandardBasis.of(dimension), most);
    }

    @Override
    public String near(double[] x) {
        double[] p = new double[dimension];
        apply(x, p);
        return NearestFace.of(p, List.of());
    }
}
