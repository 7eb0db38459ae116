package org.fixpoint.networks.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.fixpoint.api.Refusal;

/** What is asked of every file of a user's before it is read. */
final class UserFile {
    private static final long LARGEST = 1L << 30;

    private UserFile() {}

    /** The file's name without its folder, as messages give it. */
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Refuses what is missing, no plain file, empty, or larger than 1 GB. */
    static void check(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new Refusal(name(file) + " is a folder; give the path of a file");
            }
            long size = Files.size(file);
            if (size == 0) {
                throw new Refusal(name(file) + " is empty; give a file with at least one row of numbers");
            }
            if (size > LARGEST) {
                throw new Refusal(name(file) + " has " + size + " bytes, more than the " + LARGEST
                        + " that are read into memory; give a smaller sample of it");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The refusal of a file that the system does not let us read. */
    static Refusal unreadable(Path file, IOException cause) {
        return new Refusal(
                name(file)
                        + (cause instanceof NoSuchFileException
                                ? " does not exist; give the path of a readable file"
                                : " cannot be read; check that it is a file and that you may read it"),
                cause);
    }
}
