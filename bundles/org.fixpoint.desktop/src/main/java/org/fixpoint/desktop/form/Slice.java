package org.fixpoint.desktop.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.YamlReader;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;

/**
 * Of each sweep over the model the value that is looked at: the point of the experiment that the previews are of. The document has
 * nothing of it. Used by the display's thread.
 */
public final class Slice {
    private static final int MOST = 1000; // of more, a slider of 140 pixels finds none

    private final Map<List<String>, Integer> chosen = new HashMap<>();
    private final Runnable told;

    /**
     * Nothing is chosen.
     *
     * @param told when another value is looked at
     */
    public Slice(Runnable told) {
        this.told = told;
    }

    /** The values of a field's sweep among which can be chosen; none of a field outside the model, as nothing else is previewed. */
    private static List<Node> values(Field field) {
        return field.path().get(0).equals("model")
                ? field.sweep()
                        .filter(sweep -> sweep.count().orElse(0) <= MOST)
                        .map(sweep -> sweep.values(isWhole(field)))
                        .orElse(List.of())
                : List.of();
    }

    private static boolean isWhole(Field field) {
        return field.editor() instanceof Editor.Line line && line.content() == Editor.Content.WHOLE;
    }

    /** The values among which can be chosen, in words: a number, or the id of a contribution. */
    public static List<String> labels(Field field) {
        return values(field).stream()
                .map(value -> PartReader.id(value).orElseGet(() -> FlowText.shown(value)))
                .toList();
    }

    /** Which of them is looked at: what was chosen, else of numbers the middle one and of others the first. */
    public int index(Field field) {
        return index(field, values(field));
    }

    private int index(Field field, List<Node> values) {
        return Optional.ofNullable(chosen.get(field.path()))
                .filter(index -> index < values.size())
                .orElseGet(() -> values.stream().allMatch(Slice::isNumber) ? Math.max(0, values.size() - 1) / 2 : 0);
    }

    private static boolean isNumber(Node node) {
        return node instanceof Node.Scalar scalar
                && (scalar.form() == Node.Form.WHOLE || scalar.form() == Node.Form.REAL);
    }

    /** The value of a swept field that is looked at; where none can be chosen the first, if the sweep says which that is. */
    Optional<Node> value(Field field) {
        List<Node> values = values(field);
        return values.stream().skip(index(field, values)).findFirst().or(() -> field.sweep()
                .flatMap(SweptValue::first)
                .flatMap(first -> YamlReader.read(first, "").root()));
    }

    /** A form as it is without its sweeps, each field with the value of it that is looked at. */
    public Form of(Form form, Catalogue catalogue, Residency residency) {
        PartReader parts = new PartReader(catalogue, residency);
        List<Section> sections = form.sections().stream()
                .map(section -> new Section(
                        section.title(),
                        section.fields().stream()
                                .flatMap(field -> of(field, catalogue, parts).stream())
                                .toList(),
                        section.list()))
                .toList();
        return new Form(sections, form.notice());
    }

    private List<Field> of(Field field, Catalogue catalogue, PartReader parts) {
        Optional<Node> value = field.sweep().flatMap(sweep -> value(field));
        if (value.isEmpty()) {
            return List.of(field);
        }
        return field.editor() instanceof Editor.Sweep swept
                ? Optional.ofNullable(catalogue.kinds().get(swept.kind()))
                        .map(kind -> parts.read(PartReader.At.of(field), value, kind, ""))
                        .orElse(List.of(field))
                : List.of(field.with(FlowText.written(value.get())));
    }

    /** Another value is looked at. */
    public void choose(Field field, int index) {
        if (index(field) != index) {
            chosen.put(field.path(), index);
            told.run();
        }
    }

    /** Another experiment is begun: nothing is chosen. */
    public void forget() {
        chosen.clear();
    }

    /**
     * The point of a plan that is looked at; along sweeps outside the model, and of replicates, the first.
     *
     * @param form of the same text, or of one a little newer
     */
    public Optional<Point> point(Plan plan, Form form) {
        List<Field> swept =
                form.fields().filter(field -> !values(field).isEmpty()).toList();
        List<Point> points = plan.points();
        int stride = points.size();
        int at = 0;
        for (Dimension dimension : plan.dimensions()) { // points are in row-major order over them
            stride /= dimension.size();
            if (dimension.size() > 1) {
                Point next = points.get(stride);
                Optional<Field> along = swept.stream()
                        .filter(field -> !setting(next, field).equals(setting(points.get(0), field)))
                        .findFirst();
                at += (along.map(this::index).orElse(0) % dimension.size()) * stride;
            }
        }
        return points.stream().skip(at).findFirst();
    }

    /** What a point has in a field of the model. */
    private static Optional<Setting> setting(Point point, Field field) {
        Optional<Setting> setting = Optional.of(new Setting.Nested(point.model()));
        for (String key : field.path().subList(1, field.path().size())) {
            setting = setting.flatMap(each -> each instanceof Setting.Nested nested
                    ? Optional.ofNullable(nested.setup().settings().get(key))
                    : Optional.empty());
        }
        return setting;
    }
}
