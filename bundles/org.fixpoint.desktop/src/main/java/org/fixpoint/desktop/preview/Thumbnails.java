package org.fixpoint.desktop.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixpoint.desktop.Latest;
import org.fixpoint.desktop.Surroundings;
import org.fixpoint.desktop.document.Template;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.FormReader;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.describe.Plots;
import org.fixpoint.engine.run.Descriptions;

/** Pictures of experiments that have not been run: the portrait of the first part that has one, painted on a thread of its own. */
public final class Thumbnails implements AutoCloseable {
    private static final List<String> KINDS = List.of("activation", "vector-activation", "architecture", "input");

    private final Surroundings around;
    private final Catalogue catalogue;
    private final Latest work = new Latest("thumbnail");
    private int number;

    /** Of what is made of a catalogue. */
    public Thumbnails(Surroundings around, Catalogue catalogue) {
        this.around = around;
        this.catalogue = catalogue;
    }

    /**
     * Paints a template; of several wishes only the latest is done.
     *
     * @param painted on the display's thread: the file of the image, or none where nothing in it has a portrait
     */
    public void paint(Template template, Consumer<Optional<Path>> painted) {
        Path target = around.scratch().resolve("thumbnail-" + number++ % 2);
        work.submit(() -> {
            Optional<Path> image = image(template, target);
            around.display().execute(() -> painted.accept(image));
        });
    }

    private Optional<Path> image(Template template, Path target) {
        Form form =
                FormReader.read(template.text(), catalogue, around.workbench().residency());
        Path folder = around.home().resolve(template.shelf());
        return KINDS.stream()
                .flatMap(kind -> Subject.of(form, kind::equals).stream())
                .flatMap(subject -> described(subject, folder, target).stream())
                .findFirst();
    }

    private Optional<Path> described(Subject subject, Path folder, Path target) {
        try {
            return around
                    .workbench()
                    .descriptions(around.apart(), new Plots.Pen("png", List.of("scale=2", "tone=" + around.tone())))
                    .of(new Descriptions.Question(
                            subject.kind(), subject.id(), subject.settings(), folder, Optional.of(target)))
                    .plots()
                    .stream()
                    .findFirst();
        } catch (IOException | RuntimeException unpainted) { // the text tells what it is
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
