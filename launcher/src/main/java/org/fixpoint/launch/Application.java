package org.fixpoint.launch;

import java.util.List;

/**
 * What runs on the main thread of the process: the command line or the window.
 *
 * <p>Registered as an OSGi service with the property {@value #MODE}; the launcher starts every bundle of a feature, takes the
 * application of the feature's mode, calls it once on {@code main} and exits with what it returns.
 */
@FunctionalInterface
public interface Application {
    /** Service property that tells the applications apart: {@code headless} or {@code desktop}. */
    String MODE = "fixpoint.mode";

    /**
     * Runs to the end.
     *
     * @param arguments as given on the command line
     * @param interrupts where the application says how it stops when it is interrupted
     * @return the exit code of the process
     */
    int run(List<String> arguments, Interrupts interrupts);
}
