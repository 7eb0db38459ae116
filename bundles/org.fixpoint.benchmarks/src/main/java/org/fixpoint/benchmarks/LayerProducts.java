package org.fixpoint.benchmarks;

import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.PackedRows;
import org.fixpoint.maths.threads.Team;

/**
 * The products and Gram matrices of a layer with sampled weights, without the drawing and the activation: states of 256 inputs with
 * blocks of packed weights, inputs shared by a team in the parts that the workbench takes.
 *
 * <p>Times are by the clock, of the fastest of several runs, since threads that wait for each other use their processors.
 */
final class LayerProducts {
    private static final int BATCH = 256;
    private static final int BLOCK = 256; // rows of weights that are there at once, of width 1,024
    private static final int INPUTS_AT_ONCE = 48;
    private static final int INPUTS_TOGETHER = 8;
    private static final int WARM = 30; // runs before code is compiled for good
    private static final double NANO = 1e-9;

    private final int width;
    private final Team team = Team.ofProcessors();
    private final LinearAlgebra algebra = LinearAlgebra.fastest(team);
    private final List<LinearAlgebra> algebras =
            Stream.generate(LinearAlgebra::fastest).limit(team.size()).toList();
    private final List<PackedRows> blocks; // two, in turn, as while one is multiplied with the other is drawn
    private final double[] states;
    private final double[] images;
    private final double[] gram = new double[BATCH * BATCH];
    private final int inputsOfPart = team.partSize(BATCH, INPUTS_TOGETHER, INPUTS_AT_ONCE);

    /**
     * Layers of a width.
     *
     * @param width a multiple of 16
     */
    LayerProducts(int width) {
        this.width = width;
        states = Inputs.array(4, BATCH * width);
        images = new double[BATCH * width];
        blocks = Stream.of(1, 2).map(this::weights).toList();
    }

    private PackedRows weights(int seed) {
        int rows = Math.min(BLOCK, width);
        PackedRows block = algebra.packedRows();
        block.shape(rows, width);
        block.put(0, rows, Inputs.array(seed, rows * width), 0);
        return block;
    }

    /**
     * 10⁹ additions and multiplications a second, of products, of Gram matrices, whose upper half alone counts, and of a layer of
     * both.
     *
     * @param patience seconds
     */
    double[] rates(double patience) {
        double product = 2.0 * BATCH * width * width;
        double half = 1.0 * BATCH * BATCH * width;
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double spent = 0;
        for (int runs = 0; runs < WARM || spent < patience; runs++) {
            long start = System.nanoTime();
            products();
            long between = System.nanoTime();
            algebra.gram(images, BATCH, width, gram);
            long end = System.nanoTime();
            least[0] = Math.min(least[0], (double) (between - start));
            least[1] = Math.min(least[1], (double) (end - between));
            least[2] = Math.min(least[2], (double) (end - start));
            spent += NANO * (end - start);
        }
        return new double[] {product / least[0], half / least[1], (product + half) / least[2]};
    }

    /** The states before the products, after them, and their Gram matrix, of the last run. */
    List<double[]> last() {
        return List.of(states, images, gram);
    }

    private void products() {
        int parts = (BATCH + inputsOfPart - 1) / inputsOfPart;
        for (int first = 0; first < width; first += blocks.get(0).rows()) {
            int row = first;
            PackedRows block = blocks.get(first / blocks.get(0).rows() % blocks.size());
            team.each(parts, (part, member) -> {
                int from = part * inputsOfPart;
                int inputs = Math.min(inputsOfPart, BATCH - from);
                LinearAlgebra own = algebras.get(member);
                own.timesTransposed(
                        1 / Math.sqrt(width), states, from * width, inputs, block, images, from * width + row, width);
            });
        }
    }
}
