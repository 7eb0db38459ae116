package org.fixpoint.desktop.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fixpoint.engine.document.Program;
import org.fixpoint.engine.document.YamlFile;

/**
 * An experiment that is to be run as it is written.
 *
 * @param text of the experiment
 * @param place data files are relative to its folder
 * @param file of the experiment, if it has one
 * @param saved whether the text is in that file
 * @param overrides values given in place of the file's, each {@code path=value}
 */
public record RunRequest(String text, Path place, Optional<Path> file, boolean saved, List<String> overrides) {
    public RunRequest {
        overrides = List.copyOf(overrides);
    }

    /** As the file has it. */
    public RunRequest(String text, Path place, Optional<Path> file, boolean saved) {
        this(text, place, file, saved, List.of());
    }

    /** Where the runs go: beside the experiment's file; without one, into the folder that the program was started in. */
    public Path runs() {
        return runs(file);
    }

    /** Where the runs of a file go. */
    public static Path runs(Optional<Path> file) {
        return file.map(path -> path.resolveSibling("runs"))
                .orElse(Path.of("runs"))
                .toAbsolutePath();
    }

    /** The same as it is now: its file may have been written, changed or removed since. */
    public RunRequest now() {
        return new RunRequest(
                text, place, file, file.filter(path -> isIn(path, text)).isPresent(), overrides);
    }

    /** What is told of its run beside an experiment: whose it is, if it is of another one. */
    public String told(String words, Optional<Path> beside) {
        Optional<Path> own = file.map(RunRequest::whole);
        return own.equals(beside.map(RunRequest::whole))
                ? words
                : own.map(path -> String.valueOf(path.getFileName())).orElse("an experiment without a file") + ": "
                        + words;
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Whether a file holds that text. */
    static boolean isIn(Path file, String text) {
        try {
            return YamlFile.text(file).equals(text);
        } catch (YamlFile.Unreadable gone) {
            return false;
        }
    }

    /** What to type to run it again; what was not saved is to be had from the folder of the run alone. */
    public String command() {
        return file.filter(path -> saved)
                .map(path -> Runs.command(path.toAbsolutePath())
                        + overrides.stream()
                                .map(each -> " --set " + Runs.quoted(each))
                                .collect(Collectors.joining()))
                .orElseGet(() -> Program.verb("run experiment.yaml")
                        + " # in the folder of this run, as the experiment was not saved elsewhere");
    }
}
