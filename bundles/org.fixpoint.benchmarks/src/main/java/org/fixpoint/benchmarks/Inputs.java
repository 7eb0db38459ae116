package org.fixpoint.benchmarks;

/** Numbers that the peers make too, to the bit: uniform with mean 0 and variance 1, from the generator SplitMix64 as a hash. */
final class Inputs {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double DEVIATIONS = 3.4641016151377544; // √12

    private Inputs() {}

    /** Number i of a stream: −√3 to √3. */
    static double at(int stream, int i) {
        long z = (((long) stream << 32) + i + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return ((z >>> 11) * 0x1p-53 - 0.5) * DEVIATIONS;
    }

    /** The first numbers of a stream. */
    static double[] array(int stream, int length) {
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = at(stream, i);
        }
        return x;
    }

    /** Rows of Euclidean length 1. */
    static double[] directions(int stream, int rows, int dimension) {
        double[] x = array(stream, rows * dimension);
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int j = 0; j < dimension; j++) {
                sum += x[i * dimension + j] * x[i * dimension + j];
            }
            for (int j = 0; j < dimension; j++) {
                x[i * dimension + j] /= Math.sqrt(sum);
            }
        }
        return x;
    }

    /** Σ wᵢ xᵢ/√n with the weights of stream 0, and √(Σ xᵢ²/n): n numbers told by two. */
    static double[] probe(double[] x, int n) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            sum += at(0, i) * x[i];
            squares += x[i] * x[i];
        }
        return new double[] {sum / Math.sqrt(n), Math.sqrt(squares / n)};
    }
}
