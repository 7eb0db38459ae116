package org.fixpoint.desktop.results;

import java.nio.file.Path;

/**
 * A run that has ended with all its points looked at.
 *
 * @param name of its folder
 * @param text of the experiment as it was run
 * @param file where the experiment is or would be
 * @param points over which it went
 * @param pages what it has to show
 */
public record PastRun(String name, String text, Path file, SweptPoints points, ResultPages pages) {}
