package org.fixpoint.desktop.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.run.Request;
import org.fixpoint.engine.run.RunFolder;

/** In what the runs of a folder differ. What a run was asked for never changes and is read once. For one thread. */
final class Differences {
    private final Map<Path, Settings> known = new HashMap<>();

    /**
     * The lines with what is different in each run from the run of the same experiment before it; the first of an experiment, and
     * what cannot be read, stays as it is.
     *
     * @param lines the newest first
     */
    List<RunLine> told(List<RunLine> lines) {
        known.keySet().retainAll(lines.stream().map(RunLine::folder).toList());
        List<RunLine> told = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            RunLine line = lines.get(i);
            Optional<Settings> now = settings(line);
            Optional<RunLine> before = now.flatMap(own -> before(own, lines.subList(told.size() + 1, lines.size())));
            told.add(before.map(run -> line.since(
                            run, now.orElseThrow().since(settings(run).orElseThrow())))
                    .orElse(line));
        }
        return told;
    }

    private Optional<RunLine> before(Settings own, List<RunLine> older) {
        return older.stream()
                .filter(line -> settings(line)
                        .filter(other -> other.name().equals(own.name()))
                        .isPresent())
                .findFirst();
    }

    private Optional<Settings> settings(RunLine line) {
        if (!line.whole()) {
            return Optional.empty();
        }
        Optional<Settings> read = Optional.ofNullable(known.get(line.folder()));
        if (read.isEmpty()) {
            try {
                Request request = Request.of(RunFolder.open(line.folder()));
                read = Optional.of(Settings.of(request.text(), request.overrides()));
                known.put(line.folder(), read.get());
            } catch (IOException gone) { // it is deleted, or its file is damaged: opening it says so
                return Optional.empty();
            }
        }
        return read;
    }
}
