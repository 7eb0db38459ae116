package org.fixpoint.desktop.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.desktop.Latest;
import org.fixpoint.desktop.Surroundings;
import org.fixpoint.desktop.document.Template;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.FormReader;
import org.fixpoint.desktop.form.Slice;
import org.fixpoint.desktop.live.Still;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.describe.Plots;
import org.fixpoint.engine.run.Descriptions;
import org.fixpoint.engine.run.StopSignal;

/**
 * Pictures of experiments that have not been run, drawn on a thread of its own: the portrait of the activation, or of a memory or another
 * map of states that of the map, or that of the first part that has one.
 */
public final class Thumbnails implements AutoCloseable {
    private static final List<String> FUNCTIONS = List.of("activation", "vector-activation");
    private static final List<String> OTHERS = List.of("architecture", "input");

    /**
     * A picture: one of the two.
     *
     * @param plot that the window paints itself
     * @param image the file of one that it does not
     */
    public record Thumbnail(Optional<Panel.Plot> plot, Optional<Path> image) {
        static final Thumbnail NONE = new Thumbnail(Optional.empty(), Optional.empty());

        boolean isThere() {
            return plot.isPresent() || image.isPresent();
        }
    }

    /** A contribution, and what its data files are relative to. */
    private record Part(Subject subject, Path folder) {}

    private final Surroundings around;
    private final Catalogue catalogue;
    private final Latest work = new Latest("thumbnail");
    private final StopSignal stop = new StopSignal();

    /** Of what is made of a catalogue. */
    public Thumbnails(Surroundings around, Catalogue catalogue) {
        this.around = around;
        this.catalogue = catalogue;
    }

    /**
     * Draws templates, one after the other; those of which nothing can be drawn are left out.
     *
     * @param drawn called as each is there, on the thread that draws
     */
    public void draw(List<Template> templates, BiConsumer<Template, Thumbnail> drawn) {
        work.submit(() -> {
            Map<Part, Thumbnail> known = new HashMap<>(); // many are about the same activation
            List<Template> others = new ArrayList<>(); // whose models take longer
            for (Template template : templates) {
                if (!stop.isGiven()) {
                    portrait(FUNCTIONS, template, known)
                            .ifPresentOrElse(picture -> drawn.accept(template, picture), () -> others.add(template));
                }
            }
            for (Template template : others) {
                if (!stop.isGiven()) {
                    model(template)
                            .or(() -> portrait(OTHERS, template, known))
                            .ifPresent(picture -> drawn.accept(template, picture));
                }
            }
        });
    }

    private Optional<Thumbnail> portrait(List<String> kinds, Template template, Map<Part, Thumbnail> known) {
        Residency residency = around.workbench().residency();
        Form form =
                new Slice(() -> {}).of(FormReader.read(template.text(), catalogue, residency), catalogue, residency);
        Path folder = around.home().resolve(template.shelf());
        return kinds.stream()
                .flatMap(kind -> Subject.of(form, kind::equals).stream())
                .map(subject -> new Part(subject, folder))
                .map(part -> known.computeIfAbsent(part, each -> described(each, known.size())))
                .filter(Thumbnail::isThere)
                .findFirst();
    }

    /** The map of the model of the first point. */
    private Optional<Thumbnail> model(Template template) {
        try {
            return around.workbench()
                    .planner(around.apart())
                    .until(stop::isGiven)
                    .read(template.text(), template.file(), List.of())
                    .plan()
                    .flatMap(plan -> plan.points().stream().findFirst())
                    .flatMap(point -> around.workbench().scene(point, around.apart(), stop))
                    .flatMap(scene -> Still.of(scene, stop::isGiven))
                    .map(plot -> new Thumbnail(Optional.of(plot), Optional.empty()));
        } catch (RuntimeException undrawn) { // refused, or a plug-in breaks off: the text tells what it is
            return Optional.empty();
        }
    }

    private Thumbnail described(Part part, int number) {
        Subject subject = part.subject();
        Path target = around.scratch().resolve("thumbnail-" + number);
        try {
            Descriptions.Sketched sketched = around.workbench()
                    .descriptions(
                            around.apart(),
                            new Plots.Pen(
                                    "png",
                                    List.of("scale=2", "tone=" + around.tone().get())))
                    .sketch(new Descriptions.Question(
                            subject.kind(), subject.id(), subject.settings(), part.folder(), Optional.of(target)));
            return new Thumbnail(
                    sketched.figures().values().stream()
                            .flatMap(figure -> figure.panels().stream())
                            .filter(Panel.Plot.class::isInstance)
                            .map(Panel.Plot.class::cast)
                            .findFirst(),
                    sketched.described().plots().stream().findFirst());
        } catch (IOException | RuntimeException undrawn) { // the text tells what it is
            return Thumbnail.NONE;
        }
    }

    @Override
    public void close() {
        stop.give();
        work.close();
    }
}
