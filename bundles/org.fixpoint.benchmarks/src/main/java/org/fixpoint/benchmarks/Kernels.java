package org.fixpoint.benchmarks;

import java.util.concurrent.TimeUnit;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.kernel.KernelSeries;
import org.fixpoint.maths.linear.LinearAlgebra;
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

/** The kernels one by one, on one thread, for {@code benchmarks/kernels}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Kernels {
    /** Square matrices of three sizes. */
    @State(Scope.Thread)
    public static class Matrices {
        /** Rows and columns. */
        @Param({"128", "256", "512"})
        public int n;

        private final LinearAlgebra algebra = LinearAlgebra.fastest();
        private double[] a = new double[0];
        private double[] b = new double[0];
        private double[] c = new double[0];

        /** Makes them. */
        @Setup
        public void make() {
            a = Inputs.array(1, n * n);
            b = Inputs.array(2, n * n);
            c = new double[n * n];
        }
    }

    /** A row of a layer, and scores in rows. */
    @State(Scope.Thread)
    public static class Numbers {
        private static final int COUNT = 1024;
        private static final int ROWS = 16;

        private final ArrayFunctions functions = ArrayFunctions.fastest();
        private final double[] x = Inputs.array(3, COUNT);
        private final double[] y = new double[COUNT];
        private final double[] scores = Inputs.array(4, COUNT);
    }

    /** C = A B. */
    @Benchmark
    public double[] product(Matrices m) {
        m.algebra.times(1, m.a, m.b, m.n, m.n, m.n, m.c);
        return m.c;
    }

    /** C = A Bᵀ, a layer's pre-activations. */
    @Benchmark
    public double[] productTransposed(Matrices m) {
        m.algebra.timesTransposed(1, m.a, m.b, m.n, m.n, m.n, m.c);
        return m.c;
    }

    /** C = A Aᵀ by symmetric halves. */
    @Benchmark
    public double[] gram(Matrices m) {
        m.algebra.gram(m.a, m.n, m.n, m.c);
        return m.c;
    }

    /** 1,024 of them. */
    @Benchmark
    public double[] exp(Numbers numbers) {
        numbers.functions.exp(numbers.x, numbers.y);
        return numbers.y;
    }

    /** 1,024 of them. */
    @Benchmark
    public double[] tanh(Numbers numbers) {
        numbers.functions.tanh(numbers.x, numbers.y);
        return numbers.y;
    }

    /** 1,024 of them. */
    @Benchmark
    public double[] logistic(Numbers numbers) {
        numbers.functions.logistic(numbers.x, numbers.y);
        return numbers.y;
    }

    /** 16 rows of 64 scores, which are replaced. */
    @Benchmark
    public double[] softmax(Numbers numbers) {
        System.arraycopy(numbers.scores, 0, numbers.y, 0, Numbers.COUNT);
        numbers.functions.softmaxRows(numbers.y, Numbers.ROWS, Numbers.COUNT / Numbers.ROWS, -700);
        return numbers.y;
    }

    /** The kernel map of x · logistic(x) as series, to 1e-13. */
    @Benchmark
    public KernelSeries kernelTable() {
        return KernelSeries.of(PiecewiseFunction.smooth(
                x -> x * Elementary.logistic(x), x -> Elementary.logistic(x) + x * Elementary.logisticSlope(x)));
    }

    /** That map at 1,000 correlations. */
    @Benchmark
    public double kernelValues(Table table) {
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += table.series.value(i * 1e-3);
        }
        return sum;
    }

    /** A kernel map, made once. */
    @State(Scope.Thread)
    public static class Table {
        private final KernelSeries series = new Kernels().kernelTable();
    }
}
