package org.fixpoint.maths.linear;

import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.maths.threads.Team;

/**
 * A −= V Wᵀ + W Vᵀ, tile by tile, for a symmetric matrix of which the half from the diagonal on is kept, an array for each row.
 *
 * <p>Bits do not depend on the number of threads.
 */
final class SymmetricChange {
    private static final int BLOCK = 256; // rows and columns of a block
    private static final int STRIP = 64; // rows of it that one member changes at once
    private static final int STRIPS = BLOCK / STRIP;

    private final double[][] a;
    private final int n;
    private final int columns; // of V and of W
    private final Team team;
    private final Tile[] tiles;
    private final List<PackedRows> packed; // of a block of rows each: W and then V
    private final double[] left; // V and then W
    private final Team.Part packing = this::packBlock;
    private final Team.Part changing = this::changeTile;
    private double[][] v = new double[0][];
    private double[][] w = new double[0][];
    private int rest;

    /** For one matrix, and factors of so many columns. */
    SymmetricChange(double[][] a, int columns, Team team) {
        this.a = a;
        this.n = a.length;
        this.columns = columns;
        this.team = team;
        left = new double[2 * columns * n];
        tiles = Stream.generate(() -> new Tile(columns, n)).limit(team.size()).toArray(Tile[]::new);
        packed = Stream.generate(() -> tiles[0].algebra.packedRows())
                .limit(n / BLOCK + 1)
                .toList();
    }

    /** What one member of the team works with. */
    private static final class Tile {
        private final LinearAlgebra algebra = LinearAlgebra.fastest();
        private final double[] change;
        private final double[] row; // of that, where it belongs in a row of A: loops over one index become vectors

        Tile(int columns, int n) {
            change = new double[BLOCK * Math.max(STRIP, 2 * columns)];
            row = new double[n];
        }
    }

    /**
     * Changes rows and columns from one on.
     *
     * @param byColumn V, an array of length n for each column; as W
     */
    void subtract(double[][] byColumn, double[][] otherByColumn, int from) {
        v = byColumn;
        w = otherByColumn;
        rest = from;
        int blocks = (n - from + BLOCK - 1) / BLOCK;
        team.each(blocks, packing);
        team.each(blocks * (blocks + 1) / 2 * STRIPS, changing);
    }

    /** Lays out what one block of rows, and of columns, is changed by. */
    private void packBlock(int block, int member) {
        int first = rest + block * BLOCK;
        int rows = Math.min(BLOCK, n - first);
        double[] right = tiles[member].change;
        for (int i = first; i < first + rows; i++) {
            int row = (i - rest) * 2 * columns;
            int other = (i - first) * 2 * columns;
            for (int p = 0; p < columns; p++) {
                left[row + p] = right[other + columns + p] = v[p][i];
                left[row + columns + p] = right[other + p] = w[p][i];
            }
        }
        packed.get(block).shape(rows, 2 * columns);
        packed.get(block).put(0, rows, right, 0);
    }

    /** Changes a strip of one of the blocks that are not below the diagonal, numbered column by column. */
    private void changeTile(int part, int member) {
        int number = part / STRIPS;
        int along = 0;
        while ((along + 1) * (along + 2) / 2 <= number) {
            along++;
        }
        int block = number - along * (along + 1) / 2;
        int first = rest + block * BLOCK + part % STRIPS * STRIP;
        int rows = Math.min(STRIP, n - first);
        if (rows <= 0) {
            return;
        }
        Tile tile = tiles[member];
        PackedRows right = packed.get(along);
        tile.algebra.timesTransposed(-1, left, (first - rest) * 2 * columns, rows, right, tile.change, 0, right.rows());
        int from = rest + along * BLOCK;
        for (int i = first; i < first + rows; i++) {
            System.arraycopy(tile.change, (i - first) * right.rows(), tile.row, from, right.rows());
            add(tile.row, a[i], Math.max(i, from), from + right.rows());
        }
    }

    private static void add(double[] x, double[] y, int from, int end) {
        for (int j = from; j < end; j++) {
            y[j] += x[j];
        }
    }
}
