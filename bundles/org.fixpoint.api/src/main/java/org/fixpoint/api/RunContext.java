package org.fixpoint.api;

import java.util.random.RandomGenerator;
import org.osgi.annotation.versioning.ProviderType;

/** What a running point lends to the code that it calls: random streams, progress, cancellation. */
@ProviderType
public interface RunContext {
    /**
     * A random stream of this point.
     *
     * <p>The same name gives a new generator at the start of the same stream on every call, whatever the thread. Streams of
     * different names are independent. {@code nextGaussian} is the workbench's own sampler, the same bits on every JDK.
     */
    RandomGenerator random(String stream);

    /**
     * A random stream of one part of the model, such as the patterns of a memory: models that have the same part, and differ
     * elsewhere, draw the same numbers for it.
     *
     * @param parameter the name of the model's parameter that takes the part
     * @throws IllegalArgumentException if the model has no part of that name
     */
    default RandomGenerator random(String stream, String parameter) {
        return random(stream);
    }

    /**
     * Says what is being done and how far it has come.
     *
     * @param doing a few words
     * @param fraction done so far, in [0, 1]
     */
    void progress(String doing, double fraction);

    /** Whether the user has asked to stop. Long loops look at it at least every 100 ms and then throw {@link Cancelled}. */
    boolean cancelled();

    /** Throws {@link Cancelled} if the user has asked to stop. */
    default void checkCancelled() {
        if (cancelled()) {
            throw new Cancelled();
        }
    }

    /** Thrown by code that stops because it was asked to. */
    final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Stopped on request. */
        public Cancelled() {
            super("stopped on request");
        }
    }
}
