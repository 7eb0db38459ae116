package org.fixpoint.desktop;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One event after the other, whatever breaks off in one of them. */
final class EventLoop {
    /** After so many events in a row that break off, nothing more is to be hoped for. */
    static final int MOST = 100;

    private EventLoop() {}

    /**
     * Goes on until the window is gone, or nothing works any more.
     *
     * @param gone whether the window is
     * @param event does the next one, or waits for it
     * @param said takes a sentence about an event that broke off
     * @return whether the window is gone
     */
    static boolean run(BooleanSupplier gone, Runnable event, Consumer<String> said) {
        int faults = 0;
        while (!gone.getAsBoolean() && faults < MOST) {
            try {
                event.run();
                faults = 0;
            } catch (RuntimeException | Error fault) { // an Error too: what is not saved is in this window
                faults++;
                tell(fault, said);
            }
        }
        return faults < MOST;
    }

    /** One event, and no more than a sentence if it breaks off. */
    static void pass(Runnable event, Consumer<String> said) {
        try {
            event.run();
        } catch (RuntimeException | Error fault) {
            tell(fault, said);
        }
    }

    private static void tell(Throwable fault, Consumer<String> said) {
        try {
            said.accept(
                    fault instanceof OutOfMemoryError
                            ? "The memory given to Java ran out; save the experiment, and start with more:"
                                    + " FIXPOINT_JAVA_OPTIONS=-Xmx4g."
                            : "A fault of the program's own (" + fault + "); please report what you did.");
        } catch (RuntimeException | Error again) {
            return; // where a sentence cannot be told the window goes on all the same
        }
    }
}
