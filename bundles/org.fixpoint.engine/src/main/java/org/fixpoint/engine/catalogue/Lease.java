package org.fixpoint.engine.catalogue;

import java.nio.file.Path;
import java.util.List;

/** A hold on the versions of plug-ins with which a run began. While it lasts none of them is stopped, uninstalled or deleted. */
public interface Lease extends AutoCloseable {
    /** A lease on nothing, where all that is installed stays. */
    Lease NOTHING = new Lease() {
        @Override
        public List<Path> files() {
            return List.of();
        }

        @Override
        public void close() {}
    };

    /** Copies of the drop-ins held, jars in the order in which another process installs them; they stay as long as the lease. */
    List<Path> files();

    /** Lets go; a second call does nothing. */
    @Override
    void close();
}
