package org.fixpoint.maths.linear;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.fixpoint.maths.threads.Team;

/**
 * Products through the Vector API: packed panels and a micro-kernel of 8 rows × 2 vectors without a branch.
 *
 * <p>A lane holds one column of C, and lanes are never summed, so the width of the vectors does not show in the bits.
 */
final class VectorLinearAlgebra extends BlockedLinearAlgebra {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final int HEIGHT = 8; // rows of a tile
    static final int WIDTH = 2 * LANES; // columns of a tile
    private static final int ROWS =
            64; // of A at once, 128 kB; a power of two, so that members of a team get equally many
    private static final int DEPTH = 256; // k-block; part of the definition of the bits
    private static final int COLUMNS = 512; // columns of B at once: 1 MB of them stay in the second-level cache

    /** Called by reflection, so that nobody else links to the incubating module. */
    static final class Making implements ProviderChoice.Making {
        @Override
        public LinearAlgebra with(Team team) {
            return new VectorLinearAlgebra(team);
        }
    }

    /** As a user of one thread, and where it is found out whether vectors serve here; called by reflection too. */
    VectorLinearAlgebra() {
        this(Team.alone());
    }

    private VectorLinearAlgebra(Team team) {
        super("vector", new Blocks(COLUMNS, DEPTH, ROWS, HEIGHT), team);
        if (LANES != 4 && LANES != 8) { // with fewer, plain loops are as good; for more there is no FourRows
            throw new UnsupportedOperationException("vectors of " + LANES + " doubles");
        }
    }

    @Override
    PackedFactor factor() {
        return new Panels();
    }

    @Override
    public Optional<SoftmaxMeans> softmaxMeans(double[] patterns, int count, int n) {
        return VectorSoftmaxMeans.serves(count, n)
                ? Optional.of(new VectorSoftmaxMeans(patterns, count, n))
                : Optional.empty();
    }

    @Override
    Bench bench() {
        return new Tiles();
    }

    /**
     * Panels of WIDTH columns, for one block of DEPTH rows after the other: row p0 + p of column j0 + s is
     * {@code values[p0 * padded + j0 * depth + p * WIDTH + s]}, depth the rows of its block. Columns beyond the last repeat it.
     */
    private static final class Panels extends PackedFactor {
        private double[] values = new double[0];
        private int padded;

        @Override
        void provide(int n, int k) {
            padded = (n + WIDTH - 1) / WIDTH * WIDTH;
            long length = (long) padded * k;
            if (length > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(n + " x " + k + " packed rows; that is more than one array holds");
            }
            if (values.length < length) {
                values = new double[(int) length];
            }
        }

        @Override
        void pack(Operand b, int at, int first, int count) {
            for (int p0 = 0; p0 < columns(); p0 += DEPTH) {
                int depth = Math.min(DEPTH, columns() - p0);
                for (int j = 0; j < count; j += WIDTH) {
                    packPanel(
                            b,
                            at + p0 * b.rowStride() + j * b.columnStride(),
                            Math.min(WIDTH, count - j),
                            depth,
                            values,
                            p0 * padded + (first + j) * depth);
                }
            }
        }

        private static void packPanel(Operand b, int at, int width, int depth, double[] panels, int to) {
            if (b.columnStride() == 1) {
                copyPanel(b.values(), at, b.rowStride(), width, depth, panels, to);
                return;
            }
            for (int s = 0; s < width; s += 8) {
                int last = Math.min(8, width - s) - 1;
                int from = at + s * b.columnStride();
                eight(b.values(), from, b.columnStride(), last, b.rowStride(), depth, panels, to + s, WIDTH);
            }
        }
    }

    /** Rows of up to WIDTH numbers; whole ones by vectors, as each call of System.arraycopy costs more than its 16 numbers do. */
    private static void copyPanel(double[] x, int at, int along, int width, int depth, double[] panels, int to) {
        for (int p = 0; p < depth; p++) {
            int from = at + p * along;
            int q = to + p * WIDTH;
            if (width < WIDTH) {
                System.arraycopy(x, from, panels, q, width);
            } else {
                DoubleVector.fromArray(SPECIES, x, from).intoArray(panels, q);
                DoubleVector.fromArray(SPECIES, x, from + LANES).intoArray(panels, q + LANES);
            }
        }
    }

    /** Multiplies tile by tile. */
    private static final class Tiles implements Bench {
        private double[] left = new double[0];
        private final double[] tile = new double[HEIGHT * WIDTH];

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
                left = new double[ROWS * DEPTH];
            }
            Panels panels = (Panels) b;
            for (int p0 = 0; p0 < b.columns(); p0 += DEPTH) {
                int depth = Math.min(DEPTH, b.columns() - p0);
                packLeft(a, aFrom + p0 * a.columnStride(), rows, depth, left);
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
                    kernel(left, i * DEPTH, panels.values, p0 * panels.padded + j * depth, depth, tile, 0);
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

    // α as a vector: compiled among other sizes, mul(α) has been seen to make one on the heap each time, 12 bytes a
    // number of C
    private static void setTile(double alpha, double[] tile, double[] c, int at, int n) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, alpha);
        for (int r = 0; r < HEIGHT; r++) {
            int row = at + r * n;
            DoubleVector.fromArray(SPECIES, tile, r * WIDTH).mul(factor).intoArray(c, row);
            DoubleVector.fromArray(SPECIES, tile, r * WIDTH + LANES).mul(factor).intoArray(c, row + LANES);
        }
    }

    private static void addTile(double alpha, double[] tile, double[] c, int at, int n) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, alpha);
        for (int r = 0; r < HEIGHT; r++) {
            int row = at + r * n;
            DoubleVector s0 = DoubleVector.fromArray(SPECIES, tile, r * WIDTH).mul(factor);
            DoubleVector s1 =
                    DoubleVector.fromArray(SPECIES, tile, r * WIDTH + LANES).mul(factor);
            s0.add(DoubleVector.fromArray(SPECIES, c, row)).intoArray(c, row);
            s1.add(DoubleVector.fromArray(SPECIES, c, row + LANES)).intoArray(c, row + LANES);
        }
    }

    /** A tile that sticks out of C: only its first rows and columns count. */
    private static void putPart(
            boolean first, double alpha, double[] tile, int height, int width, double[] c, int at, int n) {
        for (int r = 0; r < height; r++) {
            for (int s = 0; s < width; s++) {
                double sum = tile[r * WIDTH + s] * alpha;
                c[at + r * n + s] = first ? sum : sum + c[at + r * n + s];
            }
        }
    }

    /** Panels of eight rows: {@code left[i0 * DEPTH + p * 8 + r]}; rows beyond the last repeat it. */
    private static void packLeft(Operand a, int from, int rows, int depth, double[] left) {
        for (int i = 0; i < rows; i += HEIGHT) {
            int last = Math.min(HEIGHT, rows - i) - 1;
            int at = from + i * a.rowStride();
            eight(a.values(), at, a.rowStride(), last, a.columnStride(), depth, left, i * DEPTH, HEIGHT);
        }
    }

    /** y[to + p * stride + s] = x[at + min(s, last) * across + p * along] for the eight s at once: a line of the cache. */
    private static void eight(
            double[] x, int at, int across, int last, int along, int depth, double[] y, int to, int stride) {
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
            y[q] = x[at + o];
            y[q + 1] = x[at1 + o];
            y[q + 2] = x[at2 + o];
            y[q + 3] = x[at3 + o];
            y[q + 4] = x[at4 + o];
            y[q + 5] = x[at5 + o];
            y[q + 6] = x[at6 + o];
            y[q + 7] = x[at7 + o];
        }
    }

    /** HEIGHT × WIDTH sums Σ_p a[aFrom + p * HEIGHT + r] b[bFrom + p * WIDTH + s], to tile[to + r * WIDTH + s]. */
    static void kernel(double[] a, int aFrom, double[] b, int bFrom, int depth, double[] tile, int to) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector c00 = zero, c01 = zero;
        DoubleVector c10 = zero, c11 = zero;
        DoubleVector c20 = zero, c21 = zero;
        DoubleVector c30 = zero, c31 = zero;
        DoubleVector c40 = zero, c41 = zero;
        DoubleVector c50 = zero, c51 = zero;
        DoubleVector c60 = zero, c61 = zero;
        DoubleVector c70 = zero, c71 = zero;
        for (int p = 0; p < depth; p++) {
            int q = bFrom + p * WIDTH;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
            int o = aFrom + HEIGHT * p;
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[o]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = DoubleVector.broadcast(SPECIES, a[o + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = DoubleVector.broadcast(SPECIES, a[o + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = DoubleVector.broadcast(SPECIES, a[o + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = DoubleVector.broadcast(SPECIES, a[o + 4]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = DoubleVector.broadcast(SPECIES, a[o + 5]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = DoubleVector.broadcast(SPECIES, a[o + 6]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = DoubleVector.broadcast(SPECIES, a[o + 7]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
        }
        c00.intoArray(tile, to);
        c01.intoArray(tile, to + 1 * LANES);
        c10.intoArray(tile, to + 2 * LANES);
        c11.intoArray(tile, to + 3 * LANES);
        c20.intoArray(tile, to + 4 * LANES);
        c21.intoArray(tile, to + 5 * LANES);
        c30.intoArray(tile, to + 6 * LANES);
        c31.intoArray(tile, to + 7 * LANES);
        c40.intoArray(tile, to + 8 * LANES);
        c41.intoArray(tile, to + 9 * LANES);
        c50.intoArray(tile, to + 10 * LANES);
        c51.intoArray(tile, to + 11 * LANES);
        c60.intoArray(tile, to + 12 * LANES);
        c61.intoArray(tile, to + 13 * LANES);
        c70.intoArray(tile, to + 14 * LANES);
        c71.intoArray(tile, to + 15 * LANES);
    }
}
