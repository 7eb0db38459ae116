package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the run in a folder has come, whoever runs it.
 *
 * @param folder of the run
 * @param total different points of the plan
 * @param done with a complete result
 * @param running whether a living process works on it
 * @param failures points that failed and have not succeeded since
 */
public record RunStatus(Path folder, int total, int done, boolean running, List<Failure> failures) {
    public RunStatus {
        failures = List.copyOf(failures);
    }

    /**
     * Looks into a folder; nothing in it is changed.
     *
     * @throws IOException if it is not the folder of a run
     */
    public static RunStatus of(Path path) throws IOException {
        RunFolder folder = RunFolder.open(path);
        Set<String> keys = folder.keys();
        Set<String> there = folder.points().keys();
        Map<String, Failure> failed = folder.failures().all();
        failed.keySet().removeAll(there);
        return new RunStatus(
                folder.path(),
                keys.size(),
                (int) keys.stream().filter(there::contains).count(),
                RunLease.isHeld(folder.path()),
                List.copyOf(failed.values()));
    }

    /** Points that have neither a result nor a failure. */
    public int open() {
        return total - done - failures.size();
    }
}
