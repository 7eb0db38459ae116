package org.fixpoint.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** What earlier runs have computed, so that a plan can say what is still to do. */
public final class EarlierResults {
    private EarlierResults() {}

    /** The keys of all points that have a complete result in any run of a folder; empty if there is no such folder. */
    public static Set<String> keys(Path runs) {
        Set<String> keys = new HashSet<>();
        if (!Files.isDirectory(runs)) {
            return keys;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(runs)) {
            for (Path folder : found) {
                if (!Files.isSymbolicLink(folder) && RunFolder.is(folder)) {
                    keys.addAll(new RunFolder(folder).points().keys());
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return keys;
    }
}
