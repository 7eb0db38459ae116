package org.fixpoint.maths.linear;

import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.maths.threads.Team;

/**
 * A −= L Rᵀ, tile by tile, for a matrix that is kept as an array for each row; where A is symmetric the half from the diagonal on.
 *
 * <p>Bits do not depend on the number of threads.
 */
final class PanelChange {
    private static final int BLOCK = 256; // columns of A that are packed at once
    private static final int STRIP = 64; // rows of A that one member changes at once

    private final double[][] a;
    private final int columns; // of A
    private final boolean half;
    private final double[][] left;
    private final double[][] right;
    private final int width; // columns of L and of R
    private final Team team;
    private final Tile[] tiles;
    private final List<PackedRows> packed; // a block of rows of R each
    private final double[] laid; // L, row by row
    private final Team.Part packing = this::pack;
    private final Team.Part changing = this::changeTile;
    private int fromRow;
    private int fromColumn;

    /**
     * For one matrix and one place of the factors, whatever their entries become.
     *
     * @param half whether what is below the diagonal is left as it is
     * @param left L by columns, an array with an element for each row of A
     * @param right R by columns, as many, an array with an element for each column of A
     */
    PanelChange(double[][] a, int columns, boolean half, double[][] left, double[][] right, Team team) {
        this.a = a;
        this.columns = columns;
        this.half = half;
        this.left = left;
        this.right = right;
        this.width = left.length;
        this.team = team;
        laid = new double[width * a.length];
        tiles = Stream.generate(() -> new Tile(width, columns))
                .limit(team.size())
                .toArray(Tile[]::new);
        packed = Stream.generate(() -> tiles[0].algebra.packedRows())
                .limit(blocks(columns))
                .toList();
    }

    /** What one member of the team works with. */
    private static final class Tile {
        private final LinearAlgebra algebra = LinearAlgebra.fastest();
        private final double[] change;
        private final double[] row; // of that, where it belongs in a row of A: loops over one index become vectors

        Tile(int width, int columns) {
            change = new double[Math.min(BLOCK, columns) * Math.max(STRIP, width)];
            row = new double[columns];
        }
    }

    private static int blocks(int things) {
        return (things + BLOCK - 1) / BLOCK;
    }

    /** Changes rows and columns from these on. */
    void subtract(int row, int column) {
        fromRow = row;
        fromColumn = column;
        int blocks = blocks(columns - column);
        team.each(blocks + blocks(a.length - row), packing);
        team.each(blocks * ((a.length - row + STRIP - 1) / STRIP), changing);
    }

    /** Lays out a block of R, or of L. */
    private void pack(int part, int member) {
        int blocks = blocks(columns - fromColumn);
        if (part < blocks) {
            int first = fromColumn + part * BLOCK;
            int rows = Math.min(BLOCK, columns - first);
            lay(right, first, rows, tiles[member].change, 0);
            packed.get(part).shape(rows, width);
            packed.get(part).put(0, rows, tiles[member].change, 0);
        } else {
            int first = fromRow + (part - blocks) * BLOCK;
            lay(left, first, Math.min(BLOCK, a.length - first), laid, (first - fromRow) * width);
        }
    }

    private static void lay(double[][] byColumn, int first, int rows, double[] byRow, int at) {
        int width = byColumn.length;
        for (int i = 0; i < rows; i++) {
            for (int p = 0; p < width; p++) {
                byRow[at + i * width + p] = byColumn[p][first + i];
            }
        }
    }

    /** Changes a strip of rows in one block of columns. */
    private void changeTile(int part, int member) {
        int blocks = blocks(columns - fromColumn);
        int block = part % blocks;
        int first = fromRow + part / blocks * STRIP;
        int rows = Math.min(STRIP, a.length - first);
        PackedRows factor = packed.get(block);
        int from = fromColumn + block * BLOCK;
        int end = from + factor.rows();
        if (half && (first >= end)) {
            return;
        }
        Tile tile = tiles[member];
        tile.algebra.timesTransposed(-1, laid, (first - fromRow) * width, rows, factor, tile.change, 0, factor.rows());
        for (int i = first; i < first + rows; i++) {
            System.arraycopy(tile.change, (i - first) * factor.rows(), tile.row, from, factor.rows());
            add(tile.row, a[i], half ? Math.max(i, from) : from, end);
        }
    }

    private static void add(double[] x, double[] y, int from, int end) {
        for (int j = from; j < end; j++) {
            y[j] += x[j];
        }
    }
}
