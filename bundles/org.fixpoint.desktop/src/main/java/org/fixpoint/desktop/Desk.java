package org.fixpoint.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fixpoint.api.Refusal;
import org.fixpoint.desktop.catalogue.Offering;
import org.fixpoint.desktop.catalogue.PlugIn;
import org.fixpoint.desktop.catalogue.Shelves;
import org.fixpoint.desktop.document.Manuscript;
import org.fixpoint.desktop.document.Template;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.FormEdit;
import org.fixpoint.desktop.form.FormReader;
import org.fixpoint.desktop.form.Section;
import org.fixpoint.desktop.form.Slice;
import org.fixpoint.desktop.form.Typing;
import org.fixpoint.desktop.form.Waiting;
import org.fixpoint.desktop.live.Live;
import org.fixpoint.desktop.preview.Preview;
import org.fixpoint.desktop.preview.Subject;
import org.fixpoint.desktop.preview.Thumbnails;
import org.fixpoint.desktop.run.Execution;
import org.fixpoint.desktop.run.Opened;
import org.fixpoint.desktop.run.RunList;
import org.fixpoint.desktop.run.RunRequest;
import org.fixpoint.desktop.run.Runs;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.plan.Reading;

/**
 * What the window shows: one experiment over what is installed. Nothing here knows of widgets.
 *
 * <p>Its methods are called by one thread, that of the display. What takes time is done on threads of its own, whose results come
 * back through the display's executor.
 */
public final class Desk implements AutoCloseable, Typing.Document {
    private final Surroundings around;
    private final Manuscript manuscript = new Manuscript(DocumentFile.NEW, true);
    private final Shelves shelves = new Shelves();
    private final Waiting waiting = new Waiting();
    private final Messages messages = new Messages(this::tell);
    private final Readings readings;
    private final Chores files;
    private final PlugIns plugIns;
    private final History history;
    private final DocumentFile document;
    private final Sight sight;
    private final Runs runs;
    private final RunList runList;
    private final Arrivals arrivals;
    private final List<Consumer<Topic>> listeners = new ArrayList<>();
    private Form form = new Form(List.of(), "Reading what is installed …");
    private Optional<Reading> read = Optional.empty();
    private String readText = "";
    private Form unmarked = form;

    /** A desk with a new experiment. */
    public Desk(Surroundings around) {
        this.around = around;
        this.readings = new Readings(around.display());
        this.files = new Chores(around.display(), this::say);
        this.plugIns = new PlugIns(around.plugIns(), files);
        this.history = new History(around.state(), files, around.disk());
        this.sight = new Sight(around, this::tell);
        this.runs = new Runs(around.display(), new Execution(around), this::ran);
        this.runList = new RunList(around.display(), runs, new Opened(around), () -> tell(Topic.RUN), this::say);
        this.document = new DocumentFile(
                manuscript,
                history,
                sight::forget,
                file -> runList.look(RunRequest.runs(file)),
                messages,
                around.disk());
        runList.look(RunRequest.runs(Optional.empty()));
        manuscript.onChange(() -> {
            tell(Topic.TEXT);
            history.keep(document.file(), manuscript);
            read();
        });
        this.arrivals = new Arrivals(around, this::took, this::listed, messages::report);
    }

    /** From now on every change is told. */
    public void onChange(Consumer<Topic> listener) {
        listeners.add(listener);
    }

    private void tell(Topic topic) {
        messages.changed(topic);
        show(topic);
    }

    private void show(Topic topic) {
        List.copyOf(listeners).forEach(listener -> listener.accept(topic));
    }

    /** Tells a sentence. */
    public void say(String sentence) {
        messages.say(sentence);
    }

    private void ran() {
        runList.follow();
        tell(Topic.RUN);
    }

    private void took(Catalogue catalogue, boolean settled) {
        shelves.take(catalogue, settled);
        sight.lapse();
        tell(Topic.CATALOGUE);
        read();
    }

    private void listed(List<PlugIn> now) {
        plugIns.take(now);
        tell(Topic.CATALOGUE);
    }

    private void read() {
        Optional<Catalogue> catalogue = shelves.catalogue();
        if (catalogue.isEmpty()) {
            return; // it is read when the catalogue comes
        }
        String text = manuscript.text();
        Path place = document.place();
        int count = document.count();
        readings.read(
                () -> FormReader.read(text, catalogue.get(), around.workbench().residency()),
                now -> took(text, now),
                stopped -> Whole.read(around, text, place, stopped),
                planned -> took(count, text, planned));
    }

    private void took(String text, Form now) {
        if (!text.equals(manuscript.text())) {
            return;
        }
        unmarked = now;
        form = now.with(faults());
        tell(Topic.FORM);
        shelves.catalogue().ifPresent(all -> sight.follow(form, all, folder()));
    }

    private void took(int count, String text, Reading planned) {
        if (count != document.count()) {
            return;
        }
        if (!text.equals(manuscript.text())) { // a slider is being drawn: the model is seen to follow
            planned.plan().ifPresent(plan -> sight.follow(Optional.of(plan)));
            return;
        }
        read = Optional.of(planned);
        readText = text;
        form = unmarked.with(planned.faults());
        sight.follow(planned.plan());
        shelves.catalogue().ifPresent(all -> sight.fits().look(planned.plan(), all));
        tell(Topic.READING);
        tell(Topic.FORM);
    }

    /** The experiment file, if it has one. */
    public Optional<Path> file() {
        return document.file();
    }

    /** The text of the experiment. */
    public Manuscript manuscript() {
        return manuscript;
    }

    /** What is installed. */
    public Shelves shelves() {
        return shelves;
    }

    /** The plug-ins. */
    public PlugIns plugIns() {
        return plugIns;
    }

    /** What goes with the model. */
    public Fits fits() {
        return sight.fits();
    }

    /** The experiment as fields. */
    public Form form() {
        return form;
    }

    /** What is wrong with the experiment, as far as it has been read. */
    public List<Fault> faults() {
        return read.map(Reading::faults).orElse(List.of());
    }

    /** The file of one of the experiments that the text names. */
    public Path member(String name) {
        return document.place().resolveSibling(name).normalize();
    }

    /** Whether it can be run, as far as it has been read, or why not. */
    public Soundness soundness() {
        return new Soundness(read, form.members().size());
    }

    /** What the user is told. */
    public Messages messages() {
        return messages;
    }

    /** What is previewed. */
    public Optional<Preview> preview() {
        return sight.preview();
    }

    /** Which value of each sweep is looked at. */
    public Slice slice() {
        return sight.slice();
    }

    /** The model as it is played with. */
    public Live live() {
        return sight.live();
    }

    /** The runs. */
    public Runs runs() {
        return runs;
    }

    /** All runs that can be shown, those of earlier days among them. */
    public RunList runList() {
        return runList;
    }

    /** A subject is to be previewed. */
    public void preview(Subject subject) {
        sight.preview(subject, folder());
    }

    /** What the form is about is to be previewed. */
    public void previewForm() {
        sight.goBack();
    }

    /** The system's theme is light where it was dark, or the other way: what has colours of its own is shown anew. */
    public void repaint() {
        sight.repaint();
        List.of(Topic.CATALOGUE, Topic.FORM, Topic.READING, Topic.LIVE, Topic.NOTICE)
                .forEach(this::show);
    }

    /** What outlives the window. */
    public History history() {
        return history;
    }

    /** What the window wants of the file system. */
    public Disk disk() {
        return around.disk();
    }

    /** Experiments to begin with. */
    public List<Template> templates() {
        return disk().found(around.home(), () -> Template.in(around.home()), List.of());
    }

    /** Paints what templates are about, once it is known what is installed. */
    public Optional<Thumbnails> thumbnails() {
        return shelves.catalogue().map(all -> new Thumbnails(around, all));
    }

    /** The file of the experiment. */
    public DocumentFile document() {
        return document;
    }

    @Override
    public String text() {
        return manuscript.text();
    }

    /** Another value of a field; an empty one takes it out. */
    @Override
    public boolean set(Field field, String typed) {
        return change(text -> FormEdit.value(text, field, typed), field.place());
    }

    /**
     * Another contribution in a field.
     *
     * @return whether it is written
     */
    public boolean choose(Field field, String id) {
        return shelves.catalogue()
                .filter(all -> change(text -> FormEdit.part(text, field, id, all), ""))
                .isPresent();
    }

    /** A contribution that a text of its own name makes, such as a formula, still to be written. */
    public void write(Field field, String key) {
        change(text -> FormEdit.written(text, field, key, ""), "");
    }

    /** One more item in a list. */
    public void add(Section.Addition list, String id) {
        change(text -> FormEdit.added(text, list, id), "");
    }

    /** Takes an item or a value out. */
    public void remove(Field field) {
        change(text -> FormEdit.removed(text, field), "");
    }

    /** Sweeps a field. */
    public void sweep(Field field) {
        change(text -> FormEdit.swept(text, field), "");
    }

    /** Gives a field that is swept the value alone that is looked at. */
    public void unsweep(Field field) {
        change(text -> FormEdit.unswept(text, field, slice()), "");
    }

    /** The folder of the experiment, or where it would be: paths of data files begin there. */
    public Path folder() {
        return document.folder();
    }

    /** Puts a contribution where the experiment takes one of its kind; one that does not fit is refused. */
    public void use(Offering offering) {
        Optional<String> why = sight.fits().whyNot(offering);
        if (why.isPresent()) {
            say(offering.id() + " is not added, as it does not fit: it " + why.get());
            return;
        }
        shelves.catalogue()
                .ifPresent(all -> change(text -> FormEdit.used(text, form, offering.kind(), offering.id(), all), ""));
    }

    private boolean change(Function<String, String> edit, String kind) {
        try {
            manuscript.change(edit.apply(manuscript.text()), kind);
            return true;
        } catch (Refusal refusal) {
            say(String.valueOf(refusal.getMessage()));
            return false;
        }
    }

    /** The fields whose text is not finished. */
    public Waiting waiting() {
        return waiting;
    }

    /** Runs the experiment as it is written now, saved or not; one that cannot be run, or is half typed, is told of. */
    public void run() {
        if (!new OneByOne(around.disk(), this::say).isFree()) {
            return; // what was begun before has not ended
        }
        Optional<String> half = waiting.first();
        if (half.isPresent()) {
            messages.say(
                    "The experiment is not run: what stands in the field " + half.get()
                            + " is not finished; finish it, or clear the field",
                    Topic.TEXT);
        } else if (!form.members().isEmpty()
                || (read.isPresent()
                        && readText.equals(manuscript.text())
                        && !soundness().isSound())) {
            messages.say(
                    (form.members().isEmpty() ? "The experiment cannot be run: " : "")
                            + soundness().inWords(),
                    Topic.READING);
        } else {
            document.request().ifPresent(runs::run);
        }
    }

    /** Ends all that goes on; a run stops and can be gone on with. */
    @Override
    public void close() {
        arrivals.close();
        readings.close();
        files.close();
        history.close();
        sight.close();
        runList.close();
        runs.close();
    }
}
