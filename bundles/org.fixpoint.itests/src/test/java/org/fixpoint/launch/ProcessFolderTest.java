package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary folders, in processes that end in one way or another. */
class ProcessFolderTest {
    @TempDir
    private Path work;

    @TempDir
    private Path temporary;

    private List<String> options() {
        return List.of("-Djava.io.tmpdir=" + temporary, "-Dfixpoint.plugins=" + work.resolve("plugins"));
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> content = Files.list(temporary)) {
            return content.sorted().toList();
        }
    }

    /** A process that goes on until it is ended. */
    private Process watching(String name) throws Exception {
        Path out = work.resolve(name + ".out");
        Process process = Command.start(work, options(), out, work.resolve(name + ".err"), "plugins", "watch");
        for (int i = 0; i < 6000 && process.isAlive() && !Files.readString(out).contains("watching"); i++) {
            Thread.sleep(50);
        }
        assertTrue(Files.readString(out).contains("watching"), name);
        return process;
    }

    private static void age(Path folder) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.fromMillis(System.currentTimeMillis() - 120_000));
    }

    @Test
    void whatAKilledProcessLeavesGoesAtTheNextStartAndWhatIsInUseStays() throws Exception {
        Process killed = watching("killed");
        List<Path> left = folders();
        assertEquals(1, left.size(), left.toString());
        Process living = watching("living");
        try {
            killed.destroyForcibly().waitFor();
            List<Path> both = folders();
            assertEquals(2, both.size(), both.toString());
            for (Path folder : both) {
                age(folder);
            }
            Path plot = Files.createDirectory(temporary.resolve("fixpoint-process-1"));
            age(plot);
            Path link = Files.createSymbolicLink(temporary.resolve("fixpoint.process-1-link"), work);

            assertEquals(0, Command.fixpoint(work, options(), "doctor").exit());
            List<Path> kept = folders();
            assertEquals(3, kept.size(), kept.toString());
            assertTrue(kept.containsAll(List.of(plot, link)) && !kept.containsAll(left), kept.toString());
            assertTrue(living.isAlive());
            assertEquals(0, Command.fixpoint(work, options(), "doctor").exit());
            assertEquals(kept, folders());
        } finally {
            living.destroy();
            living.waitFor();
        }
        assertEquals(2, folders().size(), "a process that is asked to end leaves nothing");
    }
}
