package org.fixpoint.maths.linear;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Through the Vector API, with eight partial sums for each row whatever the width of the vectors. */
final class VectorFourRows implements FourRows {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int SUMS = 8;

    private final double[] partial = new double[4 * SUMS];

    /** Called by reflection, so that nobody else links to the incubating module. */
    VectorFourRows() {
        if ((LANES != 4) && (LANES != SUMS)) {
            throw new UnsupportedOperationException("vectors of " + LANES + " doubles");
        }
    }

    @Override
    public void multiply(Rows rows, double[] x, double[] y, int from, int end, double[] sums) {
        int whole = end - (end - from) % SUMS;
        for (int part = 0; part < SUMS; part += LANES) { // the first half of every eight, and then the second
            columns(rows, x, y, from + part, whole, partial, part);
        }
        for (int j = whole; j < end; j++) {
            y[j] = Math.fma(
                    rows.x3(),
                    rows.a3()[j],
                    Math.fma(
                            rows.x2(),
                            rows.a2()[j],
                            Math.fma(rows.x1(), rows.a1()[j], Math.fma(rows.x0(), rows.a0()[j], y[j]))));
            int lane = j - whole;
            partial[lane] = Math.fma(rows.a0()[j], x[j], partial[lane]);
            partial[lane + SUMS] = Math.fma(rows.a1()[j], x[j], partial[lane + SUMS]);
            partial[lane + 2 * SUMS] = Math.fma(rows.a2()[j], x[j], partial[lane + 2 * SUMS]);
            partial[lane + 3 * SUMS] = Math.fma(rows.a3()[j], x[j], partial[lane + 3 * SUMS]);
        }
        addUp(partial, sums);
    }

    private static void addUp(double[] partial, double[] sums) {
        for (int r = 0; r < sums.length; r++) {
            int at = r * SUMS;
            sums[r] = ((partial[at] + partial[at + 1]) + (partial[at + 2] + partial[at + 3]))
                    + ((partial[at + 4] + partial[at + 5]) + (partial[at + 6] + partial[at + 7]));
        }
    }

    private static void columns(Rows rows, double[] x, double[] y, int from, int end, double[] partial, int part) {
        double[] a0 = rows.a0();
        double[] a1 = rows.a1();
        double[] a2 = rows.a2();
        double[] a3 = rows.a3();
        DoubleVector x0 = DoubleVector.broadcast(SPECIES, rows.x0());
        DoubleVector x1 = DoubleVector.broadcast(SPECIES, rows.x1());
        DoubleVector x2 = DoubleVector.broadcast(SPECIES, rows.x2());
        DoubleVector x3 = DoubleVector.broadcast(SPECIES, rows.x3());
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int j = from; j < end; j += SUMS) {
            DoubleVector along = DoubleVector.fromArray(SPECIES, x, j);
            DoubleVector below = DoubleVector.fromArray(SPECIES, y, j);
            DoubleVector a = DoubleVector.fromArray(SPECIES, a0, j);
            s0 = a.fma(along, s0);
            below = a.fma(x0, below);
            a = DoubleVector.fromArray(SPECIES, a1, j);
            s1 = a.fma(along, s1);
            below = a.fma(x1, below);
            a = DoubleVector.fromArray(SPECIES, a2, j);
            s2 = a.fma(along, s2);
            below = a.fma(x2, below);
            a = DoubleVector.fromArray(SPECIES, a3, j);
            s3 = a.fma(along, s3);
            below = a.fma(x3, below);
            below.intoArray(y, j);
        }
        s0.intoArray(partial, part);
        s1.intoArray(partial, part + SUMS);
        s2.intoArray(partial, part + 2 * SUMS);
        s3.intoArray(partial, part + 3 * SUMS);
    }

    @Override
    public void dots(double[] a0, double[] a1, double[] a2, double[] a3, double[] x, int from, int end, double[] sums) {
        int whole = end - (end - from) % SUMS;
        for (int part = 0; part < SUMS; part += LANES) {
            dots(a0, a1, a2, a3, x, from + part, whole, partial, part);
        }
        for (int j = whole; j < end; j++) {
            int lane = j - whole;
            partial[lane] = Math.fma(a0[j], x[j], partial[lane]);
            partial[lane + SUMS] = Math.fma(a1[j], x[j], partial[lane + SUMS]);
            partial[lane + 2 * SUMS] = Math.fma(a2[j], x[j], partial[lane + 2 * SUMS]);
            partial[lane + 3 * SUMS] = Math.fma(a3[j], x[j], partial[lane + 3 * SUMS]);
        }
        addUp(partial, sums);
    }

    private static void dots(
            double[] a0,
            double[] a1,
            double[] a2,
            double[] a3,
            double[] x,
            int from,
            int end,
            double[] partial,
            int part) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int j = from; j < end; j += SUMS) {
            DoubleVector along = DoubleVector.fromArray(SPECIES, x, j);
            s0 = DoubleVector.fromArray(SPECIES, a0, j).fma(along, s0);
            s1 = DoubleVector.fromArray(SPECIES, a1, j).fma(along, s1);
            s2 = DoubleVector.fromArray(SPECIES, a2, j).fma(along, s2);
            s3 = DoubleVector.fromArray(SPECIES, a3, j).fma(along, s3);
        }
        s0.intoArray(partial, part);
        s1.intoArray(partial, part + SUMS);
        s2.intoArray(partial, part + 2 * SUMS);
        s3.intoArray(partial, part + 3 * SUMS);
    }
}
