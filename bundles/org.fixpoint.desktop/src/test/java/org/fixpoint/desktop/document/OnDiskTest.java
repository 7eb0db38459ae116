package org.fixpoint.desktop.document;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnDiskTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatAnotherProgramHasWrittenIsOther() throws IOException {
        Path file = folder.resolve("a.yaml");
        OnDisk begun = new OnDisk(file, Optional.empty());
        assertFalse(begun.isOther(begun.now()));
        Files.writeString(file, "fixpoint: 1\n");
        assertTrue(begun.isOther(begun.now()));
        OnDisk read = new OnDisk(file, Optional.of("fixpoint: 1\n"));
        assertFalse(read.isOther(read.now()));
        Files.writeString(file, "\uFEFFfixpoint: 1\n");
        assertFalse(read.isOther(read.now())); // a byte order mark is no text
        Files.writeString(file, "fixpoint: 1\nseed: 2\n");
        assertTrue(read.isOther(read.now()));
        Files.write(file, new byte[] {(byte) 0xff});
        assertTrue(read.isOther(read.now()));
        assertFalse(read.isGone(read.now()));
        Files.delete(file);
        assertFalse(read.isOther(read.now()));
        assertTrue(read.isGone(read.now()));
        assertFalse(begun.isGone(begun.now()));
    }
}
