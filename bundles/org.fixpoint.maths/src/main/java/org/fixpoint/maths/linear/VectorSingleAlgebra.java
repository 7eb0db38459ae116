package org.fixpoint.maths.linear;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.fixpoint.maths.threads.Team;

/**
 * Products in single precision through the Vector API: factors are rounded as they are packed, tiles of 8 rows × 2 vectors are
 * added up by fused multiply-add over a block of columns, and blocks are added in double precision.
 *
 * <p>A lane holds one column of C, and lanes are never summed, so the width of the vectors does not show in the bits.
 */
final class VectorSingleAlgebra extends BlockedLinearAlgebra {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int HEIGHT = 8; // rows of a tile
    private static final int WIDTH = 2 * LANES; // columns of a tile
    private static final int AT_ONCE = 8; // columns that are packed at once: half a line of the cache
    private static final int ROWS =
            64; // of A at once, 128 kB; a power of two, so that members of a team get equally many
    private static final int DEPTH = 512; // k-block; part of the definition of the bits
    private static final int COLUMNS = 512; // columns of B at once: 1 MB of them stay in the second-level cache

    /** Called by reflection, so that nobody else links to the incubating module. */
    static final class Making implements ProviderChoice.Making {
        @Override
        public LinearAlgebra with(Team team) {
            return new VectorSingleAlgebra(team);
        }
    }

    /** Where it is found out whether vectors serve here; called by reflection too. */
    VectorSingleAlgebra() {
        this(Team.alone());
    }

    private VectorSingleAlgebra(Team team) {
        super("vector-single", new Blocks(COLUMNS, DEPTH, ROWS, HEIGHT), team);
        if (LANES < AT_ONCE) { // what is packed together must lie in one panel
            throw new UnsupportedOperationException("vectors of " + LANES + " floats");
        }
    }

    @Override
    PackedFactor factor() {
        return new Panels();
    }

    @Override
    Bench bench() {
        return new Tiles();
    }

    /**
     * Panels of WIDTH columns, for one block of DEPTH rows after the other: row p0 + p of column j0 + s is
     * {@code values[p0 * padded + j0 * depth + p * WIDTH + s]}, depth the rows of its block. Columns beyond the last hold anything.
     */
    private static final class Panels extends PackedFactor {
        private float[] values = new float[0];
        private int padded;

        @Override
        void provide(int n, int k) {
            padded = (n + WIDTH - 1) / WIDTH * WIDTH;
            long length = (long) padded * k;
            if (length > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(n + " x " + k + " packed rows; that is more than one array holds");
            }
            if (values.length < length) {
                values = new float[(int) length];
            }
        }

        @Override
        void pack(Operand b, int at, int first, int count) {
            for (int p0 = 0; p0 < columns(); p0 += DEPTH) {
                int depth = Math.min(DEPTH, columns() - p0);
                for (int j = 0; j < count; j += AT_ONCE) {
                    int last = Math.min(AT_ONCE, count - j) - 1;
                    int from = at + p0 * b.rowStride() + j * b.columnStride();
                    int lane = (first + j) % WIDTH;
                    int to = p0 * padded + (first + j - lane) * depth + lane;
                    eight(b.values(), from, b.columnStride(), last, b.rowStride(), depth, values, to, WIDTH);
                }
            }
        }
    }

    /** Multiplies tile by tile. */
    private static final class Tiles implements Bench {
        private float[] left = new float[0];
        private final float[] tile = new float[HEIGHT * WIDTH];

        @Override
        public void multiply(
                boolean add,
                double alpha,
                Operand a,
                int aFrom,
                int rows,
                PackedFactor b,
                int diagonal,
                double[] c,
                int at,
                int stride) {
            if (left.length == 0) {
                left = new float[ROWS * DEPTH];
            }
            Panels panels = (Panels) b;
            for (int p0 = 0; p0 < b.columns(); p0 += DEPTH) {
                int depth = Math.min(DEPTH, b.columns() - p0);
                for (int i = 0; i < rows; i += HEIGHT) { // left[i * DEPTH + p * 8 + r]
                    int last = Math.min(HEIGHT, rows - i) - 1;
                    int first = aFrom + i * a.rowStride() + p0 * a.columnStride();
                    eight(a.values(), first, a.rowStride(), last, a.columnStride(), depth, left, i * DEPTH, HEIGHT);
                }
                block(!add && p0 == 0, alpha, depth, rows, panels, p0, diagonal, c, at, stride);
            }
        }

        private void block(
                boolean first,
                double alpha,
                int depth,
                int rows,
                Panels panels,
                int p0,
                int diagonal,
                double[] c,
                int at,
                int stride) {
            int columns = panels.rows();
            for (int i = 0; i < rows; i += HEIGHT) {
                int height = Math.min(HEIGHT, rows - i);
                for (int j = Math.max(0, diagonal + i) / WIDTH * WIDTH; j < columns; j += WIDTH) {
                    kernel(left, i * DEPTH, panels.values, p0 * panels.padded + j * depth, depth, tile);
                    int width = Math.min(WIDTH, columns - j);
                    int target = at + i * stride + j;
                    if (height < HEIGHT || width < WIDTH) {
                        putPart(first, alpha, tile, height, width, c, target, stride);
                    } else if (first) {
                        setTile(alpha, tile, c, target, stride);
                    } else {
                        addTile(alpha, tile, c, target, stride);
                    }
                }
            }
        }
    }

    // plain loops: with vectors of floats converted to such of doubles, products took ten times as long on Java 17

    private static void setTile(double alpha, float[] tile, double[] c, int at, int n) {
        for (int r = 0; r < HEIGHT; r++) {
            int row = at + r * n;
            for (int s = 0; s < WIDTH; s++) {
                c[row + s] = tile[r * WIDTH + s] * alpha;
            }
        }
    }

    private static void addTile(double alpha, float[] tile, double[] c, int at, int n) {
        for (int r = 0; r < HEIGHT; r++) {
            int row = at + r * n;
            for (int s = 0; s < WIDTH; s++) {
                c[row + s] += tile[r * WIDTH + s] * alpha;
            }
        }
    }

    /** A tile that sticks out of C: only its first rows and columns count. */
    private static void putPart(
            boolean first, double alpha, float[] tile, int height, int width, double[] c, int at, int n) {
        for (int r = 0; r < height; r++) {
            for (int s = 0; s < width; s++) {
                double sum = tile[r * WIDTH + s] * alpha;
                c[at + r * n + s] = first ? sum : sum + c[at + r * n + s];
            }
        }
    }

    /** y[to + p * stride + s] = x[at + min(s, last) * across + p * along], rounded, for the eight s at once. */
    private static void eight(
            double[] x, int at, int across, int last, int along, int depth, float[] y, int to, int stride) {
        int at1 = at + Math.min(1, last) * across;
        int at2 = at + Math.min(2, last) * across;
        int at3 = at + Math.min(3, last) * across;
        int at4 = at + Math.min(4, last) * across;
        int at5 = at + Math.min(5, last) * across;
        int at6 = at + Math.min(6, last) * across;
        int at7 = at + Math.min(7, last) * across;
        for (int p = 0; p < depth; p++) {
            int q = to + p * stride;
            int o = p * along;
            y[q] = (float) x[at + o];
            y[q + 1] = (float) x[at1 + o];
            y[q + 2] = (float) x[at2 + o];
            y[q + 3] = (float) x[at3 + o];
            y[q + 4] = (float) x[at4 + o];
            y[q + 5] = (float) x[at5 + o];
            y[q + 6] = (float) x[at6 + o];
            y[q + 7] = (float) x[at7 + o];
        }
    }

    private static void kernel(float[] a, int aFrom, float[] b, int bFrom, int depth, float[] tile) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c00 = zero, c01 = zero;
        FloatVector c10 = zero, c11 = zero;
        FloatVector c20 = zero, c21 = zero;
        FloatVector c30 = zero, c31 = zero;
        FloatVector c40 = zero, c41 = zero;
        FloatVector c50 = zero, c51 = zero;
        FloatVector c60 = zero, c61 = zero;
        FloatVector c70 = zero, c71 = zero;
        for (int p = 0; p < depth; p++) {
            int q = bFrom + p * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + LANES);
            int o = aFrom + HEIGHT * p;
            FloatVector x = FloatVector.broadcast(SPECIES, a[o]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[o + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[o + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[o + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[o + 4]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, a[o + 5]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = FloatVector.broadcast(SPECIES, a[o + 6]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(SPECIES, a[o + 7]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
        }
        c00.intoArray(tile, 0);
        c01.intoArray(tile, 1 * LANES);
        c10.intoArray(tile, 2 * LANES);
        c11.intoArray(tile, 3 * LANES);
        c20.intoArray(tile, 4 * LANES);
        c21.intoArray(tile, 5 * LANES);
        c30.intoArray(tile, 6 * LANES);
        c31.intoArray(tile, 7 * LANES);
        c40.intoArray(tile, 8 * LANES);
        c41.intoArray(tile, 9 * LANES);
        c50.intoArray(tile, 10 * LANES);
        c51.intoArray(tile, 11 * LANES);
        c60.intoArray(tile, 12 * LANES);
        c61.intoArray(tile, 13 * LANES);
        c70.intoArray(tile, 14 * LANES);
        c71.intoArray(tile, 15 * LANES);
    }
}
