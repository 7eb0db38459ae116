package org.fixpoint.analyses.dynamics;

import java.util.List;
import org.fixpoint.api.RunContext;

/** Finds fixed points of a map. */
interface FixedPointSource {
    /** The fixed points found, each once, in the coordinates of the frame's reduction. */
    List<double[]> of(Frame frame, RunContext run);
}
