package org.fixpoint.analyses.flow;

/** The pair means of one layer, by the numbers of its inputs. */
interface LayerPairs {
    /** A place to evaluate in, which one thread uses. */
    Row row();

    /** The same, which may use the memory of another place: of the two only one works at a time. */
    default Row rowBeside(Row other) {
        return row();
    }

    /** Pair means of one input with others. */
    interface Row {
        /**
         * The means of input i with the inputs j = from + k, first ≤ k &lt; last. What the arrays hold before the first may be
         * overwritten.
         *
         * @param delta {@code delta[k]} is 1 − ρ of i and j
         * @param gap takes 1 − E[φφ']/√(E[φ²] E[φ'²])
         * @param slope takes the slope over the scales of both; infinite at ρ = 1 with jumps
         */
        void evaluate(int i, int from, int first, int last, double[] delta, double[] gap, double[] slope);
    }
}
