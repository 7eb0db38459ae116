package org.fixpoint.engine.run;

import java.time.Duration;

/**
 * Is told while an experiment is planned apart and code of a drop-in has not come back: about twice a second, from the thread
 * that plans; it returns quickly and does not throw.
 */
@FunctionalInterface
public interface Waiting {
    /** Tells nobody. */
    Waiting NONE = (who, since, patience) -> {};

    /**
     * The plan waits.
     *
     * @param who contribution, bundle and version: {@code swish (org.example.swish 1.0.0)}
     * @param since how long its code has been running without a sign, at least a second
     * @param patience when its process will be ended
     */
    void on(String who, Duration since, Duration patience);
}
