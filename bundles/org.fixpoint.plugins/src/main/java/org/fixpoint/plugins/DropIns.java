package org.fixpoint.plugins;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plug-ins that users drop in: jars and presets in one folder, each with a verdict.
 *
 * <p>Nothing is looked at before one of the methods asks for it. Safe for use by several threads.
 */
@ProviderType
public interface DropIns {
    /** System property that names the folder; without it there are no drop-ins. */
    String FOLDER = "fixpoint.plugins";

    /** Looks at the folder once: what is new is installed, what is gone is retired. A verdict for each file, by its name. */
    List<Verdict> look();

    /** The verdicts of the last look, by file name; those of files removed since are left out. */
    List<Verdict> verdicts();

    /**
     * Looks at the folder again and again until closed.
     *
     * @param told of each verdict that is new or has changed, one at a time
     */
    AutoCloseable watch(Consumer<Verdict> told);

    /** Loads exactly these files, jars in their order and then presets, without a trial, and never looks at the folder. For processes apart. */
    List<Verdict> load(List<Path> files);

    /**
     * Starts jars in this process, which they may end or block, and tells how each fares: of each one line of JSON when it begins
     * and one with its outcome. For processes apart; never looks at the folder.
     *
     * @param beside drop-ins that the jars may need
     */
    void prove(List<Path> jars, List<Path> beside, Consumer<String> told);

    /** The plug-in that was the last to add a contribution with an id, as far as is remembered: {@code swish 1.1 (swish-1.1.jar)}. */
    Optional<String> lastWith(String id);

    /** From now on only files with one of these SHA-256 are installed; the others are refused with a verdict. */
    void only(Collection<String> sha256s);
}
