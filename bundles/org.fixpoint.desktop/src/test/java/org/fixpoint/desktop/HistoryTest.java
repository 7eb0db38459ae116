package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fixpoint.desktop.document.Drafts;
import org.fixpoint.desktop.document.Manuscript;
import org.fixpoint.desktop.document.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    private Path folder = Path.of("");

    private final BlockingQueue<Runnable> display = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    /** Of a process, among others that are all gone. */
    private History history(String process) {
        return new History(
                folder,
                new Drafts(folder, process, name -> false),
                new Chores(Runnable::run, said::add),
                Disks.real(display::add, Duration.ofMinutes(1)));
    }

    private static Manuscript changed(String text) {
        Manuscript manuscript = new Manuscript("", true);
        manuscript.change(text, "");
        return manuscript;
    }

    /** What a window leaves that goes without having been asked to. */
    private void killedOver(Optional<Path> file, String text) {
        try (History killed = history("7-1")) {
            killed.keep(file, changed(text));
        }
    }

    @Test
    void aDraftIsThatOfItsFileHoweverThatIsNamed() throws IOException {
        killedOver(Optional.of(Path.of("there/../a.yaml")), "name: a");
        try (History next = history("8-1")) {
            for (Path name : List.of(
                    Path.of("a.yaml"), Path.of("./a.yaml"), Path.of("a.yaml").toAbsolutePath())) {
                assertEquals("name: a", next.left(name).orElseThrow().text());
            }
            assertEquals(Optional.empty(), next.left(Path.of("there/a.yaml")));
        }
    }

    @Test
    void theDraftOfANewExperimentIsThatOfNoFile() throws IOException {
        killedOver(Optional.empty(), "name: b");
        try (History next = history("8-1")) {
            assertEquals(Optional.empty(), next.left().orElseThrow().experiment());
            assertEquals(Optional.empty(), next.left(Path.of("experiment.yaml")));
        }
    }

    @Test
    void whatIsSavedOrLeftOnPurposeLeavesNoDraft() throws IOException {
        try (History saved = history("7-1")) {
            Manuscript manuscript = changed("name: c");
            saved.keep(Optional.empty(), manuscript);
            manuscript.markSaved();
            saved.keep(Optional.empty(), manuscript);
        }
        try (History left = history("8-1")) {
            left.keep(Optional.empty(), changed("name: d"));
            left.leave(new Placement(new Placement.Area(0, 0, 900, 700), false));
        }
        try (History next = history("9-1")) {
            assertEquals(Optional.empty(), next.left());
        }
    }

    @Test
    void aDraftThatWasTakenOverIsKeptAsTheOneOfTheNextProcess() throws IOException {
        killedOver(Optional.of(Path.of("a.yaml")), "name: a");
        try (History next = history("8-1")) {
            next.takeOver(next.left().orElseThrow(), Optional.of(Path.of("a.yaml")), changed("name: a, again"));
            assertEquals(Optional.empty(), next.left());
        }
        try (History later = history("9-1")) {
            assertEquals(
                    "name: a, again",
                    later.left(Path.of("a.yaml")).orElseThrow().text());
        }
    }

    @Test
    void aFileIsRememberedOnceHoweverItIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "");
        Path other = Files.writeString(folder.resolve("b.yaml"), "");
        try (History history = history("7-1")) {
            history.remember(file);
            history.remember(other);
            history.remember(folder.resolve("there/../a.yaml"));
            List<Path> wanted = List.of(
                    file.toAbsolutePath().normalize(), other.toAbsolutePath().normalize());
            until(wanted, history);
            Files.delete(other);
            history.refresh();
            until(List.of(wanted.get(0)), history);
        }
    }

    @Test
    void ofASpoiltListOfFilesTheRestIsKept() throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "");
        Files.writeString(folder.resolve("recent"), "a\0b\n" + file.toAbsolutePath() + "\n");
        try (History history = history("7-1")) {
            until(List.of(file.toAbsolutePath()), history);
        }
    }

    /** What the disks tell comes through the display. */
    private void until(List<Path> wanted, History history) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!history.recent().equals(wanted) && System.nanoTime() < end) {
            Optional.ofNullable(display.poll(10, TimeUnit.MILLISECONDS)).ifPresent(Runnable::run);
        }
        assertEquals(wanted, history.recent());
    }
}
