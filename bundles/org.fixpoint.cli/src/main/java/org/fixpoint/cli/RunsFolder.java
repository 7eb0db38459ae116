package org.fixpoint.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the folders of runs are. */
final class RunsFolder {
    @Option(
            names = "--runs",
            paramLabel = "FOLDER",
            description = "Folder for runs; runs/ beside the experiment file if not given.")
    private Optional<Path> given = Optional.empty();

    /** The folder for runs of an experiment. */
    Path of(Path experiment) {
        return given.orElseGet(() -> experiment.toAbsolutePath().resolveSibling("runs"));
    }
}
