package org.fixpoint.desktop.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.engine.document.YamlFile;

/** The experiments that were opened or saved last, kept in a file. */
public final class RecentFiles {
    private static final String NAME = "recent";
    private static final int MOST = 10;

    private final Path folder;

    /**
     * Those in a folder.
     *
     * @param folder made when there is something to keep
     */
    public RecentFiles(Path folder) {
        this.folder = folder;
    }

    /** Those that are kept, the latest first; a file may have gone. */
    public List<Path> named() {
        return lines().stream().flatMap(line -> path(line).stream()).toList();
    }

    /** Nothing if the line is spoilt. */
    private static Optional<Path> path(String line) {
        try {
            return Optional.of(Path.of(line));
        } catch (InvalidPathException spoilt) {
            return Optional.empty();
        }
    }

    private List<String> lines() {
        try {
            return Files.isRegularFile(folder.resolve(NAME)) ? Files.readAllLines(folder.resolve(NAME)) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** One more has been opened or saved. */
    public void add(Path file) throws IOException {
        Set<String> paths =
                new LinkedHashSet<>(List.of(file.toAbsolutePath().normalize().toString()));
        paths.addAll(lines());
        Files.createDirectories(folder);
        YamlFile.write(
                folder.resolve(NAME),
                String.join("\n", paths.stream().limit(MOST).toList()) + "\n");
    }
}
