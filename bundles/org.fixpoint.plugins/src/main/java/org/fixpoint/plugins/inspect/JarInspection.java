package org.fixpoint.plugins.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be told of a jar by reading it. */
public final class JarInspection {
    private JarInspection() {}

    /**
     * Looks at a jar; none of its code is loaded. Ends in bounded time and memory for any content, and throws nothing.
     *
     * @param jar a file that has kept its size for a while
     * @param around where it is to be installed
     */
    public static Inspection of(Path jar, Surroundings around) {
        String file = String.valueOf(jar.getFileName());
        return new Inspection(file, file, "", "", Optional.empty(), List.of(), Optional.empty());
    }
}
