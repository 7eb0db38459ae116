package org.fixpoint.desktop.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.fixpoint.engine.run.KeptRun;
import org.fixpoint.engine.run.RunStatus;

/**
 * A run in the list of runs, or what lies among them.
 *
 * @param folder of it
 * @param name of the folder
 * @param label its name, how far it is and when it was begun
 * @param whole whether it is a run that can be shown
 * @param flaw why not, in a sentence
 */
public record RunLine(Path folder, String name, String label, boolean whole, String flaw) {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Of what lies on the disk. */
    static RunLine of(KeptRun kept, ZoneId zone) {
        String state = kept.status().map(RunLine::state).orElse(kept.flaw().contains("damaged") ? "damaged" : "no run");
        return of(
                kept.folder(),
                state + " · " + when(kept.begun(), zone),
                kept.status().isPresent(),
                kept.flaw());
    }

    /** Of a run of this window that lies elsewhere. */
    static RunLine of(PastRun run, Path folder) {
        return of(folder, run.end().words(), true, "");
    }

    private static RunLine of(Path folder, String state, boolean whole, String flaw) {
        String name = String.valueOf(folder.getFileName());
        return new RunLine(folder, name, name + " · " + state, whole, flaw);
    }

    /** Whether the label tells of a run that has come so far. */
    boolean tells(String state) {
        return label.startsWith(name + " · " + state + " · ");
    }

    static String when(Instant begun, ZoneId zone) {
        return WHEN.withZone(zone).format(begun);
    }

    /** How far a run has come: {@code 3/4 done, 1 failed}. */
    static String state(RunStatus status) {
        Optional<String> going = status.running()
                ? Optional.of(", going on")
                : status.open() > 0 ? Optional.of(", stopped") : Optional.empty();
        return status.done() + "/" + status.total() + " done"
                + (status.failures().isEmpty() ? "" : ", " + status.failures().size() + " failed")
                + going.orElse("");
    }
}
