package org.fixpoint.desktop.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.desktop.Latest;
import org.fixpoint.desktop.Surroundings;
import org.fixpoint.engine.describe.Plots;
import org.fixpoint.engine.run.Descriptions;

/** Describes and paints what is looked at, on a thread of its own; of several wishes only the latest is done. */
public final class Previews implements AutoCloseable {
    private final Surroundings around;
    private final Runnable told;
    private final Latest work = new Latest("preview");
    private Optional<Preview> shown = Optional.empty();
    private Optional<Subject> ofForm = Optional.empty();
    private int number;

    /**
     * Without a preview.
     *
     * @param told on the display's thread, when there is another preview
     */
    public Previews(Surroundings around, Runnable told) {
        this.around = around;
        this.told = told;
    }

    /** What is shown. */
    public Optional<Preview> shown() {
        return shown;
    }

    /**
     * Shows another subject as soon as it is painted.
     *
     * @param folder what data files are relative to
     */
    public void show(Subject subject, Path folder) {
        Path target =
                around.scratch().resolve("preview-" + number++ % 2); // the one shown stays until the next is there
        work.submit(() -> {
            Preview preview = described(subject, folder, target);
            around.display().execute(() -> {
                shown = Optional.of(preview.after(shown));
                told.run();
            });
        });
    }

    /** Shows what the form is about, if that is another subject than before. */
    public void follow(Optional<Subject> subject, Path folder) {
        if (!subject.equals(ofForm)) {
            ofForm = subject;
            subject.ifPresentOrElse(now -> show(now, folder), this::clear);
        }
    }

    /** What is installed has changed: what the form is about may be of another version now, and is painted anew. */
    public void lapse() {
        ofForm = Optional.empty();
    }

    /** Shows what the form is about once more. */
    public void goBack(Path folder) {
        ofForm.ifPresent(subject -> show(subject, folder));
    }

    private void clear() {
        work.submit(() -> around.display().execute(() -> {
            shown = Optional.empty();
            told.run();
        }));
    }

    private Preview described(Subject subject, Path folder, Path target) {
        try {
            Descriptions.Sketched sketched = around.workbench()
                    .descriptions(around.apart(), new Plots.Pen("png", List.of("scale=2", "tone=" + around.tone())))
                    .sketch(new Descriptions.Question(
                            subject.kind(), subject.id(), subject.settings(), folder, Optional.of(target)));
            return Preview.of(subject, sketched);
        } catch (IOException fault) {
            return Preview.of(subject, "No figure can be painted (" + fault.getMessage() + ").");
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
