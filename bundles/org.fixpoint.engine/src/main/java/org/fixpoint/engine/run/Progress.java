package org.fixpoint.engine.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run has come.
 *
 * @param total all points of the plan
 * @param done with a complete result, reused ones included
 * @param reused of these, how many were not computed by this run
 * @param failed how many have failed
 * @param remaining about how long the rest will take; empty before the first point is done
 */
public record Progress(int total, int done, int reused, int failed, Optional<Duration> remaining) {}
