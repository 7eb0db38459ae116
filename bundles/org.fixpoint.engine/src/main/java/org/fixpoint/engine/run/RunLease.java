package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.files.PartName;

/**
 * Says that a process is running a folder: a file in it with the process's name, for as long as the run goes on.
 *
 * <p>It keeps two people from doing the same work. No result depends on it: where two run one folder after all, the first
 * writer of each point wins.
 */
final class RunLease implements AutoCloseable {
    private final Path file;

    private RunLease(Path file) {
        this.file = file;
    }

    /**
     * Takes a folder, and sweeps away what killed processes have left there.
     *
     * @throws Refusal if a living process has it
     */
    static RunLease take(Path folder) throws IOException {
        PartName.sweep(folder);
        List<Path> others = PartName.all(folder);
        if (!others.isEmpty()) {
            throw new Refusal(
                    "The run in " + folder + " is going on in another window or program; wait for it or stop it."
                            + " If that program ran on another machine and is gone, delete " + others.get(0) + ".");
        }
        return new RunLease(Files.createFile(PartName.fresh(folder)));
    }

    /** Whether a living process, this one included, runs the folder. */
    static boolean isHeld(Path folder) throws IOException {
        return PartName.all(folder).stream().anyMatch(PartName::mayBeAlive);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
