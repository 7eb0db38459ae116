package org.fixpoint.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.fixpoint.api.RunContext;

/**
 * A run for tests, without a workbench.
 *
 * <p>Streams are the JDK's L64X128MixRandom, seeded by SHA-256 of the seed and the stream's name: the same on every call and
 * thread, but not the streams of a real run. Safe for use by several threads.
 */
public final class TestRun implements RunContext {
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final long seed;
    private final List<Double> fractions = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean stopped;
    private volatile long looks;

    private TestRun(long seed) {
        this.seed = seed;
    }

    /** A run that nobody has stopped. */
    public static TestRun seeded(long seed) {
        return new TestRun(seed);
    }

    /** Asks the run to stop: from now on it is cancelled. */
    public void stop() {
        stopped = true;
    }

    /** How often the code under test has looked whether it should stop. */
    public long looks() {
        return looks;
    }

    /** The progress told so far, in order. */
    public List<Double> fractions() {
        synchronized (fractions) {
            return List.copyOf(fractions);
        }
    }

    @Override
    public RandomGenerator random(String stream) {
        return GENERATORS.create(
                sha256(ByteBuffer.allocate(Long.BYTES).putLong(seed).array(), stream));
    }

    private static byte[] sha256(byte[] seed, String stream) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(seed);
            return digest.digest(stream.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void progress(String doing, double fraction) {
        fractions.add(fraction);
    }

    @Override
    public synchronized boolean cancelled() {
        looks++;
        return stopped;
    }
}
