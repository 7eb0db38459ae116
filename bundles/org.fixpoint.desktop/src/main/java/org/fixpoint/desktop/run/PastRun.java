package org.fixpoint.desktop.run;

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
 */
public record PastRun(String name, RunRequest request, SweptPoints points, ResultPages pages, RunView end) {}
