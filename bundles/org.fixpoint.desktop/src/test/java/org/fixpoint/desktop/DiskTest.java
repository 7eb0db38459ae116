package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipe nobody writes into stands for a disk that hangs: to open it holds a thread, and no interrupt frees it. */
class DiskTest {
    @TempDir
    private Path folder = Path.of("");

    private final BlockingQueue<Runnable> display = new LinkedBlockingQueue<>();

    @Test
    void aFileThatHangsIsWaitedForWithEverythingElseGoingOnAndThenItsFolderIsSaidToBeSilent() throws Exception {
        HangingFile hanging = HangingFile.at(folder.resolve("a.yaml"));
        AtomicInteger events = new AtomicInteger();
        Disk disk = new Disk(
                work -> new Thread(work).start(), display::add, events::incrementAndGet, Duration.ofSeconds(2));
        Disk.Silent silent =
                assertThrows(Disk.Silent.class, () -> disk.ask(folder, () -> Files.readString(hanging.file())));
        assertEquals(folder.toAbsolutePath() + " does not answer", silent.getMessage());
        assertTrue(events.get() > 0);
        int before = events.get();
        assertThrows(Disk.Silent.class, () -> disk.ask(folder, () -> "another"));
        assertEquals(before, events.get(), "it is not waited for twice");
        assertFalse(disk.isWaiting());
        hanging.answer("back");
        while (disk.isSilent(folder)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(
                "back",
                Disks.real(display::add, Duration.ofMinutes(1)).ask(folder, () -> Files.readString(hanging.file())));
    }

    @Test
    void whileOneAnswerIsWaitedForNoOtherIs() throws Exception {
        HangingFile hanging = HangingFile.at(folder.resolve("a.yaml"));
        List<Disk> itself = new ArrayList<>();
        AtomicReference<String> nested = new AtomicReference<>("");
        Disk disk = new Disk(
                work -> new Thread(work).start(),
                display::add,
                () -> {
                    assertTrue(itself.get(0).isWaiting());
                    nested.set(
                            assertThrows(Disk.Silent.class, () -> itself.get(0).ask(Path.of("/"), () -> ""))
                                    .getMessage());
                },
                Duration.ofSeconds(2));
        itself.add(disk);
        assertThrows(Disk.Silent.class, () -> disk.ask(folder, () -> Files.readString(hanging.file())));
        assertEquals(folder.toAbsolutePath() + " does not answer", nested.get());
        hanging.answer("");
    }

    @Test
    void whatFailsFailsAsItDoesWithoutADisk() {
        Disk disk = Disks.real(display::add, Duration.ofMinutes(1));
        assertThrows(NoSuchFileException.class, () -> disk.ask(folder, () -> Files.readString(folder.resolve("none"))));
        assertThrows(
                IllegalStateException.class,
                () -> disk.ask(folder, () -> {
                    throw new IllegalStateException();
                }));
        assertThrows(
                StackOverflowError.class,
                () -> disk.ask(folder, () -> {
                    throw new StackOverflowError();
                }));
        assertTrue(disk.hasFolder(folder));
        assertFalse(disk.hasFolder(folder.resolve("none")));
    }

    @Test
    void anAnswerThatNobodyWaitsForIsBroughtToTheDisplay() throws Exception {
        Disk disk = Disks.real(display::add, Duration.ofMinutes(1));
        AtomicReference<String> found = new AtomicReference<>("");
        disk.soon(folder, () -> "there", found::set);
        Runnable brought =
                Optional.ofNullable(display.poll(60, TimeUnit.SECONDS)).orElseThrow();
        assertEquals("", found.get());
        brought.run();
        assertEquals("there", found.get());
    }

    @Test
    void ofWhatNobodyWaitsForOnePieceOfAFolderIsBegunAtATimeAndNoneOnceItIsSilent() throws Exception {
        HangingFile hanging = HangingFile.at(folder.resolve("a.yaml"));
        AtomicInteger begun = new AtomicInteger();
        Disk disk = new Disk(
                work -> {
                    begun.incrementAndGet();
                    new Thread(work).start();
                },
                display::add,
                () -> {},
                Duration.ofSeconds(2));
        List<String> found = new ArrayList<>();
        disk.soon(folder, () -> Files.readString(hanging.file()), found::add);
        for (int i = 0; i < 5; i++) {
            String number = Integer.toString(i);
            disk.soon(folder.resolve("b/.."), () -> number, found::add);
        }
        disk.<String>soon(
                folder,
                () -> {
                    throw new IllegalStateException("told to nobody, and holds up nothing");
                },
                found::add);
        disk.soon(folder.resolve("b"), () -> "another folder", found::add);
        next();
        assertEquals(List.of("another folder"), found);
        assertEquals(2, begun.get());
        while (!disk.isSilent(folder)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        disk.soon(folder, () -> "is dropped", found::add);
        assertThrows(Disk.Silent.class, () -> disk.ask(folder, () -> "is not waited for"));
        assertEquals(2, begun.get());
        hanging.answer("back");
        for (int i = 0; i < 6; i++) {
            next();
        }
        assertEquals(List.of("another folder", "back", "0", "1", "2", "3", "4"), found);
        while (disk.isSilent(folder)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals("here", disk.ask(folder, () -> "here"));
    }

    private void next() throws InterruptedException {
        Optional.ofNullable(display.poll(60, TimeUnit.SECONDS)).orElseThrow().run();
    }

    @Test
    void aFolderThatWasNotWaitedForToTheEndIsSilentToo() throws Exception {
        HangingFile hanging = HangingFile.at(folder.resolve("a.yaml"));
        Disk disk = Disks.real(display::add, Duration.ofMinutes(1));
        Thread.currentThread().interrupt();
        assertThrows(Disk.Silent.class, () -> disk.ask(folder, () -> Files.readString(hanging.file())));
        assertTrue(Thread.interrupted());
        assertTrue(disk.isSilent(folder));
        hanging.answer("");
    }

    @Test
    void aChoreThatHangsHoldsUpThoseAboutTheSameOnlyAndTheyAreDoneInTheirOrder() throws Exception {
        HangingFile hanging = HangingFile.at(folder.resolve("a.jar"));
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (Chores chores = new Chores(Runnable::run, said::add, Duration.ofMillis(100))) {
            chores.submit("a.jar", () -> Files.readString(hanging.file()) + " is added", "a.jar is not added: ");
            assertEquals("a.jar is not added: this is not done so far, and goes on.", said.poll(60, TimeUnit.SECONDS));
            chores.submit("a.jar", () -> "a.jar is switched off", "a.jar stays as it is: ");
            assertEquals(
                    "a.jar stays as it is: this is not done so far, and goes on.", said.poll(60, TimeUnit.SECONDS));
            chores.submit("b.jar", () -> "b.jar is added", "");
            String next = said.poll(60, TimeUnit.SECONDS);
            while (next != null && next.startsWith("this is not done")) { // on a busy computer
                next = said.poll(60, TimeUnit.SECONDS);
            }
            assertEquals("b.jar is added", next);
            hanging.answer("a.jar");
            assertEquals("a.jar is added", said.poll(60, TimeUnit.SECONDS));
            assertEquals("a.jar is switched off", said.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void noChoreIsLostWhenTheyEnd() throws IOException, InterruptedException {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        Chores chores = new Chores(Runnable::run, said::add);
        for (int i = 0; i < 20; i++) {
            String number = Integer.toString(i);
            chores.submit(() -> number, "");
        }
        chores.close();
        for (int i = 0; i < 20; i++) {
            assertEquals(Integer.toString(i), said.poll(60, TimeUnit.SECONDS));
        }
    }
}
