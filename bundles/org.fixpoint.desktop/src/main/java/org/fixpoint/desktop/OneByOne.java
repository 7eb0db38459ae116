package org.fixpoint.desktop;

import java.util.function.Consumer;

/**
 * One thing after the other: while an answer of a disk is waited for, with the window alive, nothing is begun that may want another;
 * that is told.
 *
 * @param disk knows whether one is waited for
 * @param said takes sentences for the user
 */
public record OneByOne(Disk disk, Consumer<String> said) {
    /** What is said of a window that is to close. */
    public static final String LATER =
            "A disk has not answered yet; the window closes when it has, or is waited for no longer.";

    static final String BUSY = "A disk has not answered yet; in a moment it is waited for no longer. Try again then.";

    /** Whether nothing is waited for; otherwise that is told. */
    public boolean isFree() {
        if (disk.isWaiting()) {
            said.accept(BUSY);
            return false;
        }
        return true;
    }

    /** What is done only while nothing is waited for. */
    public Runnable free(Runnable action) {
        return () -> {
            if (isFree()) {
                action.run();
            }
        };
    }
}
