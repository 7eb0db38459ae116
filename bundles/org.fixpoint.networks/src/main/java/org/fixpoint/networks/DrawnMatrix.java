package org.fixpoint.networks;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Precision;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.PackedRows;
import org.fixpoint.maths.threads.Team;

/**
 * Matrices of independent entries, drawn in row-major order and used block by block, so that no whole matrix exists; each
 * element of a product is summed in an order that depends on neither the block nor the other inputs, so neither do the bits.
 *
 * <p>A team shares the product with a block, while one of its members draws the next: after the last block of a matrix the first
 * of the one that is expected.
 */
final class DrawnMatrix implements RandomMatrix {
    static final int ENTRIES_AT_ONCE = 1 << 18; // 2 MB: packing the states for each block costs 1/20 of the product

    private static final int MOST_ROWS =
            512; // at once: what the product with them takes stays in the second-level cache
    private static final int INPUTS_AT_ONCE = 48;
    private static final int INPUTS_TOGETHER = 8;
    private static final long WORTH_TEAM = 1L << 19; // multiplications, some 20 µs

    private final Entries entries;
    private final int count;
    private final int entriesAtOnce;
    private final RunContext run;
    private final boolean single;
    private final Team team;
    private final Team alone = Team.alone();
    private final LinearAlgebra algebra;
    private final List<LinearAlgebra> algebras;
    private final double[][] tiles;
    private final Team.Part step = this::step;
    private final Task task = new Task();
    private RowDrawing expected = RowDrawing.NONE;
    private Block ready;
    private Block coming;
    private double[] buffer = new double[0];
    private double[] drawnBack = new double[0]; // for the way back
    private double[] tileBack = new double[0];
    private double[] partBack = new double[0];

    /** Some rows of a matrix, and which. */
    private static final class Block {
        private final PackedRows rows;
        private RowDrawing source = RowDrawing.NONE;
        private int first;

        Block(PackedRows rows) {
            this.rows = rows;
        }
    }

    /** What is multiplied, and where it goes; set anew for each product, before the team sees it. */
    private static final class Task {
        private double alpha;
        private double[] before = new double[0];
        private int k;
        private double[] after = before;
        private int d;
        private boolean add;
        private int inputsOfPart;
    }

    /**
     * Products with states of a batch.
     *
     * @param count number of inputs
     * @param entriesAtOnce about how many entries are held at a time, twice
     * @param precision of the products
     */
    DrawnMatrix(Entries entries, int count, int entriesAtOnce, RunContext run, Team team, Precision precision) {
        this.entries = entries;
        this.count = count;
        this.entriesAtOnce = entriesAtOnce;
        this.run = run;
        this.team = team;
        this.single = precision == Precision.SINGLE;
        Function<Team, LinearAlgebra> products = single ? LinearAlgebra::single : LinearAlgebra::fastest;
        algebra = products.apply(team);
        algebras =
                Stream.generate(() -> products.apply(alone)).limit(team.size()).toList();
        tiles = new double[team.size()][0];
        ready = new Block(algebra.packedRows());
        coming = new Block(algebra.packedRows());
    }

    @Override
    public boolean roundsToSingle() {
        return single;
    }

    @Override
    public void expect(String stream, int k, int d) {
        expected = new RowDrawing(entries, run.random(stream), stream, d, k);
    }

    @Override
    public void times(String stream, double alpha, double[] before, int k, double[] after, int d, boolean add) {
        run.checkCancelled();
        RowDrawing drawing = ready.source.is(stream, d, k)
                ? ready.source
                : new RowDrawing(entries, run.random(stream), stream, d, k);
        if (drawing.drawn() == 0) {
            draw(drawing, ready);
        }
        boolean shared = (long) count * k * ready.rows.rows() >= WORTH_TEAM;
        int inputsOfPart = shared ? team.partSize(count, INPUTS_TOGETHER, INPUTS_AT_ONCE) : INPUTS_AT_ONCE;
        task.alpha = alpha;
        task.before = before;
        task.k = k;
        task.after = after;
        task.d = d;
        task.add = add;
        task.inputsOfPart = inputsOfPart;
        boolean last;
        do {
            last = drawing.ended();
            coming.source = last ? expected : drawing;
            (shared ? team : alone).each(1 + (count + inputsOfPart - 1) / inputsOfPart, step);
            Block done = ready;
            done.source = RowDrawing.NONE;
            ready = coming;
            coming = done;
        } while (!last);
        expected = RowDrawing.NONE;
    }

    /** Part 0 is the next block, which takes longest; the others are inputs times the block that is ready. */
    private void step(int part, int member) {
        run.checkCancelled();
        if (part == 0) {
            if (coming.source != RowDrawing.NONE) {
                draw(coming.source, coming);
            }
            return;
        }
        int from = (part - 1) * task.inputsOfPart;
        multiply(from, Math.min(task.inputsOfPart, count - from), member);
    }

    private void draw(RowDrawing drawing, Block block) {
        int most = rowsAtOnce(drawing.columns());
        buffer = provided(buffer, PackedRows.TOGETHER * drawing.columns());
        block.first = drawing.drawn();
        block.source = drawing;
        drawing.draw(most, block.rows, buffer);
    }

    private void multiply(int input, int inputs, int member) {
        LinearAlgebra own = algebras.get(member);
        int k = task.k;
        int d = task.d;
        int at = input * d + ready.first;
        if (!task.add) {
            own.timesTransposed(task.alpha, task.before, input * k, inputs, ready.rows, task.after, at, d);
            return;
        }
        int rows = ready.rows.rows();
        tiles[member] = provided(tiles[member], inputs * rows);
        double[] sums = tiles[member];
        own.timesTransposed(task.alpha, task.before, input * k, inputs, ready.rows, sums, 0, rows);
        place(sums, inputs, rows, task.after, at, d, true);
    }

    @Override
    public void transposedTimes(
            String stream, double alpha, double[] after, int d, double[] before, int k, boolean add) {
        RandomGenerator random = run.random(stream);
        int rowsAtOnce =
                Math.min(d, Math.max(PackedRows.TOGETHER, entriesAtOnce / k)); // part of the definition of the bits
        int inputsAtOnce = Math.min(count, 256); // with a block of entries at most 5e8 operations, some 20 ms
        drawnBack = provided(drawnBack, rowsAtOnce * k);
        tileBack = provided(tileBack, inputsAtOnce * k);
        partBack = provided(partBack, inputsAtOnce * rowsAtOnce);
        double[] block = drawnBack;
        double[] tile = tileBack;
        double[] part = partBack;
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

    private int rowsAtOnce(int k) {
        int blocks = Math.min(MOST_ROWS, entriesAtOnce / k) / PackedRows.TOGETHER;
        return Math.max(1, blocks) * PackedRows.TOGETHER;
    }

    private static double[] provided(double[] array, int length) {
        return array.length < length ? new double[length] : array;
    }
}
