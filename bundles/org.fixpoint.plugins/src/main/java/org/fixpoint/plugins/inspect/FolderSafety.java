package org.fixpoint.plugins.inspect;

import java.nio.file.Path;
import java.util.Optional;

/** Whether someone other than the user can put code into a place from which it is run. */
public final class FolderSafety {
    private FolderSafety() {}

    /**
     * Why code from a folder or file is not to be run, in one sentence with the remedy; nothing where all is well, where there is no
     * such path, or where the file system has no POSIX permissions.
     */
    public static Optional<String> refusal(Path path) {
        return Optional.empty();
    }
}
