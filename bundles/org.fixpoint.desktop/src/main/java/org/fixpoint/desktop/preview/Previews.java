package org.fixpoint.desktop.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.fixpoint.desktop.Latest;
import org.fixpoint.desktop.Surroundings;
import org.fixpoint.engine.describe.Plots;
import org.fixpoint.engine.run.Descriptions;

/** Describes and paints what is looked at, on a thread of its own; of several wishes only the latest is done. */
public final class Previews implements AutoCloseable {
    private final Executor display;
    private final Path scratch;
    private final Sketching sketching;
    private final Runnable told;
    private final Latest work = new Latest("preview");
    private Optional<Preview> shown = Optional.empty();
    private Optional<Asked> asked = Optional.empty();
    private Optional<Subject> ofForm = Optional.empty();
    private int number;

    /** A subject, and what data files are relative to. */
    private record Asked(Subject subject, Path folder) {}

    /** Describes a subject, and writes the images of it in the tone that the system has now. */
    @FunctionalInterface
    interface Sketching {
        Descriptions.Sketched of(Descriptions.Question question) throws IOException;
    }

    /**
     * Without a preview.
     *
     * @param told on the display's thread, when there is another preview
     */
    public Previews(Surroundings around, Runnable told) {
        this(
                around.display(),
                around.scratch(),
                question -> around.workbench()
                        .descriptions(
                                around.apart(),
                                new Plots.Pen(
                                        "png",
                                        List.of(
                                                "scale=2",
                                                "tone=" + around.tone().get())))
                        .sketch(question),
                told);
    }

    Previews(Executor display, Path scratch, Sketching sketching, Runnable told) {
        this.display = display;
        this.scratch = scratch;
        this.sketching = sketching;
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
        asked = Optional.of(new Asked(subject, folder));
        Path target = scratch.resolve("preview-" + number++ % 2); // the one shown stays until the next is there
        work.submit(() -> {
            Preview preview = described(subject, folder, target);
            display.execute(() -> {
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

    /** The system has another tone: what is shown, or is on its way, is painted once more. */
    public void repaint() {
        asked.ifPresent(now -> show(now.subject(), now.folder()));
    }

    private void clear() {
        asked = Optional.empty();
        work.submit(() -> display.execute(() -> {
            shown = Optional.empty();
            told.run();
        }));
    }

    private Preview described(Subject subject, Path folder, Path target) {
        try {
            return Preview.of(
                    subject,
                    sketching.of(new Descriptions.Question(
                            subject.kind(), subject.id(), subject.settings(), folder, Optional.of(target))));
        } catch (IOException fault) {
            return Preview.of(subject, "No figure can be painted (" + fault.getMessage() + ").");
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
