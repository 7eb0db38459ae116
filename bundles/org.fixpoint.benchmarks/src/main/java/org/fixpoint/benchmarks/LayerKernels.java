package org.fixpoint.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.linear.Decompositions;
import org.fixpoint.maths.linear.DenseLayer;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.SoftmaxMeans;
import org.fixpoint.maths.random.SeededRandom;
import org.fixpoint.maths.threads.Team;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Kernels of layers, networks and spectra one by one, for {@code benchmarks/kernels}: on one thread, but for spectra of 192 rows and more,
 * which share their work among the processors as in a run.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LayerKernels {
    /** A layer of as many units as inputs, and as many inputs as it sees at once. */
    @State(Scope.Thread)
    public static class Layer {
        /** Units. */
        @Param({"128", "256", "512"})
        public int n;

        private final LinearAlgebra single = LinearAlgebra.single(Team.alone());
        private final ArrayFunctions functions = ArrayFunctions.fastest();
        private DenseLayer dense = new DenseLayer(LinearAlgebra::fastest, Team.alone(), 1, 1, 1);
        private double[] x = new double[0];
        private double[] weights = new double[0];
        private double[] symmetric = new double[0];
        private double[] z = new double[0];
        private double[] y = new double[0];
        private double[] upstream = new double[0];
        private double[] weightGradient = new double[0];
        private double[] inputGradient = new double[0];
        private double[] bias = new double[0];
        private double[] biasGradient = new double[0];

        /** Makes it. */
        @Setup
        public void make() {
            dense = new DenseLayer(LinearAlgebra::fastest, Team.alone(), n, n, n);
            x = Inputs.array(1, n * n);
            weights = Inputs.array(2, n * n);
            symmetric = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    symmetric[i * n + j] = weights[i * n + j] + weights[j * n + i];
                }
            }
            z = new double[n * n];
            y = new double[n * n];
            upstream = new double[n * n];
            weightGradient = new double[n * n];
            inputGradient = new double[n * n];
            bias = new double[n];
            biasGradient = new double[n];
        }
    }

    /** States of a Hopfield network with 256 patterns in 64 dimensions. */
    @State(Scope.Thread)
    public static class States {
        private static final int COUNT = 256;
        private static final int DIMENSION = 64;
        private static final double BETA = 8;

        private final double[] patterns = Inputs.directions(6, COUNT, DIMENSION);
        private final double[] states = Inputs.directions(7, COUNT, DIMENSION);
        private final double[] images = new double[states.length];
        private final int[] which = IntStream.range(0, COUNT).toArray();
        private final SoftmaxMeans means = LinearAlgebra.fastest()
                .softmaxMeans(patterns, COUNT, DIMENSION)
                .orElseThrow(() -> new IllegalStateException("this provider has none; start with vectors"));
    }

    /** Numbers as many as there are in a row of a layer. */
    @State(Scope.Thread)
    public static class Row {
        private static final int COUNT = 1024;

        private final ArrayFunctions functions = ArrayFunctions.fastest();
        private final SeededRandom random = SeededRandom.of("kernels");
        private final double[] x = Inputs.array(3, COUNT);
        private final double[] y = new double[COUNT];
    }

    /** C = A Bᵀ of numbers rounded to single precision. */
    @Benchmark
    public double[] productSingle(Layer layer) {
        int n = layer.n;
        layer.single.timesTransposed(1, layer.x, layer.weights, n, n, n, layer.z);
        return layer.z;
    }

    /** A layer of tanh, and back to its gradients. */
    @Benchmark
    public double[] denseLayer(Layer layer) {
        System.arraycopy(layer.x, 0, layer.upstream, 0, layer.upstream.length);
        layer.dense.forward(layer.x, layer.weights, layer.bias, layer.functions::tanh, layer.z, layer.y);
        layer.dense.backward(
                layer.x,
                layer.weights,
                layer.z,
                layer.functions::logisticSlope, // any slope
                layer.upstream,
                layer.weightGradient,
                layer.biasGradient,
                layer.inputGradient);
        return layer.inputGradient;
    }

    /** All eigenvalues of a symmetric matrix by the decompositions that a run takes, where they converge. */
    @Benchmark
    public double[] symmetricEigenvalues(Layer layer) {
        return Decompositions.chosen()
                .symmetricEigenvalues(layer.symmetric, layer.n)
                .orElseThrow();
    }

    /** All singular values of a square matrix, likewise. */
    @Benchmark
    public double[] singularValues(Layer layer) {
        return Decompositions.chosen()
                .singularValues(layer.weights, layer.n, layer.n)
                .orElseThrow();
    }

    /** The update of 256 states. */
    @Benchmark
    public double[] softmaxMeans(States states) {
        states.means.of(States.BETA, states.states, states.which, States.COUNT, states.images);
        return states.images;
    }

    /** 1,024 normal numbers. */
    @Benchmark
    public double[] normals(Row row) {
        row.random.fillGaussian(row.y, 0, Row.COUNT, 1);
        return row.y;
    }

    /** 1,024 of them. */
    @Benchmark
    public double[] erf(Row row) {
        row.functions.erf(row.x, row.y);
        return row.y;
    }

    /** 1,024 of them. */
    @Benchmark
    public double[] gelu(Row row) {
        row.functions.gelu(row.x, row.y);
        return row.y;
    }
}
