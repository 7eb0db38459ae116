package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fixpoint.api.Parameter;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.Program;

/** Reads contributions, nested ones and sweeps included, against the descriptors of what is installed. */
final class ContributionReader {
    private static final int LISTED = 12;

    private final Catalogue catalogue;
    private final Basis basis;
    private final SettingReader settings;
    private final Faults faults;
    private final List<Draft.Axis> axes = new ArrayList<>();

    ContributionReader(Catalogue catalogue, Basis basis, Faults faults) {
        this.catalogue = catalogue;
        this.basis = basis;
        this.settings = new SettingReader(basis, faults);
        this.faults = faults;
    }

    /** The sweeps met so far, in the order of the file. */
    List<Draft.Axis> axes() {
        return axes;
    }

    /** A contribution, or one for each coordinate of a sweep; empty after a fault. */
    Optional<Draft> readOrSweep(Node node, Place place, Class<?> kind) {
        return readOrSweep(node, place, kind, true);
    }

    private Optional<Draft> readOrSweep(Node node, Place place, Class<?> kind, boolean sweeps) {
        Optional<Node> sweep = sweep(node, place, sweeps);
        if (sweep.isEmpty()) {
            return read(node, place, kind, sweeps).map(chosen -> chosen);
        }
        Place at = place.at("sweep", sweep.get());
        List<Node> values = SweepGrid.values(sweep.get(), at, false, faults);
        List<Optional<Draft>> options = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Place option = at.at(Integer.toString(i), values.get(i));
            options.add(read(values.get(i), option, kind, false).map(chosen -> chosen));
        }
        return swept(place, at, "", options);
    }

    /** The value of the key {@code sweep}; a fault beside other keys, or where a sweep is already under way. */
    private Optional<Node> sweep(Node node, Place place, boolean allowed) {
        if (!(node instanceof Node.Mapping mapping) || !mapping.members().containsKey("sweep")) {
            return Optional.empty();
        }
        if (!allowed) {
            faults.add(place, "is swept where no sweep can be", basis.sweepless());
        } else if (mapping.members().size() > 1) {
            faults.add(place, "has other keys beside sweep", "write {sweep: …} in place of the one value that varies");
        }
        return mapping.get("sweep");
    }

    private Optional<Draft> swept(Place place, Place at, String unit, List<Optional<Draft>> options) {
        if (options.isEmpty() || options.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Draft> values = options.stream().map(Optional::get).toList();
        List<String> same = Labels.repeated(values);
        if (!same.isEmpty()) {
            faults.add(at, "lists " + same.get(0) + " twice", "keep one of the two");
            return Optional.empty();
        }
        Draft.Axis axis = new Draft.Axis(place, unit, Labels.coordinates(place.last(), values));
        axes.add(axis);
        return Optional.of(new Draft.Swept(axis, values));
    }

    /** A contribution without a sweep around it; its parameters may be swept if that is allowed. */
    Optional<Draft.Chosen> read(Node node, Place place, Class<?> kind, boolean sweeps) {
        String word = Kinds.word(kind);
        if (node instanceof Node.Scalar scalar && scalar.form() != Node.Form.NOTHING) {
            return find(scalar.text(), place, kind)
                    .flatMap(entry -> chosen(entry, place, new Node.Mapping(Map.of(), node.mark()), sweeps));
        }
        String form = "give the id of an installed " + word + ", or {id: …} with its parameters";
        if (!(node instanceof Node.Mapping mapping)) {
            faults.add(
                    place,
                    node.inWords().equals("nothing") ? "has no value" : "is " + node.inWords(),
                    node instanceof Node.Sequence ? listed(kind).orElse(form) : form);
            return Optional.empty();
        }
        sweep(node, place, false);
        Optional<Node> id = mapping.get("id");
        if (id.isEmpty()) {
            Optional<Entry> meant = Eponym.of(mapping, kind, catalogue);
            if (meant.isEmpty()) {
                Optional<String> near = Eponym.nearest(mapping, kind, catalogue);
                faults.add(
                        place,
                        "has no id",
                        near.map(n -> "nearest: \"" + n + "\"").orElse(form));
            }
            return meant.flatMap(entry -> chosen(entry, place, mapping, sweeps));
        }
        if (!(id.get() instanceof Node.Scalar scalar)) {
            faults.add(place.at("id", id.get()), "is " + id.get().inWords(), "give the id of an installed " + word);
            return Optional.empty();
        }
        return find(scalar.text(), place.at("id", scalar), kind)
                .flatMap(entry -> chosen(entry, place, mapping, sweeps));
    }

    /** How a list is given that stands where a contribution should: in one that needs a list. */
    private Optional<String> listed(Class<?> kind) {
        return catalogue.entries(kind).stream()
                .map(Entry::descriptor)
                .filter(each -> each.parameters().stream().anyMatch(ContributionReader::isNeededList))
                .findFirst()
                .map(each -> "give {id: " + each.id() + ", "
                        + each.parameters().stream()
                                .filter(parameter -> parameter.defaultValue().isEmpty())
                                .map(parameter -> parameter.name() + (isNeededList(parameter) ? ": […]" : ": …"))
                                .collect(Collectors.joining(", "))
                        + "}");
    }

    private static boolean isNeededList(Parameter<?> parameter) {
        return parameter instanceof Parameter.Reals reals
                && reals.defaultValue().isEmpty();
    }

    /** The entry of an id, or a fault with the nearest. */
    Optional<Entry> find(String id, Place place, Class<?> kind) {
        Optional<Entry> entry = catalogue.find(kind, id);
        if (entry.isPresent()) {
            return entry;
        }
        String shown = new Node.Scalar(Node.Form.TEXT, id, place.mark()).inWords();
        List<Class<?>> others = catalogue.kindsOf(id);
        Optional<String> near = catalogue.nearest(kind, id);
        String word = Kinds.word(kind);
        if (!others.isEmpty()) {
            faults.add(
                    place,
                    shown + " is not installed as " + word + "; it is installed as " + Kinds.word(others.get(0)),
                    near.map(n -> "nearest: \"" + n + "\"").orElse("give " + known(kind)));
        } else if (near.isPresent()) {
            faults.add(place, shown + " is not installed", "nearest: \"" + near.get() + "\"");
        } else {
            faults.addMissingPlugin(
                    place,
                    shown + " is not installed",
                    "add the plug-in that offers this " + word + ", or give " + known(kind));
        }
        return Optional.empty();
    }

    private String known(Class<?> kind) {
        List<String> ids = catalogue.ids(kind);
        return ids.isEmpty()
                ? "one from a plug-in (none is installed)"
                : ids.size() <= LISTED
                        ? "one of " + String.join(", ", ids)
                        : "one of the " + ids.size() + " that are listed by " + Program.verb("list");
    }

    /** The entry with the parameters that follow from the texts which the file gives for it; empty after a fault. */
    Optional<Entry> specialised(Entry entry, Place place, Node.Mapping mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Parameter<?> parameter : entry.descriptor().parameters()) {
            if (parameter instanceof Parameter.Text text
                    && mapping.get(text.name()).orElse(mapping) instanceof Node.Scalar scalar
                    && scalar.form() != Node.Form.NOTHING
                    && text.fault(scalar.text()).isEmpty()) {
                texts.put(text.name(), scalar.text());
            }
        }
        return texts.isEmpty()
                ? Optional.of(entry)
                : faults.guarded(place, entry, mapping::get, () -> entry.specialised(texts));
    }

    private Optional<Draft.Chosen> chosen(Entry general, Place place, Node.Mapping mapping, boolean sweeps) {
        int before = faults.count();
        Optional<Entry> special = specialised(general, place, mapping);
        Entry entry = special.orElse(general);
        Map<String, Parameter<?>> parameters = new LinkedHashMap<>();
        entry.descriptor().parameters().forEach(p -> parameters.put(p.name(), p));
        Map<String, Draft> given = new HashMap<>();
        List<String> order = new ArrayList<>();
        mapping.members().forEach((key, member) -> {
            Optional<Parameter<?>> parameter = Optional.ofNullable(parameters.get(key));
            if (parameter.isPresent()) {
                order.add(key);
                value(parameter.get(), member.value(), place.at(key, member.value()), sweeps)
                        .ifPresent(draft -> given.put(key, draft));
            } else if (!key.equals("id") && !key.equals("sweep") && special.isPresent()) {
                unknown(entry, key, place.at(key, member.keyMark()));
            }
        });
        Map<String, Draft> complete = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            Optional<Draft> draft = Optional.ofNullable(given.get(name))
                    .or(() -> order.contains(name) ? Optional.empty() : byDefault(entry, parameter, place));
            draft.ifPresent(d -> complete.put(name, d));
        });
        return faults.count() > before || complete.size() < parameters.size()
                ? Optional.empty()
                : Optional.of(new Draft.Chosen(entry, place, complete, order));
    }

    private void unknown(Entry entry, String key, Place place) {
        String id = entry.descriptor().id();
        List<String> names =
                entry.descriptor().parameters().stream().map(Parameter::name).toList();
        faults.add(
                place,
                "is not a parameter of " + id,
                Spelling.nearest(key, names)
                        .map(near -> "nearest: \"" + near + "\"")
                        .orElse(names.isEmpty() ? id + " has none" : "its parameters are " + String.join(", ", names)));
    }

    private Optional<Draft> value(Parameter<?> parameter, Node node, Place place, boolean sweeps) {
        if (parameter instanceof Parameter.Part<?> part) {
            return readOrSweep(node, place, part.kind(), sweeps);
        }
        Optional<Node> sweep = sweep(node, place, sweeps);
        if (sweep.isEmpty()) {
            return settings.read(parameter, node, place).map(setting -> new Draft.Fixed(setting, Optional.of(node)));
        }
        Place at = place.at("sweep", sweep.get());
        List<Optional<Draft>> options = new ArrayList<>();
        for (Node value : SweepGrid.values(sweep.get(), at, parameter instanceof Parameter.Whole, faults)) {
            Place option = new Place(place.path(), value.mark());
            options.add(settings.read(parameter, value, option)
                    .map(setting -> new Draft.Fixed(setting, Optional.of(value))));
        }
        String unit = parameter instanceof Parameter.Real real
                ? real.unit()
                : parameter instanceof Parameter.Whole whole ? whole.unit() : "";
        return swept(place, at, unit, options);
    }

    private Optional<Draft> byDefault(Entry entry, Parameter<?> parameter, Place place) {
        Place at = place.at(parameter.name(), place.mark());
        if (entry.contribution() instanceof Variation preset
                && preset.standard(parameter.name()).isPresent()) {
            return preset.standard(parameter.name()).map(setting -> Draft.of(setting, at));
        }
        if (parameter instanceof Parameter.Part<?> part && part.defaultId().isPresent()) {
            return find(part.defaultId().get(), at, part.kind())
                    .flatMap(e -> chosen(e, at, new Node.Mapping(Map.of(), place.mark()), false))
                    .map(chosen -> chosen);
        }
        Optional<Draft> value = parameter.defaultValue().map(v -> new Draft.Fixed(new Setting.Plain(v)));
        if (value.isEmpty()) {
            faults.add(at, "is missing, and " + entry.descriptor().id() + " needs it", "give " + parameter.allowed());
        }
        return value;
    }
}
