package org.fixpoint.maths.elementary;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link RowSoftmax} through the Vector API, with the same bits: the same operations on each score, and eight partial sums. */
final class VectorSoftmax {
    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > 8 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length(); // 4 or 8

    private VectorSoftmax() {}

    static void replace(double[] x, int from, int n, double cut) {
        int whole = n - n % 8;
        DoubleVector most = DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < whole; i += LANES) {
            most = most.max(DoubleVector.fromArray(SPECIES, x, from + i));
        }
        double largest = most.reduceLanes(VectorOperators.MAX);
        for (int i = whole; i < n; i++) {
            largest = x[from + i] > largest ? x[from + i] : largest;
        }
        double[] sums = new double[8];
        DoubleVector first = DoubleVector.zero(SPECIES);
        DoubleVector second = DoubleVector.zero(SPECIES);
        for (int i = 0; i < whole; i += 8) {
            DoubleVector p = weighed(x, from + i, largest, cut);
            first = first.add(p);
            if (LANES < 8) {
                second = second.add(weighed(x, from + i + LANES, largest, cut));
            }
        }
        first.intoArray(sums, 0);
        if (LANES < 8) {
            second.intoArray(sums, LANES);
        }
        for (int i = from + whole; i < from + n; i++) {
            RowSoftmax.weigh(x, i, largest, cut);
            sums[0] += x[i];
        }
        double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        RowSoftmax.scale(1 / sum, x, from, n);
    }

    private static DoubleVector weighed(double[] x, int at, double largest, double cut) {
        DoubleVector below = DoubleVector.fromArray(SPECIES, x, at).sub(largest);
        VectorMask<Double> left = below.compare(VectorOperators.LT, cut);
        DoubleVector p = VectorArrayFunctions.exp(below.blend(RowSoftmax.LEAST_EXPONENT, left))
                .blend(0, left);
        p.intoArray(x, at);
        return p;
    }
}
