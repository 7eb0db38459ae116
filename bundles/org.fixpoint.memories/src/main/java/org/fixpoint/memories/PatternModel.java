package org.fixpoint.memories;

import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.InputSource;

/** A model that stores patterns, known by their source before a run draws them. */
public interface PatternModel extends Architecture {
    /** Where its patterns come from. */
    InputSource patterns();
}
