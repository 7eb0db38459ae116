package org.fixpoint.desktop.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.desktop.Latest;
import org.fixpoint.desktop.form.Editor;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.engine.live.Drawn;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.run.StopSignal;

/**
 * The model of the experiment as it is looked at: drawn coarsely at once and finely afterwards, on threads of its own; what has been
 * overtaken is stopped. Called by the display's thread.
 *
 * <p>A turn of the parameter that the model's family has makes no model anew.
 */
public final class Live implements AutoCloseable {
    private static final int MOST_ORBITS = 6;
    private static final double[] FIRST = {-0.5, 0}; // of an odd activation 0 is fixed, and of many more 1

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Executor display;
    private final Models models;
    private final Runnable told;
    private final Duration patience;
    private final Latest making = new Latest("model");
    private final Latest drawing = new Latest("portrait");
    private final Latest tracing = new Latest("branches");
    private final List<double[]> starts = new ArrayList<>();
    private StopSignal drawn = new StopSignal();
    private StopSignal traced = new StopSignal();
    private StopSignal made = new StopSignal();
    private Optional<Made> model = Optional.empty();
    private Optional<Dial> dial = Optional.empty();
    private Optional<Form> heard = Optional.empty();
    private Optional<Seen<Drawn>> portrait = Optional.empty();
    private Optional<Seen<List<Mark>>> branches = Optional.empty();
    private Optional<Made> latest = Optional.empty(); // of the thread that makes models alone
    private String notice = "";
    private OptionalDouble slid = OptionalDouble.empty(); // where the family's parameter was put by a sweep last
    private boolean cobweb; // whether the starts are of maps of correlations
    private boolean past;
    private volatile OptionalLong begun = OptionalLong.empty(); // when the model that is being made was

    /** What was drawn last, and the scene of which it was: that of the model before, until there is more. */
    private record Seen<T>(Scene scene, T drawn) {}

    /** Makes the model of a point, here or in a process apart. */
    @FunctionalInterface
    public interface Models {
        /**
         * What there is to look at; nothing where the model has no map.
         *
         * @throws Refusal if it cannot be made
         */
        Optional<Scene> of(Point point, StopSignal stop);
    }

    /**
     * Without a model.
     *
     * @param display does what changes the state, one piece after the other
     * @param models makes them
     * @param told on the display's thread, when there is something else to see
     */
    public Live(Executor display, Models models, Runnable told) {
        this(display, models, told, PATIENCE);
    }

    /** With how long a model may take to be made that is not wanted any more. */
    Live(Executor display, Models models, Runnable told, Duration patience) {
        this.patience = patience;
        this.display = display;
        this.models = models;
        this.told = told;
    }

    /** What is shown, if the model has a map to show. */
    public Optional<LiveView> view() {
        return portrait.map(now -> new LiveView(
                now.scene().states() ? "Phase portrait" : "Map of correlations",
                now.scene().states(),
                now.drawn(),
                branches.flatMap(known -> dial.map(turned -> diagram(turned, known))),
                dial,
                chosen(),
                past));
    }

    private int chosen() {
        return (int) starts.stream()
                .filter(start -> !cobweb || !Arrays.equals(start, FIRST))
                .count();
    }

    private static Panel.Plot diagram(Dial dial, Seen<List<Mark>> branches) {
        return Branches.diagram(dial, branches.scene().sight()[0], branches.drawn());
    }

    /** Why nothing is shown, or empty. */
    public String notice() {
        return notice;
    }

    private Optional<Scene> scene() {
        return model.flatMap(Made::scene);
    }

    /**
     * The experiment can be run: the model is that of a point of it. One that is being made is made to its end, and shown, unless it
     * takes long.
     */
    public void look(Point point, Form form) {
        if (begun.stream().anyMatch(since -> System.nanoTime() - since > patience.toNanos())) {
            made.give();
            made = new StopSignal();
        }
        StopSignal stop = made;
        keep(false);
        making.submit(() -> {
            Made now = latest.filter(known -> known.isOf(point)).orElseGet(() -> make(point, stop));
            latest = Optional.of(now).filter(any -> !stop.isGiven());
            display.execute(() -> {
                if (!stop.isGiven()) {
                    take(now, point, form);
                }
            });
        });
    }

    /** The experiment cannot be run any more as it is written: what is shown is of the text before. */
    public void lapse() {
        keep(true);
    }

    private void keep(boolean now) {
        if (past != now) {
            past = now;
            told.run();
        }
    }

    /** Another experiment is begun: nothing is shown until its model is there. */
    public void forget() {
        stop();
        made = new StopSignal();
        model = Optional.empty();
        dial = Optional.empty();
        portrait = Optional.empty();
        branches = Optional.empty();
        heard = Optional.empty();
        starts.clear();
        cobweb = false;
        slid = OptionalDouble.empty();
        notice = "";
        past = false;
        told.run();
    }

    private Made make(Point point, StopSignal stop) {
        begun = OptionalLong.of(System.nanoTime());
        try {
            return Made.of(point, models, stop);
        } finally {
            begun = OptionalLong.empty();
        }
    }

    private void take(Made now, Point point, Form form) {
        OptionalDouble swept = swept(now, point, form);
        boolean moved = !swept.equals(slid);
        slid = swept;
        if (model.filter(now::equals).isPresent()) { // its parameter is heard of as it is typed
            swept.stream().filter(value -> moved).forEach(this::turn);
            return;
        }
        drawn.give();
        traced.give();
        model = Optional.of(now);
        notice = now.refused();
        now.scene().ifPresent(this::begin);
        portrait = portrait.filter(any -> now.scene().isPresent());
        branches = branches.filter(any -> now.scene().flatMap(Scene::parameter).isPresent());
        dial = now.scene().flatMap(Scene::parameter).map(turned -> dial(turned, point, form));
        told.run();
        draw();
        trace();
        heard.ifPresent(this::hear); // the parameter may have been turned while the model was made
    }

    /** Orbits stay from one map of correlations to the next, which has the same axes; there the first is drawn unasked. */
    private void begin(Scene scene) {
        boolean scalar = !scene.states();
        if (!scalar || !cobweb) {
            starts.clear();
        }
        if (scalar && !cobweb) {
            starts.add(FIRST.clone());
        }
        cobweb = scalar;
    }

    /** The value of the parameter that is looked at, if it is swept. */
    private static OptionalDouble swept(Made now, Point point, Form form) {
        return now.scene()
                .flatMap(Scene::parameter)
                .filter(turned ->
                        field(form, turned.name()).flatMap(Field::sweep).isPresent())
                .map(turned -> OptionalDouble.of(value(turned, point)))
                .orElse(OptionalDouble.empty());
    }

    private static double value(Scene.Parameter turned, Point point) {
        return point.model().settings().get(turned.name()) instanceof Setting.Plain plain
                        && plain.value() instanceof Double number
                ? number
                : turned.value();
    }

    private static Dial dial(Scene.Parameter turned, Point point, Form form) {
        double value = value(turned, point);
        Optional<Editor.Span> span = field(form, turned.name())
                .flatMap(field -> field.editor() instanceof Editor.Line line ? line.span() : Optional.empty());
        return Dial.over(
                turned.name(),
                span.map(Editor.Span::low).orElse(0.0),
                span.map(Editor.Span::high).orElse(0.0),
                value);
    }

    private static Optional<Field> field(Form form, String parameter) {
        return form.field(List.of("model", parameter));
    }

    /** The field of the parameter that is turned, unless it is swept. */
    public Optional<Field> turned(Form form) {
        return dial.flatMap(now -> field(form, now.name()))
                .filter(field -> !field.given() || number(field.value()).isPresent());
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }

    /** The fields have changed: if the parameter has, the portrait follows before the experiment has been read. */
    public void hear(Form form) {
        heard = Optional.of(form);
        turned(form)
                .map(Field::effective)
                .map(Live::number)
                .filter(OptionalDouble::isPresent)
                .ifPresent(number -> turn(number.getAsDouble()));
    }

    /** Another value of the parameter; one for which there is no map changes nothing. */
    public void turn(double value) {
        boolean exists = scene().flatMap(Scene::parameter)
                .filter(turned -> value > turned.low() && value < turned.high())
                .isPresent();
        if (exists && dial.filter(now -> now.value() != value).isPresent()) {
            dial = dial.map(now -> now.at(value));
            told.run();
            draw();
        }
    }

    /**
     * From here an orbit begins.
     *
     * @param y nothing to a map of one number
     */
    public void start(double x, double y) {
        if (starts.size() == MOST_ORBITS) {
            starts.remove(0);
        }
        starts.add(new double[] {x, y});
        draw();
    }

    /** Takes all orbits away. */
    public void clear() {
        starts.clear();
        draw();
    }

    private void draw() {
        drawn.give();
        StopSignal stop = new StopSignal();
        drawn = stop;
        OptionalDouble at = dial.map(now -> OptionalDouble.of(now.value())).orElse(OptionalDouble.empty());
        List<double[]> from = List.copyOf(starts);
        scene().ifPresent(scene -> drawing.submit(() -> {
            try {
                scene.draw(at, from, stop::isGiven, step -> show(stop, new Seen<>(scene, step)));
            } catch (Refusal refusal) {
                tell(stop, scene, String.valueOf(refusal.getMessage()));
            }
        }));
    }

    private void show(StopSignal stop, Seen<Drawn> step) {
        display.execute(() -> {
            if (!stop.isGiven()) {
                portrait = Optional.of(step);
                notice = "";
                told.run();
            }
        });
    }

    private void tell(StopSignal stop, Scene scene, String sentence) {
        display.execute(() -> {
            if (!stop.isGiven()) {
                portrait = portrait.filter(seen -> seen.scene().equals(scene));
                notice = sentence;
                told.run();
            }
        });
    }

    private void trace() {
        StopSignal stop = new StopSignal();
        traced = stop;
        dial.map(Branches::passes).ifPresent(passes -> scene().ifPresent(scene -> tracing.submit(() -> {
            try {
                scene.trace(passes, stop::isGiven, marks -> show(stop, scene, marks));
            } catch (Refusal refusal) {
                display.execute(() -> {
                    if (!stop.isGiven()) {
                        branches = branches.filter(seen -> seen.scene().equals(scene));
                        notice = String.valueOf(refusal.getMessage());
                        told.run();
                    }
                });
            }
        })));
    }

    private void show(StopSignal stop, Scene scene, List<Mark> marks) {
        display.execute(() -> {
            if (!stop.isGiven()) {
                branches = Optional.of(new Seen<>(scene, marks));
                told.run();
            }
        });
    }

    private void stop() {
        List.of(made, drawn, traced).forEach(StopSignal::give);
    }

    /** Stops all that goes on. */
    @Override
    public void close() {
        stop();
        making.close();
        drawing.close();
        tracing.close();
    }
}
