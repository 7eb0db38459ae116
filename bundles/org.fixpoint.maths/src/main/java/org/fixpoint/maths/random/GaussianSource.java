package org.fixpoint.maths.random;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * xoshiro256++ with the modified ziggurat's normal numbers in bulk.
 *
 * <p>Of 256 layers of the ziggurat 253 lie within the density: there, in 98.8 % of all cases, a normal number is a long times the
 * width of the layer that its last eight bits choose. In bulk those are taken with the state of the generator in local variables, all
 * others by the library's sampler; the numbers are the library's. The widths are the library's too: it is asked for them.
 */
final class GaussianSource extends XoShiRo256PlusPlus {
    private static final int LAYERS = 256;
    private static final double[] WIDTHS = widths();
    private static final int WITHIN = WIDTHS.length;

    private final ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(this);

    /** From a state of 256 bits, not all of them 0. */
    GaussianSource(long s0, long s1, long s2, long s3) {
        super(s0, s1, s2, s3);
    }

    /** The widths of the layers within the density: a sampler that is given 2⁶² + i and asks no more returns 2⁶² times the width of layer i. */
    private static double[] widths() {
        double[] widths = new double[LAYERS];
        int within = 0;
        while (within < LAYERS) {
            OptionalDouble x = onlyFrom((1L << 62) | within);
            if (x.isEmpty()) {
                break;
            }
            widths[within] = x.getAsDouble() * 0x1p-62;
            within++;
        }
        return Arrays.copyOf(widths, within);
    }

    /** The normal number from a single long, if one is enough. */
    private static OptionalDouble onlyFrom(long value) {
        PrimitiveIterator.OfLong once = LongStream.of(value).iterator();
        try {
            return OptionalDouble.of(
                    ZigguratSampler.NormalizedGaussian.of(once::nextLong).sample());
        } catch (NoSuchElementException asksForMore) {
            return OptionalDouble.empty();
        }
    }

    /** A normal number of mean 0 and variance 1. */
    double gaussian() {
        return gaussian.sample();
    }

    /** An exponential number of mean 1. */
    double exponential() {
        return ZigguratSampler.Exponential.of(this).sample();
    }

    /** Sets the elements to scale times what so many calls of {@link #gaussian} give. */
    void fill(double[] out, int from, int to, double scale) {
        double[] widths = WIDTHS;
        long s0 = state0;
        long s1 = state1;
        long s2 = state2;
        long s3 = state3;
        for (int i = from; i < to; i++) {
            long bits = Long.rotateLeft(s0 + s3, 23) + s0;
            int layer = (int) bits & (LAYERS - 1);
            if (layer < WITHIN) {
                out[i] = scale * (widths[layer] * bits);
                long t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = Long.rotateLeft(s3, 45);
            } else {
                state0 = s0;
                state1 = s1;
                state2 = s2;
                state3 = s3;
                out[i] = scale * gaussian.sample();
                s0 = state0;
                s1 = state1;
                s2 = state2;
                s3 = state3;
            }
        }
        state0 = s0;
        state1 = s1;
        state2 = s2;
        state3 = s3;
    }
}
