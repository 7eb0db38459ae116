package org.fixpoint.desktop.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.document.Document;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.YamlEdit;
import org.fixpoint.engine.document.YamlReader;
import org.fixpoint.engine.document.YamlText;

/** What the form does to the text of an experiment. */
public final class FormEdit {
    private static final Map<String, List<String>> SINGLE =
            Map.of("architecture", List.of("model"), "input", List.of("input"));
    private static final Map<String, List<String>> LISTS =
            Map.of("analysis", List.of("analyses"), "figure", List.of("figures"), "sink", List.of("results"));

    private static final Pattern BEGUN = // a number without its digits, or without those of its exponent
            Pattern.compile("[-+]?(\\.?|([0-9]+\\.?[0-9]*|\\.[0-9]+)[eE][-+]?)");

    private FormEdit() {}

    /**
     * Another value of a field; an empty one takes the value out.
     *
     * @param typed as the user sees it
     * @return the text afterwards
     * @throws Refusal if the text cannot be changed in this one place
     */
    public static String value(String text, Field field, String typed) {
        if (typed.isBlank() && field.isWords() && isWithoutId(text, field.path())) {
            return YamlEdit.set(text, field.path(), "\"\"").applied(text); // without its key nobody knows what is meant
        }
        if (typed.isBlank()) {
            return YamlEdit.remove(text, field.path()).applied(text);
        }
        return given(text, field, field.isWords() ? YamlText.text(typed) : YamlText.typed(typed));
    }

    /** Why a text that is being typed cannot be a value of a field yet; it is kept from the file until it can. */
    public static Optional<String> unfinished(Field field, String typed) {
        if (field.editor() instanceof Editor.Sweep) {
            return SweptValue.of(typed).isPresent()
                    ? Optional.empty()
                    : Optional.of("is no sweep yet; write it as {sweep: [relu, gelu]}, or choose \"Do not sweep\""
                            + " in its menu");
        }
        if (field.isWords() || typed.isBlank()) {
            return Optional.empty();
        }
        if (BEGUN.matcher(typed.strip()).matches()) {
            return Optional.of("is not finished; a number is such as -0.5 or 1e-3");
        }
        return isOneValue(typed)
                ? Optional.empty()
                : Optional.of("is not finished; close every bracket and quote, and write a list as [1, 2]");
    }

    /** Whether it is a value within braces and without, the same as it is alone: {@code -} begins a list, and {@code ?} a key. */
    private static boolean isOneValue(String typed) {
        String value = typed.strip();
        Document alone = YamlReader.read(value, "");
        Optional<String> read = alone.root().map(FlowText::written);
        return YamlText.typed(typed).equals(value)
                && alone.faults().isEmpty()
                && List.of("{a: " + value + "}", "a: " + value + "\n").stream()
                        .allMatch(text ->
                                node(text, List.of("a")).map(FlowText::written).equals(read));
    }

    /** A value, and with it the contributions above that the text does not give. */
    private static String given(String text, Field field, String value) {
        String whole = value;
        List<String> path = field.path();
        for (int i = field.absent().size() - 1; i >= 0; i--) {
            Field.Absent above = field.absent().get(i);
            String key = path.get(above.path().size());
            whole = "{id: " + above.id() + ", " + key + ": " + whole + "}";
            path = above.path();
        }
        return YamlEdit.set(text, path, whole).applied(text);
    }

    /**
     * Another contribution in a field; of the values given to the one before, those stay whose names the new one knows.
     *
     * @param field whose editor is {@link Editor.Part}
     */
    public static String part(String text, Field field, String id, Catalogue catalogue) {
        if (id.isBlank()) {
            return YamlEdit.remove(text, field.path()).applied(text);
        }
        Optional<Node> node = node(text, field.path());
        if (!(node.orElse(null) instanceof Node.Mapping mapping)
                || mapping.get("id").isEmpty()) {
            return given(text, field, YamlText.text(id));
        }
        String kind = ((Editor.Part) field.editor()).kind();
        List<String> known = Optional.ofNullable(catalogue.kinds().get(kind))
                .flatMap(type -> catalogue.find(type, id))
                .map(entry -> entry.descriptor().parameters().stream()
                        .map(Parameter::name)
                        .toList())
                .orElse(List.copyOf(mapping.members().keySet()));
        List<String> kept = mapping.members().keySet().stream()
                .filter(key -> known.contains(key) && !key.equals("id"))
                .toList();
        List<String> idPath = new ArrayList<>(field.path());
        idPath.add("id");
        if (kept.size() == mapping.members().size() - 1) {
            return YamlEdit.set(text, idPath, YamlText.text(id)).applied(text);
        }
        String changed = YamlEdit.set(text, idPath, YamlText.text(id)).applied(text);
        for (String key : mapping.members().keySet()) {
            if (!kept.contains(key) && !key.equals("id")) {
                idPath.set(field.path().size(), key);
                changed = YamlEdit.remove(changed, idPath).applied(changed);
            }
        }
        if (!kept.isEmpty()
                || !changed.lines().toList().get(mapping.mark().line() - 1).startsWith("{", column(mapping))) {
            return changed;
        }
        String brief = YamlEdit.set(changed, field.path(), YamlText.text(id)).applied(changed);
        return brief.lines().count() == changed.lines().count() ? brief : changed; // over several lines it has comments
    }

    /**
     * A contribution that a text of its own name makes, such as a formula, in a field: {@code {formula: …}}.
     *
     * @param key its id, which is the name of the text too
     * @param written the text
     */
    public static String written(String text, Field field, String key, String written) {
        return given(text, field, "{" + key + ": " + (written.isEmpty() ? "\"\"" : YamlText.text(written)) + "}");
    }

    /** Whether a value stands in a mapping of a contribution without its id, so that a key says what is meant. */
    private static boolean isWithoutId(String text, List<String> path) {
        return path.size() > 1
                && node(text, path.subList(0, path.size() - 1)).orElse(null) instanceof Node.Mapping above
                && above.get("id").isEmpty()
                && above.get(path.get(path.size() - 1)).isPresent();
    }

    private static Optional<Node> node(String text, List<String> path) {
        Optional<Node> node = YamlReader.read(text, "").root();
        for (String key : path) {
            node = node.flatMap(parent -> parent instanceof Node.Mapping mapping
                    ? mapping.get(key)
                    : parent instanceof Node.Sequence list
                            ? Optional.of(list.items().get(Integer.parseInt(key)))
                            : Optional.empty());
        }
        return node;
    }

    /** One more item of a list. */
    public static String added(String text, Section.Addition list, String id) {
        return YamlEdit.append(text, list.path(), YamlText.text(id)).applied(text);
    }

    /** A list without an item, or a mapping without a value. */
    public static String removed(String text, Field field) {
        return YamlEdit.remove(text, field.path()).applied(text);
    }

    /**
     * A contribution put where the experiment takes one of its kind: as model or input, at the end of a list, or in the first field
     * for that kind; where that field is swept, it is one more value of the sweep.
     *
     * @throws Refusal if there is no such place
     */
    public static String used(String text, Form form, String kind, String id, Catalogue catalogue) {
        Optional<List<String>> list = Optional.ofNullable(LISTS.get(kind));
        if (list.isPresent()) {
            return YamlEdit.append(text, list.get(), YamlText.text(id)).applied(text);
        }
        Optional<List<String>> single = Optional.ofNullable(SINGLE.get(kind));
        Field field = form.fields()
                .filter(each -> each.takes(kind))
                .filter(each -> single.isEmpty() || each.path().equals(single.get()))
                .findFirst()
                .orElseThrow(() -> new Refusal("This experiment has no place for " + kind + " " + id + "."));
        if (field.editor() instanceof Editor.Sweep) {
            List<String> values = new ArrayList<>(field.path());
            values.add("sweep");
            return YamlEdit.append(text, values, YamlText.text(id)).applied(text);
        }
        return part(text, field, id, catalogue);
    }

    /**
     * A field swept: over nine values of its slider, or from half of what a number is to twice that, in equal factors where they span
     * much; of a contribution, over the one that is there, with all that is given to it.
     *
     * @throws Refusal if the text cannot be changed in this one place
     */
    public static String swept(String text, Field field) {
        String values = field.editor() instanceof Editor.Part
                ? "[" + node(text, field.path()).map(FlowText::written).orElse(YamlText.text(field.effective())) + "]"
                : SweepProposal.values(field);
        String line = given(text, field, "{sweep: " + values + "}");
        String kept = node(text, field.path())
                .flatMap(swept -> SweptLines.of(text, swept))
                .filter(lines -> reads(lines).equals(reads(line)))
                .orElse(line);
        if (kept.chars().filter(c -> c == '#').count()
                < text.chars().filter(c -> c == '#').count()) {
            throw new Refusal(
                    field.place() + " has comments that a sweep would lose; write the sweep in the tab YAML.");
        }
        return kept;
    }

    private static int column(Node node) {
        return node.mark().column() - 1;
    }

    private static String reads(String text) {
        return YamlReader.read(text, "").root().map(FlowText::written).orElse("");
    }

    /**
     * A field that was swept with the value alone that is looked at.
     *
     * @throws Refusal if the sweep has no such value, or the text cannot be changed in this one place
     */
    public static String unswept(String text, Field field, Slice slice) {
        Node value = slice.value(field)
                .orElseThrow(() -> new Refusal(
                        "The sweep of " + field.place() + " does not say its values; write one value in its place."));
        return given(text, field, FlowText.written(value));
    }
}
