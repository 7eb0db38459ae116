package org.fixpoint.maths.random;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A reproducible stream of random numbers that is named by a path of strings, as in (root seed, point key, "weights").
 *
 * <p>The 256 bits of state are the SHA-256 digest of the path: of each component its length in UTF-8 bytes, as four bytes
 * with the highest first, then those bytes. So no two paths share a seed. The generator is xoshiro256++ (Blackman and Vigna
 * 2021, arXiv:1805.01407, period 2²⁵⁶ − 1) and normal numbers come from the modified ziggurat of McFarland (2016,
 * arXiv:1403.6870), both of Apache Commons RNG in a pinned version: the same path gives the same bits on every machine and
 * Java version, which the JDK promises neither for its normal numbers nor for its bounded ones.
 *
 * <p>Not safe for use by several threads: one stream for each task.
 */
public final class SeededRandom implements RandomGenerator {

    private final GaussianSource uniform;

    /** From a state of 256 bits, not all of them 0. */
    SeededRandom(long s0, long s1, long s2, long s3) {
        uniform = new GaussianSource(s0, s1, s2, s3);
    }

    /**
     * The stream of that path, from its beginning; see {@link StreamPath} for many that begin alike.
     *
     * @throws IllegalArgumentException if the path is empty or a component has half a surrogate pair, which UTF-8 cannot tell
     */
    public static SeededRandom of(String... path) {
        if (path.length == 0) {
            throw new IllegalArgumentException("the path of a random stream needs at least one component");
        }
        return StreamPath.of(path).stream();
    }

    /** {@code out[from]} to {@code out[to - 1]} become independent normal numbers of mean 0 and standard deviation scale. */
    public void fillGaussian(double[] out, int from, int to, double scale) {
        Objects.checkFromToIndex(from, to, out.length);
        uniform.fill(out, from, to, scale);
    }

    @Override
    public double nextGaussian() {
        return uniform.gaussian();
    }

    /** A normal number; the standard deviation must be non-negative. */
    @Override
    public double nextGaussian(double mean, double deviation) {
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException(
                    "the standard deviation is " + deviation + ", which must not be negative");
        }
        return mean + deviation * uniform.gaussian();
    }

    @Override
    public double nextExponential() {
        return uniform.exponential();
    }

    @Override
    public long nextLong() {
        return uniform.nextLong();
    }

    @Override
    public long nextLong(long bound) {
        return uniform.nextLong(bound);
    }

    @Override
    public long nextLong(long origin, long bound) {
        return uniform.nextLong(origin, bound);
    }

    @Override
    public int nextInt() {
        return uniform.nextInt();
    }

    @Override
    public int nextInt(int bound) {
        return uniform.nextInt(bound);
    }

    @Override
    public int nextInt(int origin, int bound) {
        return uniform.nextInt(origin, bound);
    }

    @Override
    public boolean nextBoolean() {
        return uniform.nextBoolean();
    }

    @Override
    public float nextFloat() {
        return uniform.nextFloat();
    }

    @Override
    public float nextFloat(float bound) {
        return uniform.nextFloat(bound);
    }

    @Override
    public float nextFloat(float origin, float bound) {
        return uniform.nextFloat(origin, bound);
    }

    @Override
    public double nextDouble() {
        return uniform.nextDouble();
    }

    @Override
    public double nextDouble(double bound) {
        return uniform.nextDouble(bound);
    }

    @Override
    public double nextDouble(double origin, double bound) {
        return uniform.nextDouble(origin, bound);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        uniform.nextBytes(bytes);
    }
}
