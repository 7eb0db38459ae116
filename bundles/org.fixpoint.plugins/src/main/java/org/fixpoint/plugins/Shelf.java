package org.fixpoint.plugins;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** One kind of drop-in: which files are of it, and what becomes of them. Called by one thread at a time. */
interface Shelf {
    /** Whether files of this name are of this kind. */
    boolean takes(String fileName);

    /**
     * Brings what is in use in line with the folder.
     *
     * @param still the files of this kind that are complete
     * @param present the names of all files of this kind, those among them that are still being written
     * @return a verdict for each that is or was complete, in no particular order
     */
    List<Verdict> settle(List<Sighting> still, Set<String> present);

    /** From now on only files with one of these SHA-256 are used. */
    void only(Collection<String> sha256s);
}
