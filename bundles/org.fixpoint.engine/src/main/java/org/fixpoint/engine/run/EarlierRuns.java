package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.engine.result.PointStore;
import org.fixpoint.engine.result.Stored;

/** The complete results that other runs in the same folder have left. */
final class EarlierRuns {
    private final Map<String, List<PointStore>> byKey = new LinkedHashMap<>();

    private EarlierRuns() {}

    /** The results of all runs beside this one, the newest first. */
    static EarlierRuns beside(RunFolder run) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(run.path().resolveSibling(""))) {
            for (Path folder : found) {
                if (!Files.isSymbolicLink(folder) && RunFolder.is(folder) && !folder.equals(run.path())) {
                    folders.add(folder);
                }
            }
        }
        folders.sort(Collections.reverseOrder());
        EarlierRuns earlier = new EarlierRuns();
        for (Path folder : folders) {
            PointStore store = new RunFolder(folder).points();
            for (String key : store.keys()) {
                earlier.byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(store);
            }
        }
        return earlier;
    }

    /** No results. */
    static EarlierRuns none() {
        return new EarlierRuns();
    }

    /** Takes a result over into a store, if one of the runs has it undamaged. */
    boolean give(String key, PointStore to) throws IOException {
        for (PointStore store : byKey.getOrDefault(key, List.of())) {
            if (store.read(key) instanceof Stored.Whole) {
                to.adopt(store, key);
                return true;
            }
        }
        return false;
    }
}
