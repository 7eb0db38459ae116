package org.fixpoint.desktop.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How the names of files end that a user chooses. */
public final class FileEnding {
    private FileEnding() {}

    /** What a name ends in, in small letters and without the dot; empty if there is no dot. */
    public static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * The file that is meant: as it was chosen if it ends in one of those known, else with the usual ending.
     *
     * @param known endings in small letters
     */
    public static Path given(Path chosen, List<String> known, String usual) {
        return known.contains(of(chosen)) ? chosen : chosen.resolveSibling(chosen.getFileName() + "." + usual);
    }
}
