package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.files.DurableFiles;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.files.PartName;

/**
 * A folder among those of runs: a run, or something that cannot be taken for one.
 *
 * @param folder of it
 * @param begun when the run was begun, or the folder was last changed
 * @param status how far the run has come; empty if it is none, or cannot be read
 * @param flaw a sentence on why it is none or cannot be read; empty for a run
 */
public record KeptRun(Path folder, Instant begun, Optional<RunStatus> status, String flaw) {
    /**
     * All in a folder of runs, the newest first. Links, such as {@code latest}, and hidden folders are passed over.
     *
     * @param runs need not exist
     * @throws IOException if the folder itself cannot be read
     */
    public static List<KeptRun> in(Path runs) throws IOException {
        List<KeptRun> kept = new ArrayList<>();
        if (Files.isDirectory(runs)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                    runs,
                    each -> Files.isDirectory(each)
                            && !Files.isSymbolicLink(each)
                            && !name(each).startsWith("."))) {
                folders.forEach(each -> kept.add(of(each)));
            }
        }
        kept.sort(Comparator.<KeptRun, Instant>comparing(run -> run.begun())
                .thenComparing(run -> run.folder())
                .reversed());
        return kept;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static KeptRun of(Path folder) {
        if (!RunFolder.is(folder)) {
            return new KeptRun(
                    folder,
                    changed(folder),
                    Optional.empty(),
                    name(folder) + " is not the folder of a run, as it has no plan.jsonl; it is left alone.");
        }
        try {
            return new KeptRun(folder, begun(folder), Optional.of(RunStatus.of(folder)), "");
        } catch (IOException damaged) {
            return new KeptRun(
                    folder,
                    changed(folder),
                    Optional.empty(),
                    "The run in " + name(folder) + " is damaged (" + damaged.getMessage()
                            + "); delete it, or run the experiment anew: points that are whole are not computed again.");
        }
    }

    private static Instant begun(Path folder) throws IOException {
        JsonNode provenance = JsonText.read(Files.readString(new RunFolder(folder).provenance()));
        try {
            return Instant.parse(
                    provenance.path("sessions").path(0).path("begun").asText());
        } catch (DateTimeParseException never) { // it was killed as it began
            return changed(folder);
        }
    }

    private static Instant changed(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }

    /**
     * Deletes a run, at once as others see it; where {@code latest} led to it, it leads to the newest that is left.
     *
     * @throws Refusal if the folder is none of a run, or a living process works on it
     */
    public static void delete(Path folder) throws IOException {
        if (!RunFolder.is(folder)) {
            throw new Refusal(folder + " is not the folder of a run and is not deleted.");
        }
        if (RunLease.isHeld(folder)) {
            throw new Refusal("The run in " + folder + " is going on; stop it before you delete it.");
        }
        Path real = folder.toRealPath();
        Path runs = real.resolveSibling("");
        boolean wasLatest = isLatest(real);
        Path part = PartName.fresh(runs);
        Files.move(real, part);
        if (wasLatest) {
            Optional<KeptRun> newest =
                    in(runs).stream().filter(run -> run.status().isPresent()).findFirst();
            if (newest.isPresent()) {
                new RunFolder(newest.get().folder()).becomeLatest();
            } else {
                Files.deleteIfExists(RunFolder.latest(runs));
            }
        }
        DurableFiles.delete(part);
    }

    private static boolean isLatest(Path real) throws IOException {
        Path latest = RunFolder.latest(real.resolveSibling(""));
        return Files.isSymbolicLink(latest)
                && Files.exists(latest)
                && latest.toRealPath().equals(real);
    }
}
