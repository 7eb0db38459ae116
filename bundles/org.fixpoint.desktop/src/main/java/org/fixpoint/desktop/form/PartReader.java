package org.fixpoint.desktop.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.plan.Eponym;

/** The fields of one contribution: which one it is, and its parameters with all nested in them. */
final class PartReader {
    private static final int DEEPEST = 6;

    private final Catalogue catalogue;
    private final Residency residency;

    PartReader(Catalogue catalogue, Residency residency) {
        this.catalogue = catalogue;
        this.residency = residency;
    }

    /** Where a contribution stands: see {@link Field}. */
    record At(
            List<String> path,
            String place,
            int level,
            String label,
            String doc,
            boolean removable,
            List<Field.Absent> absent) {
        /** Where a field stands. */
        static At of(Field field) {
            return new At(
                    field.path(),
                    field.place(),
                    field.level(),
                    field.label(),
                    field.doc(),
                    field.removable(),
                    field.absent());
        }

        private At below(String key, String help, List<Field.Absent> missing) {
            List<String> longer = new ArrayList<>(path);
            longer.add(key);
            return new At(longer, place + "." + key, level + 1, key, help, false, missing);
        }

        private Field field(Editor editor, String unit, String value) {
            return new Field(path, place, level, label, doc, unit, editor, value, removable, absent, Optional.empty());
        }
    }

    /**
     * The fields, the one that chooses the contribution first.
     *
     * @param node what the file gives
     * @param standard the id taken if the file gives none, or empty
     */
    List<Field> read(At at, Optional<Node> node, Class<?> kind, String standard) {
        List<Field> fields = new ArrayList<>();
        Optional<String> given = node.flatMap(PartReader::id).or(() -> node.flatMap(each -> eponym(each, kind)));
        if (node.isPresent() && given.isEmpty()) { // a sweep over contributions, or nothing that is one
            fields.add(at.field(new Editor.Sweep(Kinds.word(kind)), "", FlowText.shown(node.get())));
            return fields;
        }
        fields.add(at.field(
                new Editor.Part(Kinds.word(kind), catalogue.ids(kind), Eponym.ofTexts(kind, catalogue), standard),
                "",
                given.orElse("")));
        String id = given.orElse(standard);
        Map<String, Node> members = members(node);
        Optional<Entry> entry = catalogue.find(kind, id).map(found -> specialised(found, members));
        if (entry.isEmpty()) {
            fields.addAll(kept(at, id, members));
            return fields;
        }
        if (at.level() >= DEEPEST) {
            return fields;
        }
        List<Field.Absent> absent = new ArrayList<>(at.absent());
        if (node.isEmpty()) {
            absent.add(new Field.Absent(at.path(), id));
        }
        List<Parameter<?>> parameters = entry.get().descriptor().parameters();
        Map<String, String> inForce = inForce(parameters, members);
        Set<String> others = new LinkedHashSet<>(members.keySet());
        others.remove("id");
        for (Parameter<?> parameter : parameters) {
            others.remove(parameter.name());
            if (FormReader.visible(parameter, inForce) || members.containsKey(parameter.name())) {
                At below = at.below(parameter.name(), help(parameter), absent);
                fields.addAll(parameter(below, parameter, Optional.ofNullable(members.get(parameter.name()))));
            }
        }
        Map<String, String> slots = slots(entry.get());
        others.addAll(slots.keySet());
        for (String other : others) {
            fields.add(at.below(other, slots.getOrDefault(other, ""), absent)
                    .field(
                            new Editor.Line(Editor.Content.OTHER, "", Optional.empty()),
                            "",
                            Optional.ofNullable(members.get(other))
                                    .map(FlowText::shown)
                                    .orElse("")));
        }
        return fields;
    }

    /** What the file gives to a contribution that is not installed, as it is written there. */
    private static List<Field> kept(At at, String owner, Map<String, Node> members) {
        String help = "is kept as the file has it, as " + owner + " is not installed; the tab YAML changes it";
        List<Field> fields = new ArrayList<>();
        members.forEach((name, value) -> {
            if (!name.equals("id")) {
                fields.add(at.below(name, help, at.absent())
                        .field(new Editor.Kept(owner), owner + " is missing", FlowText.written(value)));
            }
        });
        return fields;
    }

    /** The slots of a figure with their help, in which items may be named; code of drop-ins is not asked in this process. */
    private Map<String, String> slots(Entry entry) {
        Map<String, String> slots = new LinkedHashMap<>();
        if (entry.descriptor().kind().equals(Visualizer.class) && !residency.droppedIn(entry.origin())) {
            try {
                Object made = entry.contribution().create(Values.of(entry.descriptor(), Map.of()));
                ((Visualizer) made)
                        .slots()
                        .forEach(slot -> slots.put(slot.name(), slot.doc() + "; the name of an item"));
            } catch (RuntimeException | LinkageError incomplete) { // told where the experiment is planned
                return slots;
            }
        }
        return slots;
    }

    /** The id of a contribution as a file names it, by a word or in a mapping. */
    static Optional<String> id(Node node) {
        Node id = node instanceof Node.Mapping mapping ? mapping.get("id").orElse(node) : node;
        return id instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** The id of the contribution that a mapping without an id means by one of its keys. */
    private Optional<String> eponym(Node node, Class<?> kind) {
        return node instanceof Node.Mapping mapping && mapping.get("sweep").isEmpty()
                ? Eponym.of(mapping, kind, catalogue)
                        .map(entry -> entry.descriptor().id())
                : Optional.empty();
    }

    private static Map<String, Node> members(Optional<Node> node) {
        Map<String, Node> members = new LinkedHashMap<>();
        if (node.orElse(null) instanceof Node.Mapping mapping) {
            mapping.members().forEach((key, member) -> members.put(key, member.value()));
        }
        return members;
    }

    /** With the parameters that follow from its texts; code of drop-ins is not asked in this process. */
    private Entry specialised(Entry entry, Map<String, Node> members) {
        if (residency.droppedIn(entry.origin())) {
            return entry;
        }
        Map<String, String> texts = new HashMap<>();
        entry.descriptor().parameters().stream()
                .filter(Parameter.Text.class::isInstance)
                .map(Parameter::name)
                .forEach(name -> Optional.ofNullable(members.get(name))
                        .filter(Node.Scalar.class::isInstance)
                        .ifPresent(node -> texts.put(name, FlowText.shown(node))));
        try {
            return texts.isEmpty() ? entry : entry.specialised(texts);
        } catch (RuntimeException | LinkageError faultOfTheText) { // told where the experiment is planned
            return entry;
        }
    }

    private static Map<String, String> inForce(List<Parameter<?>> parameters, Map<String, Node> members) {
        Map<String, String> inForce = new HashMap<>();
        for (Parameter<?> parameter : parameters) {
            inForce.put(
                    parameter.name(),
                    Optional.ofNullable(members.get(parameter.name()))
                            .map(FlowText::shown)
                            .orElse(standard(parameter)));
        }
        return inForce;
    }

    static String standard(Parameter<?> parameter) {
        if (parameter instanceof Parameter.Part<?> part) {
            return part.defaultId().orElse("");
        }
        return parameter.defaultValue().map(PartReader::written).orElse("");
    }

    private static String written(Object value) {
        if (value instanceof Enum<?> constant) {
            return Parameter.Choice.written(constant);
        }
        if (value instanceof Double real) {
            return FlowText.number(real);
        }
        if (value instanceof double[] list) {
            List<String> items = new ArrayList<>();
            for (double item : list) {
                items.add(written(item));
            }
            return items.toString();
        }
        return value.toString();
    }

    private static String help(Parameter<?> parameter) {
        return parameter.doc() + "; " + parameter.allowed();
    }

    private List<Field> parameter(At at, Parameter<?> parameter, Optional<Node> node) {
        if (parameter instanceof Parameter.Part<?> part) {
            return read(at, node, part.kind(), part.defaultId().orElse(""));
        }
        boolean plain = node.isEmpty() || node.get() instanceof Node.Scalar;
        String value = node.map(FlowText::shown).orElse("");
        String standard = standard(parameter);
        if (plain && parameter instanceof Parameter.Choice<?> choice) {
            return List.of(at.field(new Editor.Choice(choice.options(), standard), "", value));
        }
        if (plain
                && parameter instanceof Parameter.Flag flag
                && (value.isEmpty() || value.equals("true") || value.equals("false"))) {
            return List.of(at.field(new Editor.Flag(flag.defaultValue().orElse(false)), "", value));
        }
        return List.of(at.field(
                new Editor.Line(content(parameter, plain), standard, plain ? span(parameter) : Optional.empty()),
                unit(parameter),
                value));
    }

    private static Editor.Content content(Parameter<?> parameter, boolean plain) {
        if (parameter instanceof Parameter.Whole) {
            return Editor.Content.WHOLE;
        }
        if (plain && parameter instanceof Parameter.DataFile) {
            return Editor.Content.FILE;
        }
        return plain && parameter instanceof Parameter.Text ? Editor.Content.TEXT : Editor.Content.OTHER;
    }

    private static Optional<Editor.Span> span(Parameter<?> parameter) {
        if (parameter instanceof Parameter.Real real) {
            double low = real.typical().low();
            double high = real.typical().high();
            return Double.isInfinite(high - low) || high - low > 1e12
                    ? Optional.empty()
                    : Optional.of(new Editor.Span(low, high, false));
        }
        return parameter instanceof Parameter.Whole whole && whole.high() <= 1000
                ? Optional.of(new Editor.Span(whole.low(), whole.high(), true))
                : Optional.empty();
    }

    private static String unit(Parameter<?> parameter) {
        return parameter instanceof Parameter.Real real
                ? real.unit()
                : parameter instanceof Parameter.Whole whole ? whole.unit() : "";
    }
}
