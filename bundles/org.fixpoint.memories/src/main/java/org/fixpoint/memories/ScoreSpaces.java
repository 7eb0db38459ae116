package org.fixpoint.memories;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.PackedRows;

/** Memory in which blocks of states meet their patterns, one for each thread at work; it stays for the next time, as do the patterns. */
final class ScoreSpaces {
    private final PatternSet patterns;
    private final int states;
    private final Queue<Space> idle = new ConcurrentLinkedQueue<>();
    private Optional<Factors> factors = Optional.empty();

    /** Spaces for the scores of so many states each. */
    ScoreSpaces(PatternSet patterns, int states) {
        this.patterns = patterns;
        this.states = states;
    }

    /**
     * The patterns as right factors of the products with blocks of states.
     *
     * @param patterns N × n, for scores
     * @param coordinates n × N, for means
     */
    record Factors(PackedRows patterns, PackedRows coordinates) {}

    /** Packed at the first call; any number of threads may multiply by them. */
    synchronized Factors factors() {
        Factors made = factors.orElseGet(this::pack);
        factors = Optional.of(made);
        return made;
    }

    private Factors pack() {
        int count = patterns.count();
        int n = patterns.dimension();
        double[] rows = patterns.rows();
        double[] columns = new double[rows.length];
        for (int i = 0; i < count; i++) {
            for (int a = 0; a < n; a++) {
                columns[a * count + i] = rows[i * n + a];
            }
        }
        LinearAlgebra algebra = LinearAlgebra.fastest();
        return new Factors(packed(algebra, rows, count, n), packed(algebra, columns, n, count));
    }

    private static PackedRows packed(LinearAlgebra algebra, double[] values, int rows, int columns) {
        PackedRows packed = algebra.packedRows();
        packed.shape(rows, columns);
        packed.put(0, rows, values, 0);
        return packed;
    }

    /**
     * What one thread works in.
     *
     * @param algebra with its packing buffers
     * @param scores room for a block
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Space(LinearAlgebra algebra, double[] scores) {}

    /** One that nobody works in; to be given back. */
    Space take() {
        return Optional.ofNullable(idle.poll())
                .orElseGet(() -> new Space(LinearAlgebra.fastest(), new double[states * patterns.count()]));
    }

    /** Gives one back. */
    void give(Space space) {
        idle.add(space);
    }
}
