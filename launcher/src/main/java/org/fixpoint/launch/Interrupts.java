package org.fixpoint.launch;

/** Ctrl+C and SIGTERM. The first one asks the application to stop; the second ends the process at once. */
@FunctionalInterface
public interface Interrupts {
    /**
     * Says what the first interrupt does. Until this is called, and after it is called with an action that has been used, an
     * interrupt ends the process with exit code 130 (SIGINT) or 143 (SIGTERM).
     *
     * @param stop asks the application to stop soon and returns at once; it is given the exit code that the process should end with
     */
    void onFirst(java.util.function.IntConsumer stop);
}
