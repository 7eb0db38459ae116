package org.fixpoint.api.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes the results of a run in one file format. */
@ConsumerType
public interface ResultSink {
    /**
     * Writes.
     *
     * @param folder an existing folder; files of the sink's own names in it are replaced
     * @return the files written, the one a user opens first at the front; deterministic bytes for the same results
     */
    List<Path> write(ResultSet results, Path folder) throws IOException;
}
