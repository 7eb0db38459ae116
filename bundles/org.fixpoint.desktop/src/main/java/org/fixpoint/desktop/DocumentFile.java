package org.fixpoint.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixpoint.desktop.document.Drafts;
import org.fixpoint.desktop.document.Manuscript;
import org.fixpoint.desktop.document.OnDisk;
import org.fixpoint.desktop.document.Template;
import org.fixpoint.desktop.document.Unwritten;
import org.fixpoint.desktop.run.RunRequest;
import org.fixpoint.desktop.run.Runs;
import org.fixpoint.engine.document.YamlFile;

/**
 * The file of the experiment: opened, begun, saved, and recovered after the program was killed.
 *
 * <p>Other programs may write or remove it meanwhile. It is compared with the text before that counts; where they differ, the
 * experiment is not saved.
 */
public final class DocumentFile {
    /** What a new experiment begins with. */
    public static final String NEW =
            """
            fixpoint: 1
            name: experiment
            model: {id: mlp, activation: relu}
            analyses: [kernel-fixed-points]
            """;

    private static final OnDisk.Held NOTHING = new OnDisk.Held(false, Optional.empty());

    private final Manuscript manuscript;
    private final History history;
    private final Runnable another;
    private final Consumer<Optional<Path>> moved;
    private final Messages messages;
    private final Chores chores;
    private Optional<Path> file = Optional.empty();
    private Optional<OnDisk> onDisk = Optional.empty();
    private OnDisk.Held seen = NOTHING;
    private boolean onDiskTold;
    private Optional<Path> template = Optional.empty();
    private int count;
    private int taken;

    /**
     * Without a file.
     *
     * @param manuscript its text
     * @param another called before another experiment takes the place of this one
     * @param moved told when the experiment has another file, or none
     * @param messages takes sentences for the user
     * @param chores reads the file where nobody waits for it
     */
    DocumentFile(
            Manuscript manuscript,
            History history,
            Runnable another,
            Consumer<Optional<Path>> moved,
            Messages messages,
            Chores chores) {
        this.manuscript = manuscript;
        this.history = history;
        this.another = another;
        this.moved = moved;
        this.messages = messages;
        this.chores = chores;
    }

    /** The experiment file, if it has one. */
    Optional<Path> file() {
        return file;
    }

    /** Where the experiment is, or would be; one that was begun with a template is beside that, with its data files, until it is saved. */
    Path place() {
        return file.or(() -> template).orElse(Path.of("experiment.yaml")).toAbsolutePath();
    }

    /** The folder of that. */
    Path folder() {
        return place().resolveSibling("");
    }

    /** How many experiments have taken the place of another. */
    int count() {
        return count;
    }

    /** Opens an experiment, or the one in a folder; a file that is not there yet is begun. */
    public void open(Path path) {
        try {
            Path experiment = Files.isDirectory(path) ? path.resolve("experiment.yaml") : path;
            boolean there = Files.exists(experiment);
            String text = there ? YamlFile.text(experiment) : NEW;
            at(Optional.of(experiment));
            took(new OnDisk(experiment, there ? Optional.of(text) : Optional.empty()));
            begin(text, there);
            messages.say(there ? "opened " + experiment : experiment + " is new; Ctrl+S writes it");
            if (there) {
                history.remember(experiment);
            }
            history.left(experiment).ifPresent(this::recover);
        } catch (YamlFile.Unreadable unreadable) {
            messages.show(Notice.of("Not opened: " + unreadable.getMessage()));
        }
    }

    private void at(Optional<Path> path) {
        file = path;
        moved.accept(path);
    }

    /** From now on the file is compared with this. */
    private void took(OnDisk read) {
        onDisk = Optional.of(read);
        seen = new OnDisk.Held(read.text().isPresent(), read.text());
        taken++;
        settle();
    }

    private void begin(String text, boolean saved) {
        count++;
        another.run();
        manuscript.begin(text, saved);
    }

    /** Opens what was being written when the program was killed, if it was. */
    public void recover() {
        history.left().ifPresent(draft -> draft.experiment().ifPresentOrElse(this::open, () -> recover(draft)));
    }

    private void recover(Drafts.Draft draft) {
        if (!draft.text().equals(manuscript.text())) {
            manuscript.change(draft.text(), "");
            messages.show(Notice.of(
                    "Changes that were not saved when the program ended are here again; Ctrl+Z takes them back."));
        }
        history.takeOver(draft, file, manuscript);
    }

    /** Begins a new experiment without a file. */
    public void begin() {
        begin(NEW, Optional.empty());
    }

    /** Begins with a template, without a file. */
    public void begin(Template with) {
        begin(with.text(), Optional.of(with.file()));
    }

    private void begin(String text, Optional<Path> beside) {
        template = beside;
        at(Optional.empty());
        onDisk = Optional.empty();
        taken++;
        settle();
        begin(text, true);
    }

    /** What was told of the file before holds no longer. */
    private void settle() {
        onDiskTold = false;
        messages.dismiss();
    }

    /** Compares the experiment with its file, as something is about to count on that. */
    public void look() {
        onDisk.ifPresent(known -> compare(known, known.now()));
    }

    /** The same on another thread: nobody waits for a slow disk. */
    public void lookSoon() {
        int asked = taken;
        onDisk.ifPresent(known -> chores.find(known::now, now -> {
            if (asked == taken) { // else it was saved or left meanwhile
                compare(known, now);
            }
        }));
    }

    private void compare(OnDisk known, OnDisk.Held now) {
        manuscript.compare(now.text());
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        if (manuscript.isSaved()) { // it has been written to the same end
            took(new OnDisk(known.file(), now.text()));
        } else if (known.isGone(now)) {
            warn(new Notice(known.file() + " is no longer on the disk; Ctrl+S writes it again.", false));
        } else if (known.isOther(now)) {
            warn(new Notice(
                    known.file() + " has been changed on the disk by another program. Runs take what stands here.",
                    now.text().isPresent()));
        } else if (onDiskTold) {
            settle(); // it is again as it was
        }
    }

    private void warn(Notice notice) {
        onDiskTold = true;
        messages.show(notice);
    }

    /** Takes what the file holds, as one step that can be undone. */
    public void reload() {
        look();
        Optional<OnDisk> now = onDisk.map(known -> new OnDisk(known.file(), seen.text()))
                .filter(held -> held.text().isPresent());
        now.ifPresent(held -> {
            took(held);
            manuscript.change(held.text().orElseThrow(), "");
            manuscript.pause();
            messages.say("read again: " + held.file() + "; Ctrl+Z goes back to what stood here");
        });
    }

    /** What to ask before the experiment is left; empty if nothing would be lost. */
    public Optional<String> question() {
        look();
        if (manuscript.isSaved()) {
            return Optional.empty();
        }
        Optional<OnDisk> known = onDisk;
        if (known.filter(old -> old.isGone(seen)).isPresent()) {
            return Optional.of(name() + " is no longer on the disk. Write it again?");
        }
        return Optional.of(
                known.filter(old -> old.isOther(seen)).isPresent()
                        ? name() + " has been changed on the disk by another program. Replace it by what stands here?"
                        : "The experiment has changes that are not saved. Save them?");
    }

    private String name() {
        return String.valueOf(place().getFileName());
    }

    /** Whether the file of the experiment holds what another program has written since it was read or saved here. */
    public boolean isWrittenElsewhere() {
        return onDisk.filter(OnDisk::isOther).isPresent();
    }

    /** The experiment as it is to be run now, saved or not. */
    RunRequest request() {
        look();
        return new RunRequest(manuscript.text(), place(), file, manuscript.isSaved());
    }

    /** What to type to run the experiment without the window; empty while it is not saved. */
    public Optional<String> command() {
        look();
        return file.filter(path -> manuscript.isSaved()).map(path -> Runs.command(path.toAbsolutePath()));
    }

    /**
     * Writes the experiment, whatever its file holds.
     *
     * @return whether it is written
     */
    public boolean save(Path path) {
        try {
            YamlFile.write(path, manuscript.text());
            at(Optional.of(path));
            took(new OnDisk(path, Optional.of(manuscript.text())));
            manuscript.markSaved();
            messages.say("saved " + path);
            history.remember(path);
            return true;
        } catch (IOException fault) {
            messages.show(Notice.of(Unwritten.inWords(path, fault)));
            return false;
        }
    }
}
