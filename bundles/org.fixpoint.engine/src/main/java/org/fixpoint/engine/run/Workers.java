package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Starts processes of this same program that compute points apart. Safe for use by several threads. */
@ConsumerType
public interface Workers {
    /** What a process is for. */
    enum Duty {
        /** It answers one question in a second or a few: what it takes to start is most of its time. */
        ANSWER,
        /** It computes for as long as it takes. */
        COMPUTE
    }

    /**
     * Starts one. It serves a {@link Workplace} on its standard input and output.
     *
     * @param files the drop-ins that it loads, in their order
     * @param megabytes the most memory that it may take for its heap
     * @param duty what it is for
     * @throws IOException if the system does not start it
     */
    Process start(List<Path> files, long megabytes, Duty duty) throws IOException;

    /** Removes what an ended process has left. */
    default void ended(Process process) {}
}
