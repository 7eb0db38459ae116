package org.fixpoint.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixpoint.desktop.document.Drafts;
import org.fixpoint.desktop.document.Manuscript;
import org.fixpoint.desktop.document.OnDisk;
import org.fixpoint.engine.document.YamlFile;

/** The file of the experiment: opened, begun, saved, and recovered after the program was killed. */
public final class DocumentFile {
    private final Manuscript manuscript;
    private final History history;
    private final Runnable another;
    private final Consumer<Optional<Path>> moved;
    private final Consumer<String> said;
    private Optional<Path> file = Optional.empty();
    private Optional<OnDisk> onDisk = Optional.empty();
    private Optional<Path> template = Optional.empty();
    private int count;

    /**
     * Without a file.
     *
     * @param manuscript its text
     * @param another called before another experiment takes the place of this one
     * @param moved told when the experiment has another file, or none
     * @param said takes sentences for the user
     */
    DocumentFile(
            Manuscript manuscript,
            History history,
            Runnable another,
            Consumer<Optional<Path>> moved,
            Consumer<String> said) {
        this.manuscript = manuscript;
        this.history = history;
        this.another = another;
        this.moved = moved;
        this.said = said;
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
            String text = there ? YamlFile.text(experiment) : Desk.NEW;
            at(Optional.of(experiment));
            onDisk = Optional.of(new OnDisk(experiment, there ? Optional.of(text) : Optional.empty()));
            begin(text, there);
            said.accept(there ? "opened " + experiment : experiment + " is new; Ctrl+S writes it");
            if (there) {
                history.remember(experiment);
            }
            history.left(experiment).ifPresent(this::recover);
        } catch (YamlFile.Unreadable unreadable) {
            said.accept(String.valueOf(unreadable.getMessage()));
        }
    }

    private void at(Optional<Path> path) {
        file = path;
        moved.accept(path);
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
            said.accept("Changes that were not saved when the program ended are here again; Ctrl+Z takes them back.");
        }
        history.takeOver(draft, file, manuscript);
    }

    /**
     * Begins without a file.
     *
     * @param beside where the text comes from
     */
    void begin(String text, Optional<Path> beside) {
        template = beside;
        at(Optional.empty());
        onDisk = Optional.empty();
        begin(text, true);
    }

    /** Whether the file of the experiment holds what another program has written since it was read or saved here. */
    public boolean isWrittenElsewhere() {
        return onDisk.filter(OnDisk::isOther).isPresent();
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
            onDisk = Optional.of(new OnDisk(path, Optional.of(manuscript.text())));
            manuscript.markSaved();
            said.accept("saved " + path);
            history.remember(path);
            return true;
        } catch (IOException fault) {
            said.accept(path + " cannot be written (" + fault.getMessage() + "); save it under another name");
            return false;
        }
    }
}
