package org.fixpoint.cli;

import java.time.Duration;
import org.fixpoint.engine.run.Apart;
import picocli.CommandLine.Option;

/** How long code of drop-ins is waited for, of verbs that run none but to look at it. */
final class PatienceOption {
    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = Patience.class,
            description =
                    "How long code of a drop-in may run without a sign before it is given up: 30s, 5m, 2h; 5m if not"
                            + " given.")
    private Duration patience = Apart.PATIENCE;

    /** How code of drop-ins is run. */
    Apart apart(Session session) {
        return session.apart(patience);
    }
}
