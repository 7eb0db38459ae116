package org.fixpoint.desktop.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fixpoint.desktop.results.ResultPages;
import org.fixpoint.desktop.results.SweptPoints;

/**
 * A run that has ended or was stopped, and has something to show.
 *
 * @param name of its folder
 * @param request what was run
 * @param points over which it went
 * @param pages what it has to show; of a run that was stopped, the points that were done
 * @param end how it ended
 * @param report of it, if it has one
 */
public record PastRun(
        String name, RunRequest request, SweptPoints points, ResultPages pages, RunView end, Optional<Path> report) {
    /** The report in the folder of a run, if it has one; the disk is asked. */
    static Optional<Path> reportIn(Path folder) {
        return Optional.of(folder.resolve("report.html")).filter(Files::isRegularFile);
    }
}
