package org.fixpoint.engine.run;

/** The user's wish that a run stop. Points look at it as they go; once given it stays. */
public final class StopSignal {
    private volatile boolean given;

    /** Asks the run to stop. */
    public void give() {
        given = true;
    }

    /** Whether it has been asked to stop. */
    public boolean isGiven() {
        return given;
    }
}
