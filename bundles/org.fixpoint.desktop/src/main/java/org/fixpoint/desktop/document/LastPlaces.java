package org.fixpoint.desktop.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.fixpoint.engine.document.YamlFile;

/** Where the window stood and into which folder results were exported last, each kept in a file. What cannot be read is nothing. */
public final class LastPlaces {
    private static final String WINDOW = "window";
    private static final String EXPORTS = "exports";

    private final Path folder;

    /**
     * Those in a folder.
     *
     * @param folder made when there is something to keep
     */
    public LastPlaces(Path folder) {
        this.folder = folder;
    }

    /** Where the window stood. */
    public Optional<Placement> window() {
        return line(WINDOW).flatMap(Placement::of);
    }

    /** Keeps where the window stands. */
    public void keep(Placement window) throws IOException {
        write(WINDOW, window.toString());
    }

    /** The folder of the last export, if it is still there. */
    public Optional<Path> exports() {
        try {
            return line(EXPORTS).map(Path::of).filter(path -> path.isAbsolute() && Files.isDirectory(path));
        } catch (InvalidPathException broken) {
            return Optional.empty();
        }
    }

    /** Keeps the folder of a file that was exported. */
    public void exported(Path file) throws IOException {
        write(EXPORTS, String.valueOf(file.toAbsolutePath().normalize().getParent()));
    }

    private Optional<String> line(String name) {
        try {
            return Files.readAllLines(folder.resolve(name)).stream().findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void write(String name, String line) throws IOException {
        Files.createDirectories(folder);
        YamlFile.write(folder.resolve(name), line + "\n");
    }
}
