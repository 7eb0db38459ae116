package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.fixpoint.desktop.document.Drafts;
import org.fixpoint.desktop.document.Manuscript;
import org.fixpoint.desktop.run.RunRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment beside its file, which other programs change and remove. */
class DocumentFileTest {
    private static final String RELU = "fixpoint: 1\nname: relu\n";
    private static final String GELU = "fixpoint: 1\nname: gelu\n";

    @TempDir
    private Path folder = Path.of("");

    private final BlockingQueue<Runnable> display = new LinkedBlockingQueue<>();
    private final Messages messages = new Messages(topic -> {});
    private final Chores chores = new Chores(display::add, messages::say);
    private final Manuscript manuscript = new Manuscript(DocumentFile.NEW, true);
    private Path file;
    private History history;
    private DocumentFile document;

    @BeforeEach
    void begin() throws IOException {
        file = Files.writeString(folder.resolve("a.yaml"), RELU);
        history = new History(
                folder.resolve("state"),
                new Drafts(folder.resolve("state"), "7-1", name -> false),
                chores,
                Disks.answering());
        document = on(Disks.real(display::add, Duration.ofMinutes(1)));
        document.open(file);
    }

    private DocumentFile on(Disk disk) {
        return new DocumentFile(manuscript, history, () -> {}, moved -> {}, messages, disk);
    }

    /** One on which whatever is begun while it is slow is begun in earnest only when the test takes it out of the queue. */
    private Disk slow(AtomicBoolean slow, BlockingQueue<Runnable> begun, Runnable meanwhile) {
        return new Disk(
                work -> {
                    if (slow.get()) {
                        begun.add(work);
                    } else {
                        new Thread(work, "disk").start();
                    }
                },
                display::add,
                meanwhile,
                Duration.ofSeconds(2));
    }

    private void nextOnDisplay() throws InterruptedException {
        Optional.ofNullable(display.poll(60, TimeUnit.SECONDS)).orElseThrow().run();
    }

    @AfterEach
    void end() throws InterruptedException {
        history.close();
        AtomicBoolean done = new AtomicBoolean();
        chores.find(() -> true, done::set); // else a file is still remembered as the folder goes
        while (!done.get()) {
            nextOnDisplay();
        }
        chores.close();
    }

    private String notice() {
        return messages.notice().map(Notice::sentence).orElse("");
    }

    private RunRequest request() {
        return document.request().orElseThrow();
    }

    @Test
    void aDiskThatHangsIsToldOfAndHoldsUpNothingAndWhatStandsHereIsKept() throws Exception {
        document = on(Disks.real(display::add, Duration.ofSeconds(2)));
        document.open(file);
        HangingFile hanging = HangingFile.at(file);
        assertEquals(Optional.empty(), document.request()); // a run would write there
        assertTrue(notice().startsWith(folder.toAbsolutePath() + " does not answer."), notice());
        assertTrue(notice().contains("save elsewhere (Ctrl+Shift+S)"), notice());
        assertEquals(Optional.empty(), document.question()); // it was saved when its disk answered last
        manuscript.change(GELU, "");
        assertTrue(document.question().orElseThrow().startsWith("The experiment has changes"));
        assertFalse(document.save(file));
        assertTrue(notice().startsWith(file + " is not saved: "), notice());
        assertTrue(notice().contains("Save elsewhere (Ctrl+Shift+S)"), notice());
        assertEquals(GELU, manuscript.text());
        document.open(folder.resolve("b.yaml"));
        assertTrue(notice().startsWith("Not opened: "), notice());
        assertEquals(GELU, manuscript.text());
        assertEquals(Optional.of(file), document.file());
        assertFalse(document.look());
        assertFalse(notice().isEmpty());
        hanging.answer(RELU);
        while (!document.look()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertEquals("", notice()); // it answers again
        assertTrue(document.save(file));
        assertEquals(GELU, Files.readString(file));
        assertTrue(request().saved());
        assertEquals("", notice());
    }

    @Test
    void ofATextThatTheFileHoldsNoLongerTheCommandIsThatOfTheRunsFolder() throws IOException {
        assertTrue(request().command().endsWith("run " + file));
        assertTrue(document.command().isPresent());
        Files.writeString(file, GELU);
        assertTrue(request().command().contains("in the folder of this run"));
        assertEquals(RELU, request().text());
        assertFalse(manuscript.isSaved());
        assertEquals(Optional.empty(), document.command());
        assertTrue(notice().contains("a.yaml has been changed on the disk"), notice());
        assertTrue(messages.notice().orElseThrow().reloads());
    }

    @Test
    void aRequestOfBeforeIsLookedAtAgainWhenItIsRun() throws IOException {
        var request = request();
        assertTrue(request.now().saved());
        Files.writeString(file, GELU);
        assertTrue(request.saved());
        assertFalse(request.now().saved());
        Files.delete(file);
        assertFalse(request.now().saved());
        assertEquals(RELU, request.now().text());
    }

    @Test
    void beforeItIsLeftItIsAskedAboutAFileThatIsGoneOrOther() throws IOException {
        assertEquals(Optional.empty(), document.question());
        Files.writeString(file, GELU);
        assertTrue(document.question().orElseThrow().startsWith("a.yaml has been changed on the disk"));
        Files.delete(file);
        assertTrue(document.question().orElseThrow().startsWith("a.yaml is no longer on the disk"));
        assertTrue(notice().contains("is no longer on the disk"), notice());
        assertTrue(document.save(file));
        assertEquals(Optional.empty(), document.question());
        assertEquals("", notice());
        assertEquals(RELU, Files.readString(file));
        manuscript.change(GELU, "");
        assertTrue(document.question().orElseThrow().startsWith("The experiment has changes"));
    }

    @Test
    void whatWasChangedElsewhereIsTakenAsAStepThatCanBeUndone() throws IOException {
        Files.writeString(file, GELU);
        document.look();
        document.reload();
        assertEquals(GELU, manuscript.text());
        assertTrue(manuscript.isSaved());
        assertFalse(document.isWrittenElsewhere());
        assertEquals("", notice());
        manuscript.undo();
        assertEquals(RELU, manuscript.text());
        assertFalse(manuscript.isSaved());
    }

    @Test
    void aNoticeThatWasClosedComesAgainOnlyWithAnotherChangeAndGoesWhenThereIsNone() throws IOException {
        Files.writeString(file, GELU);
        document.look();
        messages.dismiss();
        document.look();
        assertEquals("", notice());
        assertTrue(document.isWrittenElsewhere()); // and saving asks
        Files.writeString(file, GELU + "seed: 2\n");
        document.look();
        assertFalse(notice().isEmpty());
        Files.writeString(file, RELU);
        document.look();
        assertEquals("", notice());
        assertTrue(manuscript.isSaved());
    }

    @Test
    void aLookThatASaveHasOvertakenIsNotTaken() throws Exception {
        Files.writeString(file, GELU);
        document.lookSoon();
        Runnable late = Optional.ofNullable(display.poll(60, TimeUnit.SECONDS)).orElseThrow();
        document.save(file);
        late.run();
        assertTrue(manuscript.isSaved());
        assertEquals("", notice());
        Files.writeString(file, GELU);
        document.lookSoon();
        while (notice().isEmpty()) { // the file is remembered by a chore too
            nextOnDisplay();
        }
        assertFalse(manuscript.isSaved());
    }

    @Test
    void whatIsWrittenWhileADiskIsWaitedForIsNotLeftWithoutAQuestion() throws IOException {
        AtomicBoolean slow = new AtomicBoolean(true);
        BlockingQueue<Runnable> begun = new LinkedBlockingQueue<>();
        String typed = RELU + "seed: 3\n";
        document = on(slow(slow, begun, () -> {
            manuscript.change(typed, "");
            begun.remove().run();
        }));
        Path other = Files.writeString(folder.resolve("b.yaml"), GELU);
        document.open(other);
        assertTrue(notice().startsWith("Not opened: the experiment was changed meanwhile"), notice());
        assertEquals(typed, manuscript.text());
        assertTrue(manuscript.canUndo());
        document.open(other); // the question of before was about this text
        assertEquals(GELU, manuscript.text());
        assertEquals("", notice());
        assertFalse(document.save(other)); // typed meanwhile: not to be left
        assertEquals(GELU, Files.readString(other));
        assertEquals(typed, manuscript.text());
        assertTrue(document.save(other));
        assertEquals(typed, Files.readString(other));
    }

    @Test
    void aSaveThatIsDoneLateIsNotThatOfAnotherProgram() throws Exception {
        AtomicBoolean slow = new AtomicBoolean();
        BlockingQueue<Runnable> begun = new LinkedBlockingQueue<>();
        document = on(slow(slow, begun, () -> LockSupport.parkNanos(1_000_000)));
        document.open(file);
        manuscript.change(GELU, "");
        slow.set(true);
        assertFalse(document.save(file));
        assertTrue(notice().startsWith(file + " is not saved: "), notice());
        slow.set(false);
        manuscript.change(GELU + "seed: 2\n", "");
        begun.remove().run();
        assertEquals(GELU, Files.readString(file));
        assertTrue(document.lookToSave());
        assertFalse(document.isWrittenElsewhere());
        assertEquals("", notice());
        assertFalse(manuscript.isSaved());
        Files.writeString(file, RELU); // this is another program's
        assertTrue(document.lookToSave());
        assertTrue(document.isWrittenElsewhere());
        Files.writeString(file, GELU + "seed: 4\n");
        assertTrue(document.lookToSave());
        assertTrue(document.isWrittenElsewhere());
    }

    @Test
    void aLookThatHangsHoldsUpNoneOnAnotherDiskAndSaysNothingOfIt() throws Exception {
        document = on(Disks.real(display::add, Duration.ofSeconds(2)));
        document.open(file);
        HangingFile hanging = HangingFile.at(file);
        document.lookSoon();
        Path other =
                Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("b.yaml"), RELU);
        document.open(other);
        Files.writeString(other, GELU);
        document.lookSoon();
        while (notice().isEmpty()) {
            nextOnDisplay();
        }
        assertTrue(notice().contains("b.yaml has been changed on the disk"), notice());
        HangingFile second = HangingFile.at(other);
        assertFalse(document.look());
        String told = notice();
        assertTrue(told.contains("b does not answer"), told);
        hanging.answer(RELU);
        nextOnDisplay();
        assertEquals(told, notice());
        second.answer(RELU);
    }

    @Test
    void aFileThatCannotBeOpenedIsToldWhateverIsSaidAfter() throws IOException {
        Path bad = Files.write(folder.resolve("bad.yaml"), new byte[] {(byte) 0xff});
        document.open(bad);
        messages.say("swish 1.0 added 1 activation");
        assertTrue(notice().contains("bad.yaml") && notice().contains("is not UTF-8"), notice());
        assertEquals(Optional.of(file), document.file());
        document.open(file);
        assertEquals("", notice());
    }

    @Test
    void aSaveThatFailsNamesWhatStandsInItsWayAndNoTemporaryFile() throws IOException {
        Path nowhere = folder.resolve("nowhere/b.yaml");
        assertFalse(document.save(nowhere));
        assertTrue(notice().contains("the folder " + nowhere.getParent() + " does not exist"), notice());
        assertFalse(notice().contains(".part"), notice());
        assertFalse(document.save(file.resolve("b.yaml")));
        assertTrue(notice().contains(file + " is no folder"), notice());
        assertFalse(document.save(Files.createDirectory(folder.resolve("c.yaml"))));
        assertTrue(notice().contains("it is a folder"), notice());
        assertEquals(Optional.of(file), document.file());
        assertTrue(document.save(folder.resolve("d.yaml")));
        assertEquals("", notice());
    }

    @Test
    void whatIsRecoveredIsToldUntilItIsSaved() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/draft-3-1"), file + "\n" + GELU);
        document.open(file);
        messages.say("swish 1.0 added 1 activation");
        assertTrue(notice().contains("are here again; Ctrl+Z"), notice());
        assertEquals(GELU, manuscript.text());
        document.save(file);
        assertEquals("", notice());
    }

    @Test
    void aSentenceGoesWhenWhatItIsAboutHasChanged() {
        messages.say("The experiment cannot be run: 1 fault", Topic.READING);
        messages.changed(Topic.RUN);
        assertEquals("The experiment cannot be run: 1 fault", messages.sentence());
        messages.changed(Topic.READING);
        assertEquals("", messages.sentence());
        messages.say("saved");
        messages.changed(Topic.READING);
        assertEquals("saved", messages.sentence());
    }
}
