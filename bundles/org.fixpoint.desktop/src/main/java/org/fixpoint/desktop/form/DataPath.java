package org.fixpoint.desktop.form;

import java.nio.file.Path;

/** The paths of data files as an experiment has them. */
public final class DataPath {
    private DataPath() {}

    /** From the folder of the experiment where the file is in it or below, else from the root; with slashes on every system. */
    public static String written(Path folder, Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path from = folder.toAbsolutePath().normalize();
        return (whole.startsWith(from) ? from.relativize(whole) : whole)
                .toString()
                .replace('\\', '/');
    }
}
