package org.fixpoint.launch.churn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Files that are written as users write them. Each is dated back, and later than the one before, so that a look needs not wait to
 * see whether it keeps still.
 */
final class DropInFiles {
    private final Path folder;
    private Instant written = Instant.now().minus(Duration.ofDays(30));

    DropInFiles(Path folder) {
        this.folder = folder;
    }

    /** At once, by a file beside it. */
    void rename(String file, byte[] bytes) throws IOException {
        Path part = Files.write(folder.resolve(file + ".part"), bytes);
        date(part);
        Files.move(part, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Over what is there. */
    void overwrite(String file, byte[] bytes) throws IOException {
        date(Files.write(folder.resolve(file), bytes));
    }

    /** Takes a file out. */
    void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    private void date(Path file) throws IOException {
        written = written.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(written));
    }
}
