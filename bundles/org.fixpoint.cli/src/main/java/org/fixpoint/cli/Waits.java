package org.fixpoint.cli;

import java.time.Duration;
import org.fixpoint.engine.run.Waiting;

/** Tells on the standard error for whom the program waits, every few seconds at most. Used by one thread. */
final class Waits implements Waiting {
    private static final Duration APART = Duration.ofSeconds(5);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private final Terminal terminal;
    private String last = "";
    private Duration told = Duration.ZERO;

    Waits(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void on(String who, Duration since, Duration patience) {
        boolean other = !who.equals(last) || since.compareTo(told) < 0;
        if (since.compareTo(other ? FIRST : told.plus(APART)) >= 0) {
            last = who;
            told = since;
            terminal.fault("waiting for " + who + ": " + since.toSeconds() + " s, given up after "
                    + Patience.inWords(patience) + " (--patience)");
        }
    }
}
