package org.fixpoint.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightingTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void regularFilesThatAreWantedAreSeenByName() throws IOException {
        for (String name : List.of("b.jar", "a.jar", ".hidden.jar", "c.txt")) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.createDirectory(folder.resolve("d.jar"));
        assertEquals(
                List.of("a.jar", "b.jar"),
                Sighting.of(folder, name -> name.endsWith(".jar")).stream()
                        .map(Sighting::name)
                        .toList());
    }

    @Test
    void aFolderThatFailsWhileItIsListedFailsAsOneThatCannotBeListed() {
        IOException disk = new IOException("the disk is gone");
        Iterable<Path> files = () -> {
            throw new DirectoryIteratorException(disk);
        };
        assertEquals(disk, assertThrows(IOException.class, () -> Sighting.of(files, name -> true)));
    }
}
