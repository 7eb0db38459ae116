package org.fixpoint.maths.elementary;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Several elements at once through the Vector API, each by the operations of {@link Elementary} in their order.
 *
 * <p>This code takes about a second to be compiled, so the first elements are left to the plain functions, until these have taken
 * about as long. So are elements of extreme size. The work on one vector is a method of its own, because methods are compiled
 * after fewer rounds than loops.
 */
final class VectorArrayFunctions extends PlainArrayFunctions {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int SHORT = 64;
    private static final long WORTH_WHILE = 1L << 25; // elements

    private long served; // by any thread, one count lost now and then: the bits do not depend on it

    /** Called by reflection, so that nobody else links to the incubating module. */
    VectorArrayFunctions() {}

    @Override
    void exp(double[] x, double[] out, int from, int to) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            if (!expAt(x, out, i)) {
                super.exp(x, out, i, i + LANES);
            }
        }
        super.exp(x, out, end, to);
    }

    @Override
    void expm1(double[] x, double[] out, int from, int to) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            if (!expm1At(x, out, i)) {
                super.expm1(x, out, i, i + LANES);
            }
        }
        super.expm1(x, out, end, to);
    }

    @Override
    void tanh(double[] x, double[] out, int from, int to) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            tanhAt(x, out, i);
        }
        super.tanh(x, out, end, to);
    }

    @Override
    void logistic(double[] x, double[] out, int from, int to) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            if (!logisticAt(x, out, i)) {
                super.logistic(x, out, i, i + LANES);
            }
        }
        super.logistic(x, out, end, to);
    }

    @Override
    void logisticSlope(double[] x, double[] out, int from, int to) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            if (!logisticSlopeAt(x, out, i)) {
                super.logisticSlope(x, out, i, i + LANES);
            }
        }
        super.logisticSlope(x, out, end, to);
    }

    @Override
    void softplus(double[] x, double[] out, int from, int to) {
        int end = end(from, to);
        for (int i = from; i < end; i += LANES) {
            if (!softplusAt(x, out, i)) {
                super.softplus(x, out, i, i + LANES);
            }
        }
        super.softplus(x, out, end, to);
    }

    private static boolean expAt(double[] x, double[] out, int i) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
        if (!moderate(v)) {
            return false;
        }
        exp(v).intoArray(out, i);
        return true;
    }

    private static boolean expm1At(double[] x, double[] out, int i) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
        if (!moderate(v)) {
            return false;
        }
        expm1(v).intoArray(out, i);
        return true;
    }

    private static void tanhAt(double[] x, double[] out, int i) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
        DoubleVector m = expm1(v.abs().min(Elementary.SATURATED).mul(-2));
        LongVector size = m.div(m.add(2)).abs().reinterpretAsLongs();
        size.or(v.reinterpretAsLongs().and(Long.MIN_VALUE))
                .reinterpretAsDoubles()
                .intoArray(out, i);
    }

    private static boolean logisticAt(double[] x, double[] out, int i) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
        if (!moderate(v)) {
            return false;
        }
        DoubleVector e = exp(v.abs().neg());
        e.blend(1, v.compare(VectorOperators.GE, 0)).div(e.add(1)).intoArray(out, i);
        return true;
    }

    private static boolean logisticSlopeAt(double[] x, double[] out, int i) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
        if (!moderate(v)) {
            return false;
        }
        DoubleVector e = exp(v.abs().neg());
        DoubleVector sum = e.add(1);
        e.div(sum.mul(sum)).intoArray(out, i);
        return true;
    }

    private static boolean softplusAt(double[] x, double[] out, int i) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
        if (!moderate(v)) {
            return false;
        }
        softplus(v).intoArray(out, i);
        return true;
    }

    @Override
    void softmaxRow(double[] x, int from, int n, double cut) {
        VectorSoftmax.replace(x, from, n, cut);
    }

    /** As far as whole vectors reach, where they are worth while. */
    private int end(int from, int to) {
        int count = to - from;
        served += count;
        return count < SHORT || served < WORTH_WHILE ? from : to - count % LANES;
    }

    private static boolean moderate(DoubleVector x) {
        return x.abs().compare(VectorOperators.LE, Elementary.MODERATE).allTrue();
    }

    /** eˣ of moderate size. */
    static DoubleVector exp(DoubleVector x) {
        DoubleVector k = x.mul(Elementary.LOG_2_E).add(Elementary.ROUNDER);
        DoubleVector power = power(k);
        return power.add(power.mul(remainder(reduced(x, k))));
    }

    private static DoubleVector expm1(DoubleVector x) {
        DoubleVector k = x.mul(Elementary.LOG_2_E).add(Elementary.ROUNDER);
        DoubleVector power = power(k);
        return power.mul(remainder(reduced(x, k))).add(power.sub(1));
    }

    private static DoubleVector reduced(DoubleVector x, DoubleVector k) {
        DoubleVector n = k.sub(Elementary.ROUNDER);
        return x.sub(n.mul(Elementary.LN_2_HIGH)).sub(n.mul(Elementary.LN_2_LOW));
    }

    private static DoubleVector power(DoubleVector k) {
        return k.reinterpretAsLongs()
                .add(Elementary.BIAS)
                .lanewise(VectorOperators.LSHL, Elementary.FRACTION_BITS)
                .reinterpretAsDoubles();
    }

    private static DoubleVector remainder(DoubleVector r) {
        double[] c = Elementary.EXPONENTIAL;
        DoubleVector z = r.mul(r);
        DoubleVector even = z.mul(c[10]).add(c[8]);
        DoubleVector odd = z.mul(c[11]).add(c[9]);
        even = even.mul(z).add(c[6]);
        odd = odd.mul(z).add(c[7]);
        even = even.mul(z).add(c[4]);
        odd = odd.mul(z).add(c[5]);
        even = even.mul(z).add(c[2]);
        odd = odd.mul(z).add(c[3]);
        even = even.mul(z).add(c[0]);
        odd = odd.mul(z).add(c[1]);
        return r.add(z.mul(even.add(r.mul(odd))));
    }

    private static DoubleVector softplus(DoubleVector x) {
        double[] c = Elementary.LOGARITHM;
        DoubleVector e = exp(x.abs().neg());
        DoubleVector s = e.div(e.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector sum = DoubleVector.broadcast(SPECIES, c[c.length - 1]);
        for (int k = c.length - 2; k > 0; k--) {
            sum = sum.mul(z).add(c[k]);
        }
        return x.max(0).add(s.mul(2).add(s.mul(z).mul(sum)));
    }
}
