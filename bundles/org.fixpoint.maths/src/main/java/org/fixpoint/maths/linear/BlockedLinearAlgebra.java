package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.maths.threads.Team;

/**
 * Products block by block: the right factor is packed for the kernel once, then blocks of rows of the left are multiplied by it, both
 * shared among a team.
 */
abstract class BlockedLinearAlgebra extends StridedLinearAlgebra {
    private static final int COLUMNS_OF_PACK = 64;
    private static final long WORTH_TEAM = 1L << 20; // multiplications, some 40 µs

    private static final double[] NOTHING = {};

    private final String name;
    private final Blocks blocks;
    private final Team team;
    private final List<Bench> benches;
    private final PackedFactor packed;
    private final Team.Part packing = this::packColumns;
    private final Team.Part multiplying = this::multiplyRows;

    private final Operand states = new Operand(); // that are multiplied by packed rows
    private Operand left = states;
    private Operand right = states;
    private PackedFactor factorAtWork;
    private int leftFrom;
    private int rightFrom;
    private double alpha;
    private double[] c = NOTHING;
    private int at;
    private int stride;
    private int m;
    private int rowsOfPart;
    private int firstDepth;
    private int firstColumn;
    private Part part = Part.ALL;

    /**
     * How a product is cut.
     *
     * @param columns of B at once
     * @param depth rows of B whose share of a sum is added up by itself
     * @param rows of C at once, a multiple of the next
     * @param rowsTogether rows of C that are worked on together
     */
    record Blocks(int columns, int depth, int rows, int rowsTogether) {}

    /** What one member of a team multiplies with. */
    interface Bench {
        /**
         * Some rows of C, or what is added to them.
         *
         * @param add whether it is added
         * @param a the left factor
         * @param aFrom where its element lies that is the first of these rows and is multiplied by the first row of B
         * @param rows 1 to as many as the provider takes at once
         * @param diagonal the column from which on the first row is wanted, each further row from one column further on; less than 0 is
         *     the first column
         * @param at where column 0 of the first row lies in c, whose rows are {@code stride} apart
         */
        void multiply(
                boolean add,
                double alpha,
                Operand a,
                int aFrom,
                int rows,
                PackedFactor b,
                int diagonal,
                double[] c,
                int at,
                int stride);
    }

    BlockedLinearAlgebra(String name, Blocks blocks, Team team) {
        this.name = name;
        this.blocks = blocks;
        this.team = team;
        benches = Stream.generate(this::bench).limit(team.size()).toList();
        packed = factor();
        factorAtWork = packed;
    }

    /** An empty factor of this provider's layout. */
    abstract PackedFactor factor();

    /** What one member needs, with room made when it is used. */
    abstract Bench bench();

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final PackedRows packedRows() {
        return factor();
    }

    @Override
    final void product(
            double factor, Operand a, Operand b, int rows, int k, int n, double[] out, int outFrom, Part wanted) {
        if (k == 0) {
            Arrays.fill(out, outFrom, outFrom + rows * n, 0);
        }
        boolean shared = isWorthTeam(rows, k, n);
        int depthAtOnce = shared ? 4 * blocks.depth() : blocks.depth(); // less waiting for each other
        begin(factor, out, n, wanted);
        left = a;
        right = b;
        for (int j0 = 0; j0 < n; j0 += blocks.columns()) {
            int columns = Math.min(blocks.columns(), n - j0);
            m = wanted == Part.UPPER_HALF ? Math.min(rows, j0 + columns) : rows;
            for (int p0 = 0; p0 < k; p0 += depthAtOnce) {
                packed.shape(columns, Math.min(depthAtOnce, k - p0));
                leftFrom = a.at(0, p0);
                rightFrom = b.at(p0, j0);
                at = outFrom + j0;
                firstColumn = j0;
                firstDepth = p0;
                share(shared, (columns + COLUMNS_OF_PACK - 1) / COLUMNS_OF_PACK, packing);
                multiplyBy(packed, shared);
            }
        }
        forget();
    }

    @Override
    public final void timesTransposed(
            double factor, double[] a, int aFrom, int rows, PackedRows b, double[] out, int outFrom, int outStride) {
        if (!(b instanceof PackedFactor of) || of.getClass() != packed.getClass()) {
            throw new IllegalArgumentException("rows packed by another provider");
        }
        Shapes.region("A", a, aFrom, rows, b.columns());
        Shapes.strided("C", out, outFrom, rows, b.rows(), outStride);
        boolean shared = isWorthTeam(rows, b.columns(), b.rows());
        begin(factor, out, outStride, Part.ALL);
        m = rows;
        left = states.over(a, 0, b.columns(), 1);
        leftFrom = aFrom;
        at = outFrom;
        firstColumn = 0;
        firstDepth = 0;
        if (b.columns() == 0) {
            for (int i = 0; i < rows; i++) {
                Arrays.fill(out, outFrom + i * outStride, outFrom + i * outStride + b.rows(), 0);
            }
        } else {
            multiplyBy(of, shared);
        }
        forget();
    }

    private boolean isWorthTeam(int rows, int k, int n) {
        return team.size() > 1 && (long) rows * k * n >= WORTH_TEAM;
    }

    private void begin(double factor, double[] out, int outStride, Part wanted) {
        alpha = factor;
        c = out;
        stride = outStride;
        part = wanted;
    }

    /** Lets go of the caller's arrays. */
    private void forget() {
        c = NOTHING;
        states.forget();
        left = states;
        right = states;
        factorAtWork = packed;
    }

    private void multiplyBy(PackedFactor b, boolean shared) {
        factorAtWork = b;
        rowsOfPart = shared ? team.partSize(m, blocks.rowsTogether(), blocks.rows()) : blocks.rows();
        share(shared, (m + rowsOfPart - 1) / rowsOfPart, multiplying);
    }

    private void share(boolean shared, int parts, Team.Part work) {
        if (shared) {
            team.each(parts, work);
        } else {
            for (int i = 0; i < parts; i++) {
                work.run(i, 0);
            }
        }
    }

    private void packColumns(int number, int member) {
        int first = number * COLUMNS_OF_PACK;
        packed.pack(
                right,
                rightFrom + first * right.columnStride(),
                first,
                Math.min(COLUMNS_OF_PACK, packed.rows() - first));
    }

    private void multiplyRows(int number, int member) {
        Bench bench = benches.get(member);
        int i0 = number * rowsOfPart;
        int rows = Math.min(rowsOfPart, m - i0);
        int diagonal = part == Part.UPPER_HALF ? i0 - firstColumn : -rows;
        bench.multiply(
                firstDepth > 0,
                alpha,
                left,
                leftFrom + i0 * left.rowStride(),
                rows,
                factorAtWork,
                diagonal,
                c,
                at + i0 * stride,
                stride);
    }
}
