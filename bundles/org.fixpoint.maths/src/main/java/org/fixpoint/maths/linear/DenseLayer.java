package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fixpoint.maths.threads.Team;

/**
 * A fully connected layer over a batch, Y = φ(Z) with Z = X Wᵀ + b, and the way back to its gradients.
 *
 * <p>Element (s, j) of a batch × d array is {@code x[s * d + j]}: sample s, unit j; W is units × inputs. W is packed once; then blocks of
 * samples are multiplied by it, and take biases and activation while they are in the cache.
 *
 * <p>It is for training, which needs the way back; the networks of the stock draw their weights block by block and use none of it.
 *
 * <p>Arrays belong to the caller and are distinct; none is allocated here after construction. One thread calls at a time, and its team
 * changes no bit, since each element is summed in an order of its own.
 */
public final class DenseLayer {
    private static final int SAMPLES_AT_ONCE = 64; // as a provider takes them
    private static final int SAMPLES_TOGETHER = 8;
    private static final int UNITS_AT_ONCE = 4 * PackedRows.TOGETHER;
    private static final long WORTH_TEAM = 1L << 20; // multiplications, some 40 µs

    private final LinearAlgebra algebra;
    private final List<LinearAlgebra> algebras;
    private final Team team;
    private final int batch;
    private final int inputs;
    private final int units;
    private final int samplesOfPart;
    private final PackedRows packed;
    private final double[][] rows;
    private final double[][] images;
    private final Team.Part packing = this::pack;
    private final Team.Part forwards = this::forward;
    private final Team.Part slopes = this::multiplyBySlopes;
    private final Task task = new Task();

    /** A function of each element: {@code out[i]} of {@code x[i]}, both arrays of the units' number. */
    @FunctionalInterface
    public interface RowFunction {
        /** Fills {@code out}; x is not modified. Several threads may call at once, with arrays of their own. */
        void apply(double[] x, double[] out);
    }

    /** What is computed with, set anew for each call, before the team sees it. */
    private static final class Task {
        private static final double[] NOTHING = {};
        private static final RowFunction NONE = (x, out) -> {};

        private double[] x = NOTHING;
        private double[] weights = NOTHING;
        private double[] bias = NOTHING;
        private double[] z = NOTHING;
        private double[] y = NOTHING;
        private double[] upstream = NOTHING;
        private RowFunction function = NONE;

        /** Lets go of the caller's arrays. */
        void forget() {
            x = NOTHING;
            weights = NOTHING;
            bias = NOTHING;
            z = NOTHING;
            y = NOTHING;
            upstream = NOTHING;
            function = NONE;
        }
    }

    /**
     * The kernels of one shape.
     *
     * @param products makes the providers that multiply, such as {@code LinearAlgebra::fastest} or {@code LinearAlgebra::single}: one that
     *     has the team, and one for each member
     * @param team shares the work where it is worth that
     * @param batch number of samples
     * @param inputs what each sample has
     * @param units what each image has
     */
    public DenseLayer(Function<Team, LinearAlgebra> products, Team team, int batch, int inputs, int units) {
        this.team = (long) batch * inputs * units < WORTH_TEAM ? Team.alone() : team;
        this.batch = batch;
        this.inputs = inputs;
        this.units = units;
        algebra = products.apply(this.team);
        algebras = Stream.generate(() -> products.apply(Team.alone()))
                .limit(this.team.size())
                .toList();
        packed = algebra.packedRows();
        samplesOfPart = this.team.partSize(batch, SAMPLES_TOGETHER, SAMPLES_AT_ONCE);
        rows = new double[this.team.size()][units];
        images = new double[this.team.size()][units];
    }

    /**
     * Z = X Wᵀ + b and Y = φ(Z).
     *
     * @param x batch × inputs
     * @param weights units × inputs
     * @param bias units
     * @param activation φ
     * @param z set; batch × units
     * @param y set; batch × units
     */
    public void forward(double[] x, double[] weights, double[] bias, RowFunction activation, double[] z, double[] y) {
        Shapes.region("X", x, 0, batch, inputs);
        Shapes.region("W", weights, 0, units, inputs);
        Shapes.region("bias", bias, 0, 1, units);
        Shapes.region("Z", z, 0, batch, units);
        Shapes.region("Y", y, 0, batch, units);
        task.x = x;
        task.weights = weights;
        task.bias = bias;
        task.function = activation;
        task.z = z;
        task.y = y;
        packed.shape(units, inputs);
        team.each((units + UNITS_AT_ONCE - 1) / UNITS_AT_ONCE, packing);
        team.each((batch + samplesOfPart - 1) / samplesOfPart, forwards);
        task.forget();
    }

    private void pack(int part, int member) {
        int first = part * UNITS_AT_ONCE;
        packed.put(first, Math.min(UNITS_AT_ONCE, units - first), task.weights, first * inputs);
    }

    private void forward(int part, int member) {
        int first = part * samplesOfPart;
        int count = Math.min(samplesOfPart, batch - first);
        double[] z = task.z;
        double[] row = rows[member];
        double[] image = images[member];
        algebras.get(member).timesTransposed(1, task.x, first * inputs, count, packed, z, first * units, units);
        for (int from = first * units; from < (first + count) * units; from += units) {
            for (int j = 0; j < units; j++) {
                row[j] = z[from + j] + task.bias[j];
            }
            task.function.apply(row, image);
            System.arraycopy(row, 0, z, from, units);
            System.arraycopy(image, 0, task.y, from, units);
        }
    }

    /**
     * From ∂loss/∂Y to G = ∂loss/∂Z = ∂loss/∂Y ∘ φ'(Z), ∂loss/∂b = Σₛ G, ∂loss/∂W = Gᵀ X and ∂loss/∂X = G W.
     *
     * @param x batch × inputs, as given to {@link #forward}
     * @param weights units × inputs
     * @param z batch × units, as {@link #forward} set it
     * @param slope φ'
     * @param upstream ∂loss/∂Y on entry, G on return; batch × units
     * @param weightGradient set; units × inputs
     * @param biasGradient set; units
     * @param inputGradient set; batch × inputs
     */
    public void backward(
            double[] x,
            double[] weights,
            double[] z,
            RowFunction slope,
            double[] upstream,
            double[] weightGradient,
            double[] biasGradient,
            double[] inputGradient) {
        Shapes.region("Z", z, 0, batch, units);
        Shapes.region("upstream", upstream, 0, batch, units);
        Shapes.region("bias gradient", biasGradient, 0, 1, units);
        task.z = z;
        task.upstream = upstream;
        task.function = slope;
        team.each((batch + samplesOfPart - 1) / samplesOfPart, slopes);
        task.forget();
        Arrays.fill(biasGradient, 0, units, 0);
        for (int from = 0; from < batch * units; from += units) {
            algebra.axpy(1, upstream, from, biasGradient, 0, units);
        }
        algebra.transposedTimes(1, upstream, x, units, batch, inputs, weightGradient);
        algebra.times(1, upstream, weights, batch, units, inputs, inputGradient);
    }

    private void multiplyBySlopes(int part, int member) {
        int first = part * samplesOfPart;
        int last = Math.min(first + samplesOfPart, batch);
        double[] upstream = task.upstream;
        double[] row = rows[member];
        double[] image = images[member];
        for (int from = first * units; from < last * units; from += units) {
            System.arraycopy(task.z, from, row, 0, units);
            task.function.apply(row, image);
            for (int j = 0; j < units; j++) {
                upstream[from + j] *= image[j];
            }
        }
    }
}
