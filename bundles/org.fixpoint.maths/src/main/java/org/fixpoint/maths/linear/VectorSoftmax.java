package org.fixpoint.maths.linear;

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
        Elementwise.scale(1 / sum, x, from, n);
    }

    private static DoubleVector weighed(double[] x, int at, double largest, double cut) {
        DoubleVector below = DoubleVector.fromArray(SPECIES, x, at).sub(largest);
        VectorMask<Double> left = below.compare(VectorOperators.LT, cut);
        DoubleVector p = exp(below.blend(RowSoftmax.LEAST_EXPONENT, left)).blend(0, left);
        p.intoArray(x, at);
        return p;
    }

    private static DoubleVector exp(DoubleVector x) {
        DoubleVector shifted = x.mul(RowSoftmax.LOG2_E).add(RowSoftmax.TO_WHOLE);
        DoubleVector k = shifted.sub(RowSoftmax.TO_WHOLE);
        DoubleVector r = x.sub(k.mul(RowSoftmax.LN2_HIGH)).sub(k.mul(RowSoftmax.LN2_LOW));
        DoubleVector r2 = r.mul(r);
        DoubleVector r4 = r2.mul(r2);
        DoubleVector r8 = r4.mul(r4);
        DoubleVector low = four(r, r2, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120);
        DoubleVector middle = four(r, r2, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880);
        DoubleVector high = four(r, r2, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800.0);
        DoubleVector power =
                r.add(r2.mul(low.add(r4.mul(middle)).add(r8.mul(high)))).add(1);
        return power.mul(shifted.reinterpretAsLongs()
                .add(RowSoftmax.BIAS)
                .lanewise(VectorOperators.LSHL, RowSoftmax.MANTISSA)
                .reinterpretAsDoubles());
    }

    /** a + b r + r² (c + d r). */
    private static DoubleVector four(DoubleVector r, DoubleVector r2, double a, double b, double c, double d) {
        return r.mul(b).add(a).add(r2.mul(r.mul(d).add(c)));
    }
}
