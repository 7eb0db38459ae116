package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.document.Node;

/**
 * Fills the slots of figures with the items that the analyses announce.
 *
 * <p>An item fits a slot if it is of its type, of its quantity if the slot names one, and has its dimensions, those of the sweep
 * included. A slot that the file does not fill takes the first item in the order of the file that fits; an optional slot does so only
 * if it names a quantity.
 */
final class FigureBinding {
    private final Map<String, ItemSpec> yields;
    private final Collection<String> sweep;
    private final Faults faults;

    /**
     * A binding.
     *
     * @param yields by {@code analysis.item}, in the order of the file
     * @param sweep the names of the plan's dimensions
     */
    FigureBinding(Map<String, ItemSpec> yields, Collection<String> sweep, Faults faults) {
        this.yields = yields;
        this.sweep = sweep;
        this.faults = faults;
    }

    /** The figures that the file asks for. */
    List<FigureRequest> asked(List<Experiment.Figure> figures) {
        Set<String> names = new LinkedHashSet<>();
        List<FigureRequest> requests = new ArrayList<>();
        for (Experiment.Figure figure : figures) {
            for (Variants.Variant<Visualizer> made :
                    Variants.of(figure.chosen(), Visualizer.class, faults).all()) {
                slots(made.object(), figure.chosen().entry(), figure.place()).ifPresent(slots -> {
                    Map<String, String> fill = filled(figure, slots);
                    String name = figure.name().orElse(made.setup().id());
                    requests.add(new FigureRequest(ExperimentReader.unique(name, names), made.setup(), fill, true));
                });
            }
        }
        return requests;
    }

    private Optional<List<Slot>> slots(Visualizer visualizer, Entry entry, Place place) {
        return faults.guarded(place, entry, () -> List.copyOf(Given.by(visualizer, "slots", visualizer.slots())));
    }

    private Map<String, String> filled(Experiment.Figure figure, List<Slot> slots) {
        Map<String, String> fill = new LinkedHashMap<>();
        Set<String> decided = new HashSet<>();
        figure.slots().forEach((key, member) -> {
            Place place = figure.place().at(key, member.value());
            Optional<Slot> slot = key.equals("of")
                    ? slots.stream().findFirst()
                    : slots.stream().filter(s -> s.name().equals(key)).findFirst();
            if (slot.isEmpty()) {
                unknownKey(figure, key, slots, figure.place().at(key, member.keyMark()));
                return;
            }
            if (!decided.add(slot.get().name())) {
                faults.add(place, "fills the slot " + slot.get().name() + " twice", "keep one of the two");
            }
            reference(member.value(), place, slot.get())
                    .ifPresent(item -> fill.put(slot.get().name(), item));
        });
        for (Slot slot : slots) {
            if (!decided.contains(slot.name())) {
                Optional<String> first = first(slot, fill.values());
                if (first.isPresent() && (slot.required() || !slot.quantity().isEmpty())) {
                    fill.put(slot.name(), first.get());
                } else if (first.isEmpty() && slot.required()) {
                    faults.add(
                            figure.place(),
                            "has nothing for its slot " + slot.name() + ", which takes " + inWords(slot),
                            "add an analysis that yields it, or leave the figure out");
                }
            }
        }
        if (fill.isEmpty()
                && decided.isEmpty()
                && !slots.isEmpty()
                && slots.stream().noneMatch(Slot::required)) {
            faults.add(
                    figure.place(),
                    "has nothing for any of its slots "
                            + slots.stream().map(Slot::name).collect(Collectors.joining(", ")),
                    "add an analysis that yields what one of them takes, or leave the figure out");
        }
        return fill;
    }

    /** Why slots cannot be filled where the file names no item for them, if they cannot. */
    Optional<String> whyNot(List<Slot> slots) {
        Set<String> taken = new HashSet<>();
        for (Slot slot : slots) {
            Optional<String> first = first(slot, taken);
            if (first.isEmpty() && slot.required()) {
                return Optional.of("has nothing for its slot " + slot.name() + ", which takes " + inWords(slot)
                        + ": no analysis of the experiment yields it");
            }
            first.filter(item -> slot.required() || !slot.quantity().isEmpty()).ifPresent(taken::add);
        }
        return taken.isEmpty() && !slots.isEmpty()
                ? Optional.of("has nothing for any of its slots "
                        + slots.stream().map(Slot::name).collect(Collectors.joining(", "))
                        + ": no analysis of the experiment yields what one of them takes")
                : Optional.empty();
    }

    private void unknownKey(Experiment.Figure figure, String key, List<Slot> slots, Place place) {
        Set<String> known = new LinkedHashSet<>(List.of("of", "name"));
        slots.forEach(slot -> known.add(slot.name()));
        figure.chosen().entry().descriptor().parameters().forEach(parameter -> known.add(parameter.name()));
        faults.add(
                place,
                "is neither a slot nor a parameter of "
                        + figure.chosen().entry().descriptor().id(),
                Spelling.nearest(key, known)
                        .map(near -> "nearest: \"" + near + "\"")
                        .orElse("it knows " + String.join(", ", known)));
    }

    private Optional<String> reference(Node node, Place place, Slot slot) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING && !slot.required()) {
            return Optional.empty(); // left empty on purpose
        }
        if (!(node instanceof Node.Scalar scalar)) {
            faults.add(place, "is " + node.inWords(), "give an item: one of " + String.join(", ", yields.keySet()));
            return Optional.empty();
        }
        List<String> named = yields.keySet().stream()
                .filter(key -> key.equals(scalar.text()) || key.endsWith("." + scalar.text()))
                .toList();
        List<String> items = named.contains(scalar.text()) ? List.of(scalar.text()) : named;
        if (items.size() == 1) {
            if (fits(yields.getOrDefault(items.get(0), NONE), slot)) {
                return Optional.of(items.get(0));
            }
            faults.add(
                    place,
                    items.get(0) + " does not fit the slot " + slot.name() + ", which takes " + inWords(slot),
                    fitting(slot));
        } else if (items.isEmpty()) {
            Set<String> known = new LinkedHashSet<>(yields.keySet());
            yields.values().forEach(spec -> known.add(spec.name()));
            faults.add(
                    place,
                    node.inWords() + " is not an item of this experiment",
                    Spelling.nearest(scalar.text(), known)
                            .map(near -> "nearest: \"" + near + "\"")
                            .orElse(fitting(slot)));
        } else {
            faults.add(place, node.inWords() + " is ambiguous", "give one of " + String.join(", ", items));
        }
        return Optional.empty();
    }

    private static final ItemSpec NONE = new ItemSpec("none", Item.Table.class, "", List.of(), "");

    private String fitting(Slot slot) {
        List<String> fitting = yields.keySet().stream()
                .filter(key -> fits(yields.getOrDefault(key, NONE), slot))
                .toList();
        return fitting.isEmpty() ? "no analysis here yields it" : "give " + String.join(" or ", fitting);
    }

    private Optional<String> first(Slot slot, Collection<String> taken) {
        return yields.keySet().stream()
                .filter(key -> !taken.contains(key) && fits(yields.getOrDefault(key, NONE), slot))
                .findFirst();
    }

    private boolean fits(ItemSpec item, Slot slot) {
        Set<String> dims = new HashSet<>(item.dims());
        dims.addAll(sweep);
        return item.type().equals(slot.type())
                && (slot.quantity().isEmpty() || slot.quantity().equals(item.quantity()))
                && dims.containsAll(slot.dims());
    }

    private static String inWords(Slot slot) {
        String type = slot.type().equals(Item.Table.class) ? "a table" : "an array";
        String quantity = slot.quantity().isEmpty() ? "" : " of " + slot.quantity();
        String dims = slot.dims().isEmpty()
                ? ""
                : " with " + String.join(", ", slot.dims().stream().sorted().toList());
        return type + quantity + dims;
    }

    /**
     * Every installed figure that can be drawn: first those that name the quantity of a slot, then, of those that take anything, one
     * for each item that is not yet shown. Points of a space are left to figures that know them, and findings are told in words.
     */
    List<FigureRequest> installed(Catalogue catalogue) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> shown = new HashSet<>();
        List<FigureRequest> requests = new ArrayList<>();
        Map<Setup, List<Slot>> general = new LinkedHashMap<>();
        for (Entry entry : catalogue.entries(Visualizer.class)) {
            byDefault(entry).ifPresent(made -> {
                List<Slot> slots = slots(made.object(), entry, made.place()).orElse(List.of());
                if (slots.stream().allMatch(slot -> slot.quantity().isEmpty())) {
                    general.put(made.setup(), slots);
                    return;
                }
                Map<String, String> fill = new LinkedHashMap<>();
                for (Slot slot : slots) {
                    if (slot.required() || !slot.quantity().isEmpty()) {
                        first(slot, fill.values()).ifPresent(item -> fill.put(slot.name(), item));
                    }
                }
                boolean complete = slots.stream().allMatch(slot -> !slot.required() || fill.containsKey(slot.name()));
                if (complete && !fill.isEmpty()) {
                    shown.addAll(fill.values());
                    requests.add(new FigureRequest(
                            ExperimentReader.unique(made.setup().id(), names), made.setup(), fill, false));
                }
            });
        }
        general.forEach((setup, slots) -> {
            if (slots.stream().filter(Slot::required).count() == 1
                    && slots.get(0).required()) {
                for (String item : yields.keySet()) {
                    ItemSpec spec = yields.getOrDefault(item, NONE);
                    if (!shown.contains(item) && !isLeftOut(spec) && fits(spec, slots.get(0))) {
                        shown.add(item);
                        String name = setup.id() + "-" + item.substring(item.indexOf('.') + 1);
                        requests.add(new FigureRequest(
                                ExperimentReader.unique(name, names),
                                setup,
                                Map.of(slots.get(0).name(), item),
                                false));
                    }
                }
            }
        });
        return requests;
    }

    private static boolean isLeftOut(ItemSpec spec) {
        return spec.quantity().equals(Finding.QUANTITY) || spec.holdsPoints();
    }

    private Optional<Variants.Variant<Visualizer>> byDefault(Entry entry) {
        Map<String, Draft> settings = new LinkedHashMap<>();
        entry.descriptor().parameters().forEach(parameter -> parameter
                .defaultValue()
                .ifPresent(value -> settings.put(parameter.name(), new Draft.Fixed(new Setting.Plain(value)))));
        if (settings.size() < entry.descriptor().parameters().size()) {
            return Optional.empty(); // it has to be asked for with what it needs
        }
        Place place = new Place("figures", Mark.option("figures"));
        Draft.Chosen chosen = new Draft.Chosen(entry, place, settings, List.of());
        return Variants.of(chosen, Visualizer.class, new Faults(faults.scrutiny())).all().stream()
                .findFirst(); // one that nobody asked for and that cannot be made is no fault of the experiment
    }
}
