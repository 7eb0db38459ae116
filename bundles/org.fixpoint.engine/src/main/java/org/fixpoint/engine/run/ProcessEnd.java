package org.fixpoint.engine.run;

import java.util.Set;

/**
 * How a process has ended, by its exit code.
 *
 * @param code as the system gives it; more than 128 where a signal ended it
 */
public record ProcessEnd(int code) {
    private static final int SIGNAL = 128;
    private static final Set<Integer> CRASHES = Set.of(4, 6, 7, 8, 11); // SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV

    /** Whether somebody else has killed it: a user, a batch system, or a system without memory; a crash is its own. */
    public boolean killed() {
        return code > SIGNAL && !CRASHES.contains(code - SIGNAL);
    }
}
