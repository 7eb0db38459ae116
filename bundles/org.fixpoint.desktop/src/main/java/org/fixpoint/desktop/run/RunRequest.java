package org.fixpoint.desktop.run;

import java.nio.file.Path;
import java.util.Optional;
import org.fixpoint.engine.document.Program;

/**
 * An experiment that is to be run as it is written.
 *
 * @param text of the experiment
 * @param place data files are relative to its folder
 * @param file of the experiment, if it has one
 * @param saved whether the text is in that file
 */
public record RunRequest(String text, Path place, Optional<Path> file, boolean saved) {
    /** Where the runs go: beside the experiment's file; without one, into the folder that the program was started in. */
    public Path runs() {
        return file.map(path -> path.resolveSibling("runs"))
                .orElse(Path.of("runs"))
                .toAbsolutePath();
    }

    /** What to type to run it again; what was not saved is to be had from the folder of the run alone. */
    public String command() {
        return file.filter(path -> saved)
                .map(path -> Runs.command(path.toAbsolutePath()))
                .orElseGet(() -> Program.verb("run experiment.yaml")
                        + " # in the folder of this run, as the experiment was not saved elsewhere");
    }
}
