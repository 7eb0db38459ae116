package org.fixpoint.networks;

import java.util.random.RandomGenerator;
import org.fixpoint.maths.linear.PackedRows;

/** A matrix of independent entries while it is drawn, block by block of its rows. */
final class RowDrawing {
    /** Of no matrix: nothing is drawn from it, and no stream has its name. */
    static final RowDrawing NONE = new RowDrawing((random, out, count) -> {}, () -> 0, "", 0, 0);

    private final Entries entries;
    private final RandomGenerator random;
    private final String stream;
    private final int rows;
    private final int columns;
    private int drawn;

    /** Of a stream at its beginning. */
    RowDrawing(Entries entries, RandomGenerator random, String stream, int rows, int columns) {
        this.entries = entries;
        this.random = random;
        this.stream = stream;
        this.rows = rows;
        this.columns = columns;
    }

    /** Whether it is the matrix of that stream and shape. */
    boolean is(String name, int numberOfRows, int numberOfColumns) {
        return rows == numberOfRows && columns == numberOfColumns && stream.equals(name);
    }

    /** Numbers in a row. */
    int columns() {
        return columns;
    }

    /** How many rows have been drawn. */
    int drawn() {
        return drawn;
    }

    /** Whether all rows have been drawn. */
    boolean ended() {
        return drawn == rows;
    }

    /**
     * Draws the next rows.
     *
     * @param most how many, if there are as many; a multiple of {@link PackedRows#TOGETHER}
     * @param buffer holds that number of {@link PackedRows#TOGETHER} rows
     */
    void draw(int most, PackedRows block, double[] buffer) {
        int count = Math.min(most, rows - drawn);
        block.shape(count, columns);
        for (int row = 0; row < count; row += PackedRows.TOGETHER) {
            int some = Math.min(PackedRows.TOGETHER, count - row);
            entries.fill(random, buffer, some * columns);
            block.put(row, some, buffer, 0);
        }
        drawn += count;
    }
}
