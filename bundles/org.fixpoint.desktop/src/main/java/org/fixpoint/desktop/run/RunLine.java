package org.fixpoint.desktop.run;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixpoint.engine.run.KeptRun;
import org.fixpoint.engine.run.RunStatus;

/**
 * A run in the list of runs, or what lies among them.
 *
 * @param folder of it
 * @param name of the folder
 * @param label its name without the time in it, how far it is, when it was begun, and in what it differs from the run of the experiment before it
 * @param whole whether it is a run that can be shown
 * @param flaw why not, in a sentence
 * @param changes all in which it differs, a line each, below one that says from which run; none if nothing or nobody does
 */
public record RunLine(Path folder, String name, String label, boolean whole, String flaw, List<String> changes) {
    private static final int LONGEST = 56; // of what differs; with the rest about 120 characters

    public RunLine {
        changes = List.copyOf(changes);
    }

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EXACTLY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration A_MOMENT = Duration.ofMinutes(1);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern STAMPED = Pattern.compile("(.+)-(\\d{8}-\\d{6})((?:-\\d+)?)");

    /** The same beside the run before it. */
    RunLine since(RunLine before, List<Settings.Change> differences) {
        List<String> lines = new ArrayList<>(List.of("Beside " + before.name + ":"));
        differences.forEach(change -> lines.add(change.toString()));
        return new RunLine(
                folder,
                name,
                label + " · " + brief(differences),
                whole,
                flaw,
                differences.isEmpty() ? List.of() : lines);
    }

    private static String brief(List<Settings.Change> differences) {
        if (differences.isEmpty()) {
            return "as before";
        }
        StringBuilder words = new StringBuilder();
        int told = 0;
        for (Settings.Change change : differences) {
            String next = (told == 0 ? "" : ", ") + change.brief();
            if (told > 0 && words.length() + next.length() > LONGEST) {
                break;
            }
            words.append(next);
            told++;
        }
        String shown = words.length() <= LONGEST ? words.toString() : words.substring(0, LONGEST) + "…";
        return told == differences.size() ? shown : shown + " and " + (differences.size() - told) + " more";
    }

    /** Of what lies on the disk. */
    static RunLine of(KeptRun kept, ZoneId zone) {
        String state = kept.status().map(RunLine::state).orElse(kept.flaw().contains("damaged") ? "damaged" : "no run");
        String name = String.valueOf(kept.folder().getFileName());
        return new RunLine(
                kept.folder(),
                name,
                label(name, state, kept.begun(), zone),
                kept.status().isPresent(),
                kept.flaw(),
                List.of());
    }

    /**
     * The name of a run and when it was begun, which the name has in universal time: it is told once, in that of the user.
     *
     * @param begun at that time or a moment after
     */
    static String label(String name, String state, Instant begun, ZoneId zone) {
        Matcher stamped = STAMPED.matcher(name);
        return stamped.matches() && isOf(stamped.group(2), begun)
                ? stamped.group(1) + stamped.group(3) + " · " + state + " · "
                        + EXACTLY.withZone(zone).format(begun)
                : name + " · " + state + " · " + when(begun, zone);
    }

    private static boolean isOf(String stamp, Instant begun) {
        try {
            Duration after = Duration.between(STAMP.parse(stamp, Instant::from), begun);
            return !after.isNegative() && after.compareTo(A_MOMENT) < 0;
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    /** Of a run of this window that lies elsewhere. */
    static RunLine of(PastRun run, Path folder) {
        return of(folder, run.end().words(), true, "");
    }

    private static RunLine of(Path folder, String state, boolean whole, String flaw) {
        String name = String.valueOf(folder.getFileName());
        return new RunLine(folder, name, name + " · " + state, whole, flaw, List.of());
    }

    /** Whether the label tells of a run that has come so far. */
    boolean tells(String state) {
        return label.contains(" · " + state + " · ");
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
