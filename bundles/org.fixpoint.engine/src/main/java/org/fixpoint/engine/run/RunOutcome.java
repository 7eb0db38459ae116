package org.fixpoint.engine.run;

import java.nio.file.Path;
import java.util.List;

/**
 * How a run ended.
 *
 * @param folder of the run
 * @param total points of the plan
 * @param done points with a complete result; the sum of reused and run
 * @param reused points whose result was there before
 * @param run points that were computed
 * @param stopped whether the user stopped it; then there are no figures and no files yet, and resuming goes on
 * @param failures points that failed, in the order of the plan
 * @param remarks sentences about what could not be combined, drawn or written
 * @param findings what the figures show, one sentence each, three at most
 * @param files written by the sinks, the one a user opens first at the front
 */
public record RunOutcome(
        Path folder,
        int total,
        int done,
        int reused,
        int run,
        boolean stopped,
        List<Failure> failures,
        List<String> remarks,
        List<String> findings,
        List<Path> files) {
    public RunOutcome {
        failures = List.copyOf(failures);
        remarks = List.copyOf(remarks);
        findings = List.copyOf(findings);
        files = List.copyOf(files);
    }

    /** How many points failed. */
    public int failed() {
        return failures.size();
    }

    /** Whether every point has a result. */
    public boolean complete() {
        return done == total;
    }
}
