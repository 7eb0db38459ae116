package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fixpoint.desktop.document.Drafts;
import org.fixpoint.desktop.document.Manuscript;
import org.fixpoint.desktop.form.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment that is left while its disk takes its time, and the user goes on. */
class LeavingTest {
    private static final String SAVE = "The experiment has changes that are not saved. Save them?";

    @TempDir
    private Path folder = Path.of("");

    private final Messages messages = new Messages(topic -> {});
    private final Manuscript manuscript = new Manuscript(DocumentFile.NEW, true);
    private final Waiting waiting = new Waiting();
    private final Queue<Runnable> touches = new ArrayDeque<>(); // of a disk that is slow from now on
    private final Queue<Runnable> meanwhile =
            new ArrayDeque<>(); // what the user does as each of its answers is waited for
    private final Queue<Leaving.Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private boolean slow;
    private Path file;
    private Chores chores;
    private History history;
    private DocumentFile document;
    private Leaving leaving;

    private void touch(Runnable touch) {
        if (slow) {
            touches.add(touch);
        } else {
            touch.run();
        }
    }

    private void event() {
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
        Optional.ofNullable(touches.poll()).ifPresent(Runnable::run);
    }

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(folder.resolve("a.yaml"), "name: a\n");
        chores = new Chores(Runnable::run, messages::say);
        history = new History(
                folder.resolve("state"),
                new Drafts(folder.resolve("state"), "7-1", name -> false),
                chores,
                Disks.answering());
        Disk disk = new Disk(this::touch, Runnable::run, this::event, Duration.ofMinutes(1));
        document = new DocumentFile(manuscript, history, () -> {}, moved -> {}, messages, disk);
        document.open(file);
        leaving = new Leaving(manuscript, document, waiting, this::answer, () -> {
            slow = true;
            return document.save(file);
        });
    }

    @AfterEach
    void close() throws InterruptedException {
        history.close();
        CountDownLatch done = new CountDownLatch(1);
        chores.find(() -> done, CountDownLatch::countDown); // else a file is still remembered as the folder goes
        assertTrue(done.await(60, TimeUnit.SECONDS));
        chores.close();
    }

    private Leaving.Answer answer(String question, boolean staying) {
        asked.add(question);
        slow = false;
        return answers.remove();
    }

    @Test
    void whatIsTypedWhileTheSaveWaitsIsAskedAboutAgain() throws IOException {
        manuscript.change("name: b\n", "");
        meanwhile.add(() -> manuscript.change("name: c\n", ""));
        answers.addAll(List.of(Leaving.Answer.YES, Leaving.Answer.CANCEL));
        assertFalse(leaving.may());
        assertEquals(List.of(SAVE, SAVE), asked);
        assertEquals("name: b\n", Files.readString(file));
        assertEquals("name: c\n", manuscript.text());
        assertFalse(manuscript.isSaved());
        answers.add(Leaving.Answer.YES);
        assertTrue(leaving.may());
        assertEquals("name: c\n", Files.readString(file));
    }

    @Test
    void aFieldThatIsBegunWhileTheSaveWaitsIsAskedAbout() {
        manuscript.change("name: b\n", "");
        meanwhile.add(() -> waiting.tell(this, "model.depth", true));
        answers.addAll(List.of(Leaving.Answer.YES, Leaving.Answer.NO));
        assertFalse(leaving.may());
        assertTrue(asked.get(1).startsWith("What stands in the field model.depth"), asked.toString());
        answers.add(Leaving.Answer.YES);
        assertTrue(leaving.may());
    }

    @Test
    void whatIsSavedIsLeftUnaskedAndAnswersCount() throws IOException {
        assertTrue(leaving.may());
        assertEquals(List.of(), asked);
        manuscript.change("name: b\n", "");
        answers.addAll(List.of(Leaving.Answer.CANCEL, Leaving.Answer.NO));
        assertFalse(leaving.may());
        assertTrue(leaving.may());
        assertEquals("name: a\n", Files.readString(file));
        answers.add(Leaving.Answer.YES);
        assertTrue(leaving.may());
        assertEquals("name: b\n", Files.readString(file));
        assertEquals(List.of(SAVE, SAVE, SAVE), asked);
    }
}
