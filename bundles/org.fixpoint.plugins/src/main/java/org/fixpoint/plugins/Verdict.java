package org.fixpoint.plugins;

import java.util.List;

/**
 * What became of one file in the drop-in folder.
 *
 * @param file its name in the folder
 * @param name what a user calls it: the symbolic name, or the file's name where there is none
 * @param version as in the manifest, or empty
 * @param sha256 of the file in lower-case hexadecimal, or empty if it cannot be read
 * @param state whether it is in use
 * @param sentence what it added, {@code swish 1.0 added 1 activation: swish}, or why not and what would do
 * @param added what it offers, each {@code activation swish}
 */
public record Verdict(
        String file, String name, String version, String sha256, State state, String sentence, List<String> added) {
    public Verdict {
        added = List.copyOf(added);
    }

    /** How a drop-in stands. */
    public enum State {
        /** Its contributions are in the catalogue. */
        ADDED,
        /** It is in use, and something about it needs the user's attention. */
        WARNED,
        /** It is not in use; the sentence says why and what would do. */
        REFUSED,
        /** It still changes; it is looked at again when it has kept its size. */
        ARRIVING,
        /** It is no longer in the folder. */
        REMOVED
    }
}
