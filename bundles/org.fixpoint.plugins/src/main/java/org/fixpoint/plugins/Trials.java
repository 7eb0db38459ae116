package org.fixpoint.plugins;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Starting jars where it does no harm, before they are let into this process. */
@FunctionalInterface
interface Trials {
    /**
     * Tries jars.
     *
     * @param jars copies named by their SHA-256, new to this process
     * @param beside copies of drop-ins that are in use already, which the new ones may need
     * @return an outcome for each of the jars, by SHA-256
     */
    Map<String, TrialOutcome> of(Collection<JarStore.Copy> jars, List<Path> beside);
}
