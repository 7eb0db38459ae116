package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the newest run of one experiment among the runs of a folder. */
public final class LatestRun {
    private LatestRun() {}

    /**
     * The folder of the newest run that was begun with an experiment file; empty if there is none.
     *
     * @param runs the folder that holds the folders of runs; need not exist
     * @param experiment the file, wherever the path leads from here
     */
    public static Optional<Path> of(Path runs, Path experiment) throws IOException {
        Map<Path, Long> begun = new HashMap<>();
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
            for (Path folder : folders) {
                if (!Files.isSymbolicLink(folder) && RunFolder.is(folder) && isOf(folder, experiment)) {
                    begun.put(
                            folder,
                            Files.getLastModifiedTime(folder.resolve("plan.jsonl"))
                                    .toMillis());
                }
            }
        }
        return begun.keySet().stream()
                .max(Comparator.<Path, Long>comparing(begun::get).thenComparing(path -> path));
    }

    private static boolean isOf(Path folder, Path experiment) {
        try {
            Path file = Request.of(RunFolder.open(folder)).file();
            return file.normalize().equals(experiment.toAbsolutePath().normalize());
        } catch (IOException damaged) {
            return false;
        }
    }
}
