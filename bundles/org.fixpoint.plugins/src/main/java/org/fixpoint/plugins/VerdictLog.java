package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code .fixpoint/plugins.log} in the drop-in folder: a line for each verdict that differs from the last one on the same file: time,
 * state, the beginning of the hash, and after tabs the file and the sentence.
 *
 * <p>At one megabyte it becomes {@code plugins.log.1} and a new one is begun. In a folder that cannot be written to there is no log.
 */
final class VerdictLog {
    private static final String TAB = "\t";
    private static final long MOST_BYTES = 1 << 20;

    private final Path file;
    private final Clock clock;
    private final Map<String, String> last = new HashMap<>();
    private boolean read;

    VerdictLog(Path folder, Clock clock) {
        this.file = folder.resolve("plugins.log");
        this.clock = clock;
    }

    /** Appends those that are new. */
    void note(List<Verdict> verdicts) {
        StringBuilder lines = new StringBuilder();
        try {
            if (!read && !verdicts.isEmpty()) {
                read = true;
                recall();
            }
            for (Verdict verdict : verdicts) {
                String text = text(verdict);
                if (!text.equals(last.put(oneLine(verdict.file()), text))) {
                    lines.append(clock.instant().truncatedTo(ChronoUnit.SECONDS))
                            .append(' ')
                            .append(text)
                            .append('\n');
                }
            }
            if (lines.length() > 0) {
                append(lines.toString());
            }
        } catch (IOException readOnly) {
            return; // the verdicts are told all the same
        }
    }

    /** The plug-in that was the last to add a contribution with an id: {@code swish 1.1 (swish-1.1.jar)}. */
    Optional<String> lastWith(String id) {
        Pattern word = Pattern.compile("^(?:ADDED|WARNED) .*[:,] " + Pattern.quote(id) + "(?:[,;].*|$| and .*)");
        Optional<String> found = Optional.empty();
        try {
            for (String line : lines()) {
                String[] parts = line.split(TAB, -1);
                int added = parts.length == 3 ? parts[2].indexOf(" added ") : -1;
                if (added > 0
                        && word.matcher(line.substring(line.indexOf(' ') + 1)).matches()) {
                    found = Optional.of(parts[2].substring(0, added) + " (" + parts[1] + ")");
                }
            }
        } catch (IOException unreadable) {
            return found;
        }
        return found;
    }

    private List<String> lines() throws IOException {
        return Files.isRegularFile(file) && Files.size(file) <= 2 * MOST_BYTES
                ? List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1))
                : List.of();
    }

    private static String text(Verdict verdict) {
        String hash = verdict.sha256().isEmpty() ? "-" : verdict.sha256().substring(0, 12);
        return verdict.state() + " " + hash + TAB + oneLine(verdict.file()) + TAB + oneLine(verdict.sentence());
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "�");
    }

    /** The last line on each file, from the time of an earlier process. */
    private void recall() throws IOException {
        for (String line : lines()) {
            String[] parts = line.split(TAB, -1);
            int time = line.indexOf(' ');
            if (parts.length == 3 && time > 0) {
                last.put(parts[1], line.substring(time + 1));
            }
        }
    }

    private void append(String lines) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
            Files.move(file, file.resolveSibling("plugins.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
