package org.fixpoint.analyses.flow;

import java.util.Arrays;
import org.fixpoint.maths.kernel.PairRow;
import org.fixpoint.maths.kernel.PairTable;

/**
 * Pair means from a table, which pays for many inputs.
 *
 * @param table of pair means
 * @param weights {@code weights[b][i]}, of the variance of input i in the table
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record TabledPairs(PairTable table, double[][] weights) implements LayerPairs {
    /** The table for inputs of the variances given. */
    static TabledPairs of(PairTable table, double[] variances) {
        double[][] weights = new double[table.variances()][variances.length];
        double[] own = new double[table.variances()];
        for (int i = 0; i < variances.length; i++) {
            table.weights(variances[i], own);
            for (int b = 0; b < own.length; b++) {
                weights[b][i] = own[b];
            }
        }
        return new TabledPairs(table, weights);
    }

    @Override
    public Row row() {
        return new Place(table, table.row(), weights);
    }

    @Override
    public Row rowBeside(Row other) {
        if (!(other instanceof Place place)) {
            return row();
        }
        return place.table == table && table.variances() == 1
                ? other
                : new Place(table, place.row.beside(table), weights);
    }

    private static final class Place implements Row {
        private final PairTable table;
        private final PairRow row;
        private final double[][] weights;
        private final double[] own;
        private final double[][] others;
        private int loadedFrom = -1;
        private int loadedLast = -1;

        Place(PairTable table, PairRow row, double[][] weights) {
            this.table = table;
            this.row = row;
            this.weights = weights;
            own = new double[weights.length];
            others = new double[weights.length][weights.length > 1 ? PairRow.LENGTH : 0];
        }

        @Override
        public void evaluate(int i, int from, int first, int last, double[] delta, double[] gap, double[] slope) {
            for (int b = 0; own.length > 1 && b < own.length; b++) {
                own[b] = weights[b][i];
                if (from != loadedFrom || last != loadedLast) {
                    System.arraycopy(weights[b], from, others[b], 0, last);
                }
            }
            loadedFrom = from;
            loadedLast = last;
            row.turnTo(own);
            Arrays.fill(delta, 0, first, delta[first]); // rows of a tile begin within a few elements of each other
            row.evaluate(others, delta, last, gap, slope);
        }
    }
}
