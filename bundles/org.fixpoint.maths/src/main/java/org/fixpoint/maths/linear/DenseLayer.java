package org.fixpoint.maths.linear;

/**
 * A fully connected layer over a batch, Y = φ(Z) with Z = X Wᵀ + b, and the way back to its gradients.
 *
 * <p>Element (s, j) of a batch × d array is {@code x[s * d + j]}: sample s, unit j; W is units × inputs. Biases, activation and what is
 * kept for the way back take one pass over Z after the product, and slopes, upstream gradients and the bias's gradient one before
 * the two products of the way back. That pass costs less than packing W once more for each block of rows would, which is what joining it to
 * the product itself takes.
 *
 * <p>Arrays belong to the caller and are distinct; none is allocated here after construction. One instance a thread: bits are those of one
 * thread, since each element is summed in an order of its own.
 */
public final class DenseLayer {
    private final LinearAlgebra algebra;
    private final int batch;
    private final int inputs;
    private final int units;
    private final double[] row;
    private final double[] image;

    /** A function of each element: {@code out[i]} of {@code x[i]}, both arrays of the units' number. */
    @FunctionalInterface
    public interface RowFunction {
        /** Fills {@code out}; x is not modified. */
        void apply(double[] x, double[] out);
    }

    /** The kernels of one shape. */
    public DenseLayer(LinearAlgebra algebra, int batch, int inputs, int units) {
        this.algebra = algebra;
        this.batch = batch;
        this.inputs = inputs;
        this.units = units;
        row = new double[units];
        image = new double[units];
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
        Shapes.region("bias", bias, 0, 1, units);
        Shapes.region("Y", y, 0, batch, units);
        algebra.timesTransposed(1, x, weights, batch, inputs, units, z);
        for (int from = 0; from < batch * units; from += units) {
            for (int j = 0; j < units; j++) {
                row[j] = z[from + j] + bias[j];
            }
            activation.apply(row, image);
            System.arraycopy(row, 0, z, from, units);
            System.arraycopy(image, 0, y, from, units);
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
        java.util.Arrays.fill(biasGradient, 0, units, 0);
        for (int from = 0; from < batch * units; from += units) {
            System.arraycopy(z, from, row, 0, units);
            slope.apply(row, image);
            for (int j = 0; j < units; j++) {
                double g = upstream[from + j] * image[j];
                upstream[from + j] = g;
                biasGradient[j] += g;
            }
        }
        algebra.transposedTimes(1, upstream, x, units, batch, inputs, weightGradient);
        algebra.times(1, upstream, weights, batch, units, inputs, inputGradient);
    }
}
