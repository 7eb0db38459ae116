package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fixpoint.api.Refusal;
import org.junit.jupiter.api.Test;

class ChoresTest {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private String told(Chores.Chore chore) throws InterruptedException {
        try (Chores chores = new Chores(Runnable::run, said::add)) {
            chores.submit(chore, "a.jar is not added: ");
            return String.valueOf(said.poll(60, TimeUnit.SECONDS));
        }
    }

    private static Chores.Chore failing(IOException fault) {
        return () -> {
            throw fault;
        };
    }

    @Test
    void whyAFileIsNotWrittenIsToldInWords() throws InterruptedException {
        assertEquals("a.jar is not added: /b is not there", told(failing(new NoSuchFileException("/b"))));
        assertEquals(
                "a.jar is not added: /b may not be read or written; change its permissions",
                told(failing(new AccessDeniedException("/b"))));
        assertEquals(
                "a.jar is not added: /b: No space left on device",
                told(failing(new FileSystemException("/b", null, "No space left on device"))));
        assertEquals("a.jar is not added: cut off", told(failing(new IOException("cut off"))));
    }

    @Test
    void aRefusalIsASentenceOfItsOwnAndAnythingElseIsToBeReported() throws InterruptedException {
        assertEquals("Not this one.", told(() -> {
            throw new Refusal("Not this one.");
        }));
        String told = told(() -> {
            throw new StackOverflowError();
        });
        assertTrue(told.startsWith("a.jar is not added: a fault of the program's own"), told);
    }
}
