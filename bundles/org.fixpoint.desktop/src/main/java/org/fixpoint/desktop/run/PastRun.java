package org.fixpoint.desktop.run;

import java.io.IOException;
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
 * @param each what a single point has to show
 * @param pages what it has to show; of a run that was stopped, the points that were done
 * @param end how it ended
 * @param report of it, if it has one
 */
public record PastRun(
        String name,
        RunRequest request,
        SweptPoints points,
        PointPages each,
        ResultPages pages,
        RunView end,
        Optional<Path> report) {
    /** Reads what a single point of a run has to show, with figures of it alone; the disk is asked. */
    @FunctionalInterface
    public interface PointPages {
        /**
         * Of a point; empty where a plug-in draws, whose code does not run here.
         *
         * @param point its index
         */
        Optional<ResultPages> of(int point) throws IOException;
    }

    /** The report in the folder of a run, if it has one; the disk is asked. */
    static Optional<Path> reportIn(Path folder) {
        return Optional.of(folder.resolve("report.html")).filter(Files::isRegularFile);
    }
}
