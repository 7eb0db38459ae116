package org.fixpoint.engine.plan;

import java.util.Optional;
import java.util.Set;

/**
 * A contribution that is another one with other defaults. Results are identified by the other's id and all values, so that the same
 * point has the same key under either name.
 */
public interface Variation {
    /** The id of the contribution that is varied. */
    String base();

    /** The parameters that cannot be changed where it is used. */
    Set<String> fixed();

    /** What a parameter is if the file does not say. */
    Optional<Setting> standard(String parameter);
}
