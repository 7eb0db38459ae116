package org.fixpoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ExecutionTest {
    @Test
    void whatTheFileSystemSaysNamesNoException() {
        assertEquals("runs may not be written", Execution.inWords(new AccessDeniedException("runs")));
        assertEquals("runs is there and is no folder", Execution.inWords(new FileAlreadyExistsException("runs")));
        assertEquals("runs is not there", Execution.inWords(new NoSuchFileException("runs")));
        assertEquals(
                "runs: Not a directory", Execution.inWords(new FileSystemException("runs", null, "Not a directory")));
        assertEquals("No space left on device", Execution.inWords(new IOException("No space left on device")));
        assertEquals("the file system gave no reason", Execution.inWords(new IOException()));
    }
}
