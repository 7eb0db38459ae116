package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file in the drop-in folder as it was at one moment; two that are equal mean that it has not been written in between.
 *
 * @param file where it is
 * @param name its name in the folder
 * @param size in bytes
 * @param written when it was last written, in milliseconds since 1970
 * @param identity what the file system knows it by, which a file put in its place does not share; empty where it has none
 */
record Sighting(Path file, String name, long size, long written, String identity) {
    /** The regular files of a folder that are wanted, by name; hidden ones and those that go while this looks are left out. */
    static List<Sighting> of(Path folder, Predicate<String> wanted) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return of(files, wanted);
        }
    }

    /** The same of files that are being listed. */
    static List<Sighting> of(Iterable<Path> files, Predicate<String> wanted) throws IOException {
        List<Sighting> seen = new ArrayList<>();
        try {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".") && wanted.test(name)) {
                    see(file, name, seen);
                }
            }
        } catch (DirectoryIteratorException fault) { // the folder went, or its disk did
            throw fault.getCause();
        }
        seen.sort(Comparator.comparing(Sighting::name));
        return seen;
    }

    private static void see(Path file, String name, List<Sighting> seen) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                seen.add(new Sighting(
                        file,
                        name,
                        attributes.size(),
                        attributes.lastModifiedTime().toMillis(),
                        String.valueOf(attributes.fileKey())));
            }
        } catch (IOException gone) {
            if (Files.isSymbolicLink(file) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                seen.add(new Sighting(file, name, 0, 0, "link")); // to nothing; reading it tells that
            }
        }
    }

    /** Whether it was last written long enough ago to be whole. */
    boolean settled(Instant now, Duration still) {
        return now.toEpochMilli() - written >= still.toMillis();
    }
}
