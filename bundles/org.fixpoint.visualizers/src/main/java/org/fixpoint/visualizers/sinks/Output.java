package org.fixpoint.visualizers.sinks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files that a sink writes into one folder, each complete or absent: written under a temporary name, then moved. */
final class Output {
    /** Something that can be written to a file. */
    @FunctionalInterface
    interface Content {
        /** Writes it there. */
        void to(Path file) throws IOException;
    }

    private final Path folder;
    private final Set<String> taken = new HashSet<>();
    private final List<Path> written = new ArrayList<>();

    Output(Path folder) {
        this.folder = folder;
    }

    /** The files written so far, in order. */
    List<Path> files() {
        return List.copyOf(written);
    }

    /** Writes text in UTF-8. */
    void text(String subfolder, String name, String ending, String text) throws IOException {
        bytes(subfolder, name, ending, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes.
     *
     * @param subfolder of the folder, or empty
     * @param name of an item or figure; what is not a letter, a digit, a dot, a hyphen or a low line becomes a hyphen
     */
    void bytes(String subfolder, String name, String ending, byte[] bytes) throws IOException {
        file(subfolder, name, ending, part -> Files.write(part, bytes));
    }

    /** Writes what the content writes to the path that it is given. */
    void file(String subfolder, String name, String ending, Content content) throws IOException {
        Path parent = subfolder.isEmpty() ? folder : folder.resolve(subfolder);
        Files.createDirectories(parent);
        Path file = parent.resolve(fileName(subfolder, name, ending));
        Path part = parent.resolve("." + file.getFileName() + ".part");
        try {
            content.to(part);
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
        written.add(file);
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A name that is safe on every file system, and another one for another name. */
    private String fileName(String subfolder, String name, String ending) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        safe = safe.isEmpty() ? "unnamed" : safe.substring(0, Math.min(safe.length(), 120));
        String candidate = safe;
        for (int i = 2; !taken.add(subfolder + "/" + candidate.toLowerCase(Locale.ROOT) + ending); i++) {
            candidate = safe + "-" + i;
        }
        return candidate + ending;
    }
}
