package org.fixpoint.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.fixpoint.activations.Tanh;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Precision;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.PackedRows;
import org.fixpoint.maths.threads.Team;

/**
 * States through the layers of a tanh network with given weights, S ← tanh(S Wᵀ/√width), and the Gram matrix S Sᵀ/width of every layer.
 *
 * <p>S is batch × width. Eight matrices are used in turn: together they are larger than the caches. They are kept as {@link PackedRows},
 * as one does who has weights for many products; the peers keep theirs in the precision of the job.
 */
final class GivenNetworkJob implements Job {
    static final int MATRICES = 8;

    private static final int MOST_ROWS = 32;

    private final Precision precision;
    private final int depth;
    private final int width;
    private final int batch;
    private final List<PackedRows> weights;
    private final double[] inputs;
    private double[] states;
    private double[] next;
    private final double[] gram;
    private final Team team = Team.ofProcessors();
    private final LinearAlgebra algebra;
    private final ActivationFunction tanh;
    private final double[][] rows;
    private final double[][] images;
    private final int rowsOfPart;

    /** With products and tanh to one precision or the other; arrays are of doubles in both. */
    GivenNetworkJob(Sizes sizes, Precision precision) {
        this.precision = precision;
        algebra = precision == Precision.SINGLE ? LinearAlgebra.single(team) : LinearAlgebra.fastest(team);
        depth = sizes.get("depth");
        width = sizes.get("width");
        batch = sizes.get("batch");
        weights = IntStream.range(0, MATRICES)
                .mapToObj(i -> packed(Inputs.array(10 + i, width * width)))
                .toList();
        double[] columns = Inputs.array(4, width * batch); // the peers have an input a column
        inputs = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            inputs[i % batch * width + i / batch] = columns[i];
        }
        states = new double[inputs.length];
        next = new double[inputs.length];
        gram = new double[batch * batch];
        Tanh contribution = new Tanh();
        tanh = contribution.create(Values.of(contribution.descriptor(), java.util.Map.of()));
        rows = new double[team.size()][width];
        images = new double[team.size()][width];
        rowsOfPart = team.partSize(batch, 1, MOST_ROWS);
    }

    private PackedRows packed(double[] matrix) {
        PackedRows packed = algebra.packedRows();
        packed.shape(width, width);
        packed.put(0, width, matrix, 0);
        return packed;
    }

    @Override
    public void run() {
        System.arraycopy(inputs, 0, states, 0, inputs.length);
        for (int layer = 0; layer < depth; layer++) {
            PackedRows matrix = weights.get(layer % MATRICES);
            algebra.timesTransposed(1 / Math.sqrt(width), states, 0, batch, matrix, next, 0, width);
            team.each((batch + rowsOfPart - 1) / rowsOfPart, this::activate);
            double[] spare = states;
            states = next;
            next = spare;
            algebra.gram(states, batch, width, gram);
            algebra.scale(1.0 / width, gram, 0, gram.length);
        }
    }

    private void activate(int part, int member) {
        for (int row = part * rowsOfPart; row < Math.min(batch, (part + 1) * rowsOfPart); row++) {
            System.arraycopy(next, row * width, rows[member], 0, width);
            if (precision == Precision.SINGLE) {
                tanh.valuesToSingle(rows[member], images[member]);
            } else {
                tanh.values(rows[member], images[member]);
            }
            System.arraycopy(images[member], 0, next, row * width, width);
        }
    }

    @Override
    public double[] check() {
        return Inputs.probe(gram, gram.length);
    }
}
