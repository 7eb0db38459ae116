package org.fixpoint.desktop;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.Slice;
import org.fixpoint.desktop.live.Live;
import org.fixpoint.desktop.preview.Preview;
import org.fixpoint.desktop.preview.Previews;
import org.fixpoint.desktop.preview.Subject;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.plan.Plan;

/** What is seen of the experiment beside its form: what goes with its model, the preview and the model as it is played with. */
final class Sight implements AutoCloseable {
    private static final String ACTIVATION = "activation";

    private final Surroundings around;
    private final Fits fits;
    private final Previews previews;
    private final Live live;
    private final Slice slice = new Slice(this::again);
    private Optional<Seen> seen = Optional.empty();
    private Optional<Plan> plan = Optional.empty();

    /** A form, what is installed, and what data files are relative to. */
    private record Seen(Form form, Catalogue catalogue, Path folder) {}

    Sight(Surroundings around, Consumer<Topic> told) {
        this.around = around;
        this.fits = new Fits(around.display(), around.workbench()::residency, () -> told.accept(Topic.CATALOGUE));
        this.previews = new Previews(around, () -> told.accept(Topic.PREVIEW));
        this.live = new Live(
                around.display(),
                (point, stop) -> around.workbench().scene(point, around.apart(), stop),
                () -> told.accept(Topic.LIVE));
    }

    Fits fits() {
        return fits;
    }

    Optional<Preview> preview() {
        return previews.shown();
    }

    Live live() {
        return live;
    }

    Slice slice() {
        return slice;
    }

    /** Another experiment is begun. */
    void forget() {
        slice.forget();
        plan = Optional.empty();
        live.forget();
    }

    /** What is installed has changed. */
    void lapse() {
        previews.lapse();
    }

    /** The fields have changed. */
    void follow(Form form, Catalogue catalogue, Path folder) {
        seen = Optional.of(new Seen(form, catalogue, folder));
        live.hear(form);
        seen.ifPresent(this::look);
    }

    private void look(Seen now) {
        Form one = slice.of(now.form(), now.catalogue(), around.workbench().residency());
        fits.look(one, now.catalogue(), now.folder());
        previews.follow(Subject.of(one, ACTIVATION::equals), now.folder());
    }

    /** The experiment has been read: its model is looked at, if it can be run. */
    void follow(Optional<Plan> now) {
        plan = now;
        plan.ifPresentOrElse(this::look, live::lapse);
    }

    private void look(Plan now) {
        seen.map(Seen::form).ifPresent(form -> slice.point(now, form).ifPresent(point -> live.look(point, form)));
    }

    private void again() {
        seen.ifPresent(this::look);
        plan.ifPresent(this::look);
    }

    /** A subject is to be previewed. */
    void preview(Subject subject, Path folder) {
        previews.show(subject, folder);
    }

    /** What the form is about is to be previewed. */
    void goBack() {
        seen.ifPresent(now -> previews.goBack(now.folder()));
    }

    /** The system has another tone. */
    void repaint() {
        previews.repaint();
    }

    @Override
    public void close() {
        fits.close();
        previews.close();
        live.close();
    }
}
