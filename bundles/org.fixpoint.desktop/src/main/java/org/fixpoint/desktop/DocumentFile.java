package org.fixpoint.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
    private final Disk disk;
    private Optional<Path> file = Optional.empty();
    private Optional<OnDisk> onDisk = Optional.empty();
    private OnDisk.Held seen = NOTHING;
    private boolean onDiskTold;
    private Optional<Path> template = Optional.empty();
    private int count;
    private int taken;
    private final Set<OnDisk> late = new HashSet<>(); // saves that were given up, and may be done still
    private Optional<Notice> silence = Optional.empty();

    /**
     * Without a file.
     *
     * @param manuscript its text
     * @param another called before another experiment takes the place of this one
     * @param moved told when the experiment has another file, or none
     * @param messages takes sentences for the user
     * @param disk reads and writes the file
     */
    DocumentFile(
            Manuscript manuscript,
            History history,
            Runnable another,
            Consumer<Optional<Path>> moved,
            Messages messages,
            Disk disk) {
        this.manuscript = manuscript;
        this.history = history;
        this.another = another;
        this.moved = moved;
        this.messages = messages;
        this.disk = disk;
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

    /**
     * Opens an experiment, or the one in a folder; a file that is not there yet is begun. What stands here is left without a
     * question, but not what was written while the disk was waited for.
     */
    public void open(Path path) {
        String left = manuscript.text();
        Found found;
        try {
            found = disk.ask(parent(path), () -> Found.at(path));
        } catch (IOException held) {
            messages.show(Notice.of("Not opened: " + held.getMessage() + ". Open " + path + " again when it does."));
            return;
        }
        if (found.fault().isPresent()) {
            messages.show(Notice.of("Not opened: " + found.fault().get()));
            return;
        }
        if (!manuscript.isSaved() && !manuscript.text().equals(left)) {
            messages.show(
                    Notice.of("Not opened: the experiment was changed meanwhile; save it if it is to be kept, and open "
                            + path + " again."));
            return;
        }
        Path experiment = found.experiment();
        boolean there = found.there();
        at(Optional.of(experiment));
        took(new OnDisk(experiment, there ? Optional.of(found.text()) : Optional.empty()));
        begin(found.text(), there);
        messages.say(there ? "opened " + experiment : experiment + " is new; Ctrl+S writes it");
        if (there) {
            history.remember(experiment);
        }
        left(() -> history.left(experiment)).ifPresent(this::recover);
    }

    private static Path parent(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }

    private static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** A draft, or a notice where it is not known whether there is one. */
    private Optional<Drafts.Draft> left(Disk.Touch<Optional<Drafts.Draft>> drafts) {
        try {
            return drafts.done();
        } catch (IOException held) {
            messages.show(Notice.of(held.getMessage()
                    + ". Whether changes were left there that were not saved is not known; start the window again when"
                    + " it does."));
            return Optional.empty();
        }
    }

    private void at(Optional<Path> path) {
        file = path;
        moved.accept(path);
    }

    /** From now on the file is compared with this. */
    private void took(OnDisk read) {
        onDisk = Optional.of(read);
        late.removeIf(given -> given.file().equals(whole(read.file())));
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
        left(history::left).ifPresent(draft -> draft.experiment().ifPresentOrElse(this::open, () -> recover(draft)));
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

    /**
     * Compares the experiment with its file, as something is about to count on that.
     *
     * @return whether that could be done; a disk that does not answer is told of
     */
    public boolean look() {
        return look("");
    }

    /** The same as the file is to be written over; where that is not to be, a notice says that it is not saved. */
    public boolean lookToSave() {
        return look(name() + " is not saved: ");
    }

    private boolean look(String before) {
        return onDisk.map(known -> look(known, before)).orElse(true);
    }

    private boolean look(OnDisk known, String before) {
        int asked = taken;
        try {
            OnDisk.Held now = disk.ask(parent(known.file()), known::now);
            if (asked == taken) {
                answered();
                compare(known, now);
            }
            return true;
        } catch (IOException held) {
            tell(Notice.of(before + held.getMessage() + ". What " + known.file()
                    + " holds now is not known; try again when it does, or save elsewhere (Ctrl+Shift+S)."));
            return false;
        }
    }

    private void tell(Notice silent) {
        silence = Optional.of(silent);
        messages.show(silent);
    }

    /** That a disk does not answer holds no longer. */
    private void answered() {
        if (silence.isPresent() && silence.equals(messages.notice())) {
            messages.dismiss();
        }
        silence = Optional.empty();
    }

    /** The same without waiting for it. */
    public void lookSoon() {
        int asked = taken;
        onDisk.ifPresent(known -> disk.soon(parent(known.file()), known::now, now -> {
            if (asked == taken) { // else it was saved or left meanwhile
                answered();
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
        if (manuscript.isSaved() || isLate(known.file(), now)) { // written to the same end, or by a save given up
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

    private boolean isLate(Path path, OnDisk.Held now) {
        return now.text().isPresent() && late.contains(new OnDisk(whole(path), now.text()));
    }

    private void warn(Notice notice) {
        onDiskTold = true;
        messages.show(notice);
    }

    /** Takes what the file holds, as one step that can be undone. */
    public void reload() {
        Optional<OnDisk> now = onDisk.filter(known -> look())
                .map(known -> new OnDisk(known.file(), seen.text()))
                .filter(held -> held.text().isPresent());
        now.ifPresent(held -> {
            took(held);
            manuscript.change(held.text().orElseThrow(), "");
            manuscript.pause();
            messages.say("read again: " + held.file() + "; Ctrl+Z goes back to what stood here");
        });
    }

    /** What to ask before the experiment is left; empty if nothing would be lost, as far as its disk answers. */
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

    /** Whether the file held, when it was looked at last, what another program has written since it was read or saved here. */
    public boolean isWrittenElsewhere() {
        return onDisk.filter(known -> known.isOther(seen)).isPresent();
    }

    /** The experiment as it is to be run now, saved or not; none while its disk, on which its runs are too, does not answer. */
    Optional<RunRequest> request() {
        return look()
                ? Optional.of(new RunRequest(manuscript.text(), place(), file, manuscript.isSaved()))
                : Optional.empty();
    }

    /** What to type to run the experiment without the window; empty while it is not saved. */
    public Optional<String> command() {
        look();
        return file.filter(path -> manuscript.isSaved()).map(path -> Runs.command(path.toAbsolutePath()));
    }

    /**
     * Writes the experiment, whatever its file holds.
     *
     * @return whether it is written as it stands; not if it was changed while the disk was waited for
     */
    public boolean save(Path path) {
        String text = manuscript.text();
        Optional<String> unwritten;
        try {
            unwritten = disk.ask(parent(path), () -> written(path, text));
        } catch (IOException held) {
            late.add(new OnDisk(whole(path), Optional.of(text)));
            unwritten = Optional.of(path + " is not saved: " + held.getMessage()
                    + ". Save elsewhere (Ctrl+Shift+S), or again when it does; what stands here is kept.");
        }
        if (unwritten.isPresent()) {
            messages.show(Notice.of(unwritten.get()));
            return false;
        }
        at(Optional.of(path));
        took(new OnDisk(path, Optional.of(text)));
        manuscript.markSaved(text);
        messages.say("saved " + path);
        history.remember(path);
        return manuscript.isSaved();
    }

    /** Writes a text; why it is not written, if it is not. */
    private static Optional<String> written(Path path, String text) {
        try {
            YamlFile.write(path, text);
            return Optional.empty();
        } catch (IOException fault) {
            return Optional.of(Unwritten.inWords(path, fault));
        }
    }
}
