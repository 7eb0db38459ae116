package org.fixpoint.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A temporary folder that is this process's own and goes with it. One whose process was killed is deleted by a later process.
 *
 * <p>A lock on a file in it, which the system lifts when the process ends in whatever way, tells one that is in use; numbers of
 * processes tell nothing where containers share a folder.
 */
final class ProcessFolder implements AutoCloseable {
    private static final String PREFIX = "fixpoint.process-"; // no id has a dot: never the folder of a plot
    private static final String LOCK = "in-use";
    private static final long YOUNG_MILLIS = 60_000; // may be made and not locked yet

    private final Path path;
    private final FileChannel lock;

    private ProcessFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** A new one in the folder for temporary files. */
    static ProcessFolder in(Path temporary) throws IOException {
        Path path = Files.createTempDirectory(temporary, own());
        FileChannel lock =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lock.lock();
        } catch (IOException unsupported) {
            return new ProcessFolder(path, lock); // nobody else can lock it either, so that it stays
        }
        return new ProcessFolder(path, lock);
    }

    private static String own() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** Deletes the folders beside this one whose processes were killed, those of the same user only. */
    void sweep() {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(path.resolveSibling(""), PREFIX + "*")) {
            for (Path other : others) {
                // a look at a lock of our own would lift it
                if (!String.valueOf(other.getFileName()).startsWith(own()) && isAbandoned(other)) {
                    delete(other);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return; // a later start tries again
        }
    }

    private boolean isAbandoned(Path other) {
        try {
            if (!Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                    || !Files.getOwner(other).equals(Files.getOwner(path))
                    || millis(path) - millis(other) < YOUNG_MILLIS) {
                return false;
            }
            Path mark = other.resolve(LOCK);
            if (!Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
                return true; // it was being deleted
            }
            try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.ofNullable(channel.tryLock()).isPresent();
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static long millis(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toMillis();
    }

    /** Deletes it with all that is in it; a second call does nothing. */
    @Override
    public void close() {
        delete(path);
        try {
            lock.close();
        } catch (IOException unclosed) {
            return; // it ends with the process
        }
    }

    private static void delete(Path folder) {
        List<Path> content;
        try (Stream<Path> paths = Files.walk(folder)) {
            content = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException gone) {
            return;
        }
        content.forEach(ProcessFolder::deleteOne);
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftover) {
            return; // a process that is ending may write still; a later start deletes it
        }
    }
}
