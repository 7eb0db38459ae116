package org.fixpoint.networks;

import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;
import org.fixpoint.maths.linear.LinearAlgebra;

/**
 * Matrices of independent entries, drawn in row-major order and used block by block, so that no whole matrix exists; each
 * element of a product is summed in an order that depends on neither the block nor the other inputs, so neither do the bits.
 */
final class DrawnMatrix implements RandomMatrix {
    static final int ENTRIES_AT_ONCE = 1 << 18; // 2 MB: drawing and packing them cost 1/10 of the product

    private static final int LEAST_ROWS = 16;
    private static final int INPUTS_AT_ONCE = 256; // with a block of entries at most 5e8 operations, some 20 ms

    private final Entries entries;
    private final int count;
    private final int entriesAtOnce;
    private final RunContext run;
    private final LinearAlgebra algebra = LinearAlgebra.fastest();
    private final DrawnBlock[] ahead = {new DrawnBlock(0, 0), new DrawnBlock(0, 0), new DrawnBlock(0, 0)};
    private double[] block = new double[0];
    private double[] tile = new double[0];

    /**
     * Products with states of a batch.
     *
     * @param count number of inputs
     * @param entriesAtOnce about how many entries are held at a time
     */
    DrawnMatrix(Entries entries, int count, int entriesAtOnce, RunContext run) {
        this.entries = entries;
        this.count = count;
        this.entriesAtOnce = entriesAtOnce;
        this.run = run;
    }

    @Override
    public void times(String stream, double alpha, double[] before, int k, double[] after, int d, boolean add) {
        RandomGenerator random = run.random(stream);
        int rowsAtOnce = rowsAtOnce(d, k);
        if (rowsAtOnce < d && count <= INPUTS_AT_ONCE) {
            drawAhead(random, rowsAtOnce, alpha, before, k, after, d, add);
            return;
        }
        provide(rowsAtOnce * k, Math.min(count, INPUTS_AT_ONCE) * rowsAtOnce);
        for (int row = 0; row < d; row += rowsAtOnce) {
            int rows = Math.min(rowsAtOnce, d - row);
            entries.fill(random, block, rows * k);
            for (int input = 0; input < count; input += INPUTS_AT_ONCE) {
                run.checkCancelled();
                int inputs = Math.min(INPUTS_AT_ONCE, count - input);
                algebra.timesTransposed(alpha, before, input * k, block, 0, inputs, k, rows, tile, 0);
                place(tile, inputs, rows, after, input * d + row, d, add);
            }
        }
    }

    /** The caller draws the blocks one after the other, while others take the products of those that are drawn. */
    private void drawAhead(
            RandomGenerator random,
            int rowsAtOnce,
            double alpha,
            double[] before,
            int k,
            double[] after,
            int d,
            boolean add) {
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = ahead[i].holds(rowsAtOnce * k, count * rowsAtOnce)
                    ? ahead[i]
                    : new DrawnBlock(rowsAtOnce * k, count * rowsAtOnce);
        }
        try {
            for (int row = 0; row < d; row += rowsAtOnce) {
                run.checkCancelled();
                DrawnBlock block = ahead[row / rowsAtOnce % ahead.length];
                block.await();
                int rows = Math.min(rowsAtOnce, d - row);
                int from = row;
                entries.fill(random, block.entries(), rows * k);
                block.start(own -> {
                    own.timesTransposed(alpha, before, 0, block.entries(), 0, count, k, rows, block.product(), 0);
                    place(block.product(), count, rows, after, from, d, add);
                });
            }
        } finally {
            for (DrawnBlock block : ahead) {
                block.await();
            }
        }
    }

    @Override
    public void transposedTimes(
            String stream, double alpha, double[] after, int d, double[] before, int k, boolean add) {
        RandomGenerator random = run.random(stream);
        int rowsAtOnce = rowsAtOnce(d, k);
        int inputsAtOnce = Math.min(count, INPUTS_AT_ONCE);
        provide(rowsAtOnce * k, inputsAtOnce * k);
        double[] part = new double[inputsAtOnce * rowsAtOnce];
        for (int row = 0; row < d; row += rowsAtOnce) {
            int rows = Math.min(rowsAtOnce, d - row);
            entries.fill(random, block, rows * k);
            for (int input = 0; input < count; input += inputsAtOnce) {
                run.checkCancelled();
                int inputs = Math.min(inputsAtOnce, count - input);
                for (int i = 0; i < inputs; i++) {
                    System.arraycopy(after, (input + i) * d + row, part, i * rows, rows);
                }
                algebra.times(alpha, part, 0, block, 0, inputs, rows, k, tile, 0);
                place(tile, inputs, k, before, input * k, k, add || row > 0);
            }
        }
    }

    /** Puts or adds a tile, inputs × columns, where it belongs in states of the width given. */
    private void place(double[] tile, int inputs, int columns, double[] states, int from, int width, boolean add) {
        for (int i = 0; i < inputs; i++) {
            if (add) {
                algebra.axpy(1, tile, i * columns, states, from + i * width, columns);
            } else {
                System.arraycopy(tile, i * columns, states, from + i * width, columns);
            }
        }
    }

    private int rowsAtOnce(int d, int k) {
        return Math.min(d, Math.max(LEAST_ROWS, entriesAtOnce / k));
    }

    private void provide(int entriesOfBlock, int entriesOfTile) {
        if (block.length < entriesOfBlock) {
            block = new double[entriesOfBlock];
        }
        if (tile.length < entriesOfTile) {
            tile = new double[entriesOfTile];
        }
    }
}
