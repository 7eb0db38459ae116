package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.stream.Stream;
import org.fixpoint.engine.catalogue.Sha256;

/** Copies of jars in a private folder of the process, so that what was looked at is what is installed, whatever happens to the file. */
final class JarStore {
    private final Path folder;
    private long serial;

    JarStore(Path folder) {
        this.folder = folder;
    }

    /**
     * A copy of what is in a file now.
     *
     * @param file where
     * @param sha256 of the copy
     */
    record Copy(Path file, String sha256) {}

    /** Copies a file; the copy is named by its content, and the same content is kept once. */
    Copy copy(Path file) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "arriving", ".part");
        try {
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            String sha256 = Sha256.of(part);
            Path kept = folder.resolve(sha256 + ".jar");
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
            return new Copy(kept, sha256);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The same content under a name that is used once, as the location of a bundle. */
    Path location(Copy copy) throws IOException {
        Path location = folder.resolve(copy.sha256() + "-" + ++serial + ".jar");
        try {
            return Files.createLink(location, copy.file());
        } catch (IOException | UnsupportedOperationException noLinks) {
            return Files.copy(copy.file(), location, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes the copies of contents that are no longer wanted; the locations of bundles stay. */
    void keepOnly(Collection<String> sha256s) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.length() == 64 + ".jar".length() && !sha256s.contains(name.substring(0, 64))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
