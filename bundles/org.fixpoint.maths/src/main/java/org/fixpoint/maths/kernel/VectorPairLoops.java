package org.fixpoint.maths.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops through the Vector API: eight vectors at a time, whose sums stay in registers. */
final class VectorPairLoops extends PairLoops {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int EIGHT = 8 * LANES;
    private static final int FOUR = 4 * LANES;
    private static final long INFINITE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    /** Called by reflection, so that nobody else links to the incubating module. */
    VectorPairLoops() {}

    @Override
    void extent(double[] x, int count, double[] low, double[] high, double[] spare, double[] out) {
        if (count < EIGHT) {
            super.extent(x, count, low, high, spare, out);
            return;
        }
        DoubleVector begin = DoubleVector.fromArray(SPECIES, x, 0);
        begin.intoArray(low, 0);
        begin.intoArray(high, 0);
        for (int i = 0; i < count; i += EIGHT) {
            widen(x, Math.min(i, count - EIGHT), low, high);
        }
        long least = Double.doubleToRawLongBits(low[0]);
        long most = Double.doubleToRawLongBits(high[0]);
        for (int lane = 1; lane < LANES; lane++) {
            least = Math.min(least, Double.doubleToRawLongBits(low[lane]));
            most = Math.max(most, Double.doubleToRawLongBits(high[lane]));
        }
        if (least < 0 || most > INFINITE) {
            super.extent(x, count, low, high, spare, out);
            return;
        }
        out[0] = Double.longBitsToDouble(least);
        out[1] = Double.longBitsToDouble(most);
    }

    /**
     * The least and the largest bits as integers, in the order of the numbers from 0 on; those of negative ones lie below, those of
     * NaN below or above infinity. With AVX-512 one instruction each, where the least of two numbers takes several. The bounds stay in arrays from
     * turn to turn: carried in vectors they were at times compiled to objects on the heap (Java 17).
     */
    private static void widen(double[] x, int at, double[] low, double[] high) {
        LongVector x0 = bits(x, at);
        LongVector x1 = bits(x, at + LANES);
        LongVector x2 = bits(x, at + 2 * LANES);
        LongVector x3 = bits(x, at + 3 * LANES);
        LongVector x4 = bits(x, at + 4 * LANES);
        LongVector x5 = bits(x, at + 5 * LANES);
        LongVector x6 = bits(x, at + 6 * LANES);
        LongVector x7 = bits(x, at + 7 * LANES);
        LongVector least = x0.min(x1).min(x2.min(x3)).min(x4.min(x5).min(x6.min(x7)));
        LongVector most = x0.max(x1).max(x2.max(x3)).max(x4.max(x5).max(x6.max(x7)));
        bits(low, 0).min(least).reinterpretAsDoubles().intoArray(low, 0);
        bits(high, 0).max(most).reinterpretAsDoubles().intoArray(high, 0);
    }

    private static LongVector bits(double[] x, int at) {
        return DoubleVector.fromArray(SPECIES, x, at).reinterpretAsLongs();
    }

    @Override
    void panel(PanelPowers of, double[] delta, double[] gap, double[] slope, double[] w, double[] t, int count) {
        int room = Math.min(delta.length, Math.min(gap.length, slope.length));
        int i = 0;
        for (; i < count && i + 2 * LANES <= room; i += 2 * LANES) {
            two(of, delta, i, gap, slope);
        }
        for (; i < count; i++) {
            double half = Math.sqrt(0.5 * delta[i]);
            double argument = of.scale() * half - of.shift();
            double g = horner(of.gaps(), argument);
            for (int power = 0; power < of.leading(); power++) {
                g *= half;
            }
            gap[i] = g;
            slope[i] = horner(of.slopes(), argument);
        }
    }

    private static double horner(double[] a, double t) {
        double sum = a[a.length - 1];
        for (int k = a.length - 2; k >= 0; k--) {
            sum = sum * t + a[k];
        }
        return sum;
    }

    /**
     * Two vectors, since four would be more than the compiler puts into one method: it then calls the rest, with objects on the heap.
     * The last step is outside the loop: what a loop has carried is not known to be of the species when it is stored, which allocates
     * too; after another operation it is (Java 17).
     */
    private static void two(PanelPowers of, double[] delta, int at, double[] gap, double[] slope) {
        DoubleVector w0 = half(delta, at);
        DoubleVector w1 = half(delta, at + LANES);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, of.scale());
        DoubleVector shift = DoubleVector.broadcast(SPECIES, of.shift());
        DoubleVector t0 = w0.mul(scale).sub(shift);
        DoubleVector t1 = w1.mul(scale).sub(shift);
        double[] a = of.gaps();
        double[] b = of.slopes();
        int k = a.length - 1;
        DoubleVector g0 = DoubleVector.broadcast(SPECIES, a[k]);
        DoubleVector s0 = DoubleVector.broadcast(SPECIES, b[k]);
        DoubleVector g1 = g0;
        DoubleVector s1 = s0;
        for (k--; k > 0; k--) {
            DoubleVector c = DoubleVector.broadcast(SPECIES, a[k]);
            DoubleVector d = DoubleVector.broadcast(SPECIES, b[k]);
            g0 = g0.mul(t0).add(c);
            g1 = g1.mul(t1).add(c);
            s0 = s0.mul(t0).add(d);
            s1 = s1.mul(t1).add(d);
        }
        DoubleVector c = DoubleVector.broadcast(SPECIES, a[0]);
        DoubleVector d = DoubleVector.broadcast(SPECIES, b[0]);
        s0.mul(t0).add(d).intoArray(slope, at);
        s1.mul(t1).add(d).intoArray(slope, at + LANES);
        int leading = of.leading();
        store(g0.mul(t0).add(c), w0, leading, gap, at);
        store(g1.mul(t1).add(c), w1, leading, gap, at + LANES);
    }

    private static DoubleVector half(double[] delta, int at) {
        return DoubleVector.fromArray(SPECIES, delta, at).mul(0.5).sqrt();
    }

    private static void store(DoubleVector g, DoubleVector w, int leading, double[] out, int at) {
        if (leading == 2) {
            g.mul(w).mul(w).intoArray(out, at);
        } else if (leading == 1) {
            g.mul(w).intoArray(out, at);
        } else {
            g.intoArray(out, at);
        }
    }

    @Override
    void reflect(double[] delta, double[] gap, int count) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            DoubleVector g = DoubleVector.fromArray(SPECIES, gap, i);
            VectorMask<Double> mirrored =
                    DoubleVector.fromArray(SPECIES, delta, i).compare(VectorOperators.GT, 1);
            g.blend(DoubleVector.broadcast(SPECIES, 2).sub(g), mirrored).intoArray(gap, i);
        }
        for (; i < count; i++) {
            gap[i] = delta[i] > 1 ? 2 - gap[i] : gap[i];
        }
    }

    @Override
    void replace(double[] key, double bound, double[] values, double[] out, int count) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorMask<Double> exceeds = DoubleVector.fromArray(SPECIES, key, i).compare(VectorOperators.GT, bound);
            DoubleVector kept = DoubleVector.fromArray(SPECIES, out, i);
            kept.blend(DoubleVector.fromArray(SPECIES, values, i), exceeds).intoArray(out, i);
        }
        for (; i < count; i++) {
            out[i] = key[i] > bound ? values[i] : out[i];
        }
    }

    @Override
    void horner(double[] a, double[] x, double[] out, int count) {
        int room = Math.min(x.length, out.length);
        int i = 0;
        for (; i < count && i + EIGHT <= room; i += EIGHT) {
            eight(a, x, i, out);
        }
        for (; i < count; i++) {
            double t = x[i];
            double sum = a[a.length - 1];
            for (int k = a.length - 2; k >= 0; k--) {
                sum = sum * t + a[k];
            }
            out[i] = sum;
        }
    }

    private static void eight(double[] a, double[] x, int at, double[] out) {
        DoubleVector t0 = DoubleVector.fromArray(SPECIES, x, at);
        DoubleVector t1 = DoubleVector.fromArray(SPECIES, x, at + LANES);
        DoubleVector t2 = DoubleVector.fromArray(SPECIES, x, at + 2 * LANES);
        DoubleVector t3 = DoubleVector.fromArray(SPECIES, x, at + 3 * LANES);
        DoubleVector t4 = DoubleVector.fromArray(SPECIES, x, at + 4 * LANES);
        DoubleVector t5 = DoubleVector.fromArray(SPECIES, x, at + 5 * LANES);
        DoubleVector t6 = DoubleVector.fromArray(SPECIES, x, at + 6 * LANES);
        DoubleVector t7 = DoubleVector.fromArray(SPECIES, x, at + 7 * LANES);
        DoubleVector s0 = DoubleVector.broadcast(SPECIES, a[a.length - 1]);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        DoubleVector s4 = s0;
        DoubleVector s5 = s0;
        DoubleVector s6 = s0;
        DoubleVector s7 = s0;
        for (int k = a.length - 2; k >= 0; k--) {
            DoubleVector c = DoubleVector.broadcast(SPECIES, a[k]);
            s0 = s0.mul(t0).add(c);
            s1 = s1.mul(t1).add(c);
            s2 = s2.mul(t2).add(c);
            s3 = s3.mul(t3).add(c);
            s4 = s4.mul(t4).add(c);
            s5 = s5.mul(t5).add(c);
            s6 = s6.mul(t6).add(c);
            s7 = s7.mul(t7).add(c);
        }
        s0.intoArray(out, at);
        s1.intoArray(out, at + LANES);
        s2.intoArray(out, at + 2 * LANES);
        s3.intoArray(out, at + 3 * LANES);
        s4.intoArray(out, at + 4 * LANES);
        s5.intoArray(out, at + 5 * LANES);
        s6.intoArray(out, at + 6 * LANES);
        s7.intoArray(out, at + 7 * LANES);
    }

    @Override
    void clenshaw(double[] c, double[] twice, double[] out, double[] spare, int count) {
        int room = Math.min(twice.length, out.length);
        int i = 0;
        for (; i < count && i + FOUR <= room; i += FOUR) {
            four(c, twice, i, out);
        }
        for (; i < count; i++) {
            double current = 0;
            double next = 0;
            for (int k = c.length - 1; k > 0; k--) {
                double p = current;
                current = c[k] + twice[i] * p - next;
                next = p;
            }
            out[i] = c[0] + 0.5 * twice[i] * current - next;
        }
    }

    /** Two steps a turn, so that nothing is moved: b_{k+1} and b_{k+2} change places. */
    private static void four(double[] c, double[] twice, int at, double[] out) {
        DoubleVector t0 = DoubleVector.fromArray(SPECIES, twice, at);
        DoubleVector t1 = DoubleVector.fromArray(SPECIES, twice, at + LANES);
        DoubleVector t2 = DoubleVector.fromArray(SPECIES, twice, at + 2 * LANES);
        DoubleVector t3 = DoubleVector.fromArray(SPECIES, twice, at + 3 * LANES);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        int k = c.length - 1;
        DoubleVector b0 = DoubleVector.broadcast(SPECIES, k % 2 == 1 ? c[k] : 0); // after the step from 0
        DoubleVector b1 = b0, b2 = b0, b3 = b0;
        k -= k % 2;
        DoubleVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
        for (; k > 0; k -= 2) {
            DoubleVector d = DoubleVector.broadcast(SPECIES, c[k]);
            a0 = d.add(t0.mul(b0)).sub(a0);
            a1 = d.add(t1.mul(b1)).sub(a1);
            a2 = d.add(t2.mul(b2)).sub(a2);
            a3 = d.add(t3.mul(b3)).sub(a3);
            DoubleVector e = DoubleVector.broadcast(SPECIES, c[k - 1]);
            b0 = e.add(t0.mul(a0)).sub(b0);
            b1 = e.add(t1.mul(a1)).sub(b1);
            b2 = e.add(t2.mul(a2)).sub(b2);
            b3 = e.add(t3.mul(a3)).sub(b3);
        }
        last(c[0], t0, b0, a0).intoArray(out, at);
        last(c[0], t1, b1, a1).intoArray(out, at + LANES);
        last(c[0], t2, b2, a2).intoArray(out, at + 2 * LANES);
        last(c[0], t3, b3, a3).intoArray(out, at + 3 * LANES);
    }

    private static DoubleVector last(double c, DoubleVector twice, DoubleVector b1, DoubleVector b2) {
        return DoubleVector.broadcast(SPECIES, c).add(twice.mul(0.5).mul(b1)).sub(b2);
    }

    @Override
    void clenshaw(
            double[] of, double[][] weights, double[] twice, double[] out, double[] spare, double[] mixed, int count) {
        int room = Math.min(twice.length, out.length);
        for (double[] each : weights) {
            room = Math.min(room, each.length);
        }
        int i = 0;
        for (; i < count && i + FOUR <= room; i += FOUR) {
            four(of, weights, twice, i, out);
        }
        int m = weights.length;
        for (; i < count; i++) {
            double current = 0;
            double next = 0;
            for (int k = of.length - m; k > 0; k -= m) {
                double p = current;
                current = combined(of, k, weights, i) + twice[i] * p - next;
                next = p;
            }
            out[i] = combined(of, 0, weights, i) + 0.5 * twice[i] * current - next;
        }
    }

    private static double combined(double[] of, int at, double[][] weights, int i) {
        int b = weights.length % 2;
        double sum = b == 1 ? of[at] * weights[0][i] : 0;
        for (; b < weights.length; b += 2) {
            sum += of[at + b] * weights[b][i] + of[at + b + 1] * weights[b + 1][i];
        }
        return sum;
    }

    private static void four(double[] of, double[][] weights, double[] twice, int at, double[] out) {
        DoubleVector t0 = DoubleVector.fromArray(SPECIES, twice, at);
        DoubleVector t1 = DoubleVector.fromArray(SPECIES, twice, at + LANES);
        DoubleVector t2 = DoubleVector.fromArray(SPECIES, twice, at + 2 * LANES);
        DoubleVector t3 = DoubleVector.fromArray(SPECIES, twice, at + 3 * LANES);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector a0 = zero, a1 = zero, a2 = zero, a3 = zero; // b_{k+2}
        DoubleVector b0 = zero, b1 = zero, b2 = zero, b3 = zero; // b_{k+1}
        int m = weights.length;
        for (int k = of.length - m; k >= 0; k -= m) {
            double first = m % 2 == 1 ? of[k] : 0;
            double[] w = weights[0];
            DoubleVector c0 = DoubleVector.fromArray(SPECIES, w, at).mul(first);
            DoubleVector c1 = DoubleVector.fromArray(SPECIES, w, at + LANES).mul(first);
            DoubleVector c2 = DoubleVector.fromArray(SPECIES, w, at + 2 * LANES).mul(first);
            DoubleVector c3 = DoubleVector.fromArray(SPECIES, w, at + 3 * LANES).mul(first);
            for (int b = m % 2; b < m; b += 2) {
                DoubleVector x = DoubleVector.broadcast(SPECIES, of[k + b]);
                DoubleVector y = DoubleVector.broadcast(SPECIES, of[k + b + 1]);
                double[] u = weights[b];
                double[] v = weights[b + 1];
                c0 = c0.add(two(x, u, y, v, at));
                c1 = c1.add(two(x, u, y, v, at + LANES));
                c2 = c2.add(two(x, u, y, v, at + 2 * LANES));
                c3 = c3.add(two(x, u, y, v, at + 3 * LANES));
            }
            if (k == 0) {
                c0.add(t0.mul(0.5).mul(b0)).sub(a0).intoArray(out, at);
                c1.add(t1.mul(0.5).mul(b1)).sub(a1).intoArray(out, at + LANES);
                c2.add(t2.mul(0.5).mul(b2)).sub(a2).intoArray(out, at + 2 * LANES);
                c3.add(t3.mul(0.5).mul(b3)).sub(a3).intoArray(out, at + 3 * LANES);
                return;
            }
            c0 = c0.add(t0.mul(b0)).sub(a0);
            c1 = c1.add(t1.mul(b1)).sub(a1);
            c2 = c2.add(t2.mul(b2)).sub(a2);
            c3 = c3.add(t3.mul(b3)).sub(a3);
            a0 = b0;
            a1 = b1;
            a2 = b2;
            a3 = b3;
            b0 = c0;
            b1 = c1;
            b2 = c2;
            b3 = c3;
        }
    }

    private static DoubleVector two(DoubleVector x, double[] u, DoubleVector y, double[] v, int at) {
        DoubleVector left = x.mul(DoubleVector.fromArray(SPECIES, u, at));
        return left.add(y.mul(DoubleVector.fromArray(SPECIES, v, at)));
    }
}
