package org.fixpoint.memories;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.PackedRows;
import org.fixpoint.maths.linear.SoftmaxMeans;

/** Memory in which blocks of states meet their patterns, one for each thread at work; it stays for the next time, as do the patterns. */
final class ScoreSpaces {
    private final PatternSet patterns;
    private final int states;
    private final Queue<Space> idle = new ConcurrentLinkedQueue<>();
    private Optional<Factors> factors = Optional.empty();
    private Optional<SoftmaxMeans> means = Optional.empty();

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

    private synchronized Optional<SoftmaxMeans> means(LinearAlgebra algebra) {
        Optional<SoftmaxMeans> made =
                means.or(() -> algebra.softmaxMeans(patterns.rows(), patterns.count(), patterns.dimension()));
        means = made;
        return made.map(SoftmaxMeans::another);
    }

    /**
     * What one thread works in.
     *
     * @param algebra with its packing buffers
     * @param means the provider's own way for states with small scores, if it has one
     * @param scores room for a block
     * @param small room for the numbers of the states with small scores
     * @param large and of the others
     * @param gathered room for these where both are in one block
     * @param images and for what becomes of them
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Space(
            LinearAlgebra algebra,
            Optional<SoftmaxMeans> means,
            double[] scores,
            int[] small,
            int[] large,
            double[] gathered,
            double[] images) {

        /** Divides states from a number on by what can be said of their scores, each by itself; returns how many have small ones. */
        int sort(double beta, double[] states, int from, int size) {
            if (means.isEmpty()) {
                return 0;
            }
            SoftmaxMeans own = means.orElseThrow();
            int n = gathered.length / large.length;
            int count = 0;
            for (int k = from; k < from + size; k++) {
                if (own.bound(beta, states, k * n) <= SoftmaxMeans.LARGEST_SCORE) {
                    small[count] = k;
                    count++;
                } else { // NaN too
                    large[k - from - count] = k;
                }
            }
            return count;
        }
    }

    /** One that nobody works in; to be given back. */
    Space take() {
        return Optional.ofNullable(idle.poll()).orElseGet(this::make);
    }

    private Space make() {
        LinearAlgebra algebra = LinearAlgebra.fastest();
        Optional<SoftmaxMeans> own = means(algebra);
        int apart = own.isPresent() ? states * patterns.dimension() : 0;
        return new Space(
                algebra,
                own,
                new double[states * patterns.count()],
                new int[states],
                new int[states],
                new double[apart],
                new double[apart]);
    }

    /** Gives one back. */
    void give(Space space) {
        idle.add(space);
    }
}
