package org.fixpoint.engine.plan;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.engine.document.Node;

/**
 * One contribution of an experiment for every coordinate of the sweeps within it, each made once while the experiment is checked.
 *
 * @param <T> its kind
 */
final class Variants<T> {
    /**
     * One of them.
     *
     * @param object as made for the check
     * @param inWords its coordinates, {@code activation=relu}, or empty
     */
    record Variant<T>(Setup setup, T object, Place place, String inWords) {}

    private final List<Draft.Axis> axes;
    private final Map<List<Integer>, Variant<T>> made = new LinkedHashMap<>();
    private final Map<List<Integer>, Flawed> flawed = new LinkedHashMap<>();

    /** One that cannot be used, and why. */
    private record Flawed(Setup setup, String sentence) {}

    private Variants(List<Draft.Axis> axes) {
        this.axes = List.copyOf(axes);
    }

    /** All variants of a draft that can be made; a fault for each that refuses, and if all others are flawed. */
    static <T> Variants<T> of(Draft draft, Class<T> kind, Faults faults) {
        return of(draft, kind, faults, made -> {});
    }

    /**
     * All variants of a draft that can be made and asked.
     *
     * @param question what each is asked; one that breaks off there is flawed, too
     */
    static <T> Variants<T> of(Draft draft, Class<T> kind, Faults faults, Consumer<T> question) {
        Set<Draft.Axis> axes = new LinkedHashSet<>();
        collect(draft, axes);
        Variants<T> variants = new Variants<>(List.copyOf(axes));
        Making making = new Making(faults);
        for (List<Integer> index :
                RowMajor.indices(variants.axes.stream().map(Draft.Axis::size).toList())) {
            Map<Draft.Axis, Integer> at = RowMajor.coordinates(variants.axes, index);
            Draft.Chosen chosen = chosen(draft, at);
            making.make(chosen, at)
                    .flatMap(part -> making.asked(chosen, part, object -> {
                        if (kind.isInstance(object)) {
                            question.accept(kind.cast(object));
                        }
                    }))
                    .ifPresent(part -> variants.add(index, kind, chosen.place(), at, part));
        }
        variants.requireOne(draft, faults);
        return variants;
    }

    private void add(List<Integer> index, Class<T> kind, Place place, Map<Draft.Axis, Integer> at, Made part) {
        part.flaw().ifPresent(sentence -> flawed.put(index, new Flawed(part.setup(), sentence)));
        part.object()
                .filter(kind::isInstance)
                .ifPresent(object -> made.put(index, new Variant<>(part.setup(), kind.cast(object), place, words(at))));
    }

    private String words(Map<Draft.Axis, Integer> at) {
        return axes.stream()
                .map(axis -> axis.place().last() + "="
                        + axis.coordinates().get(at.getOrDefault(axis, 0)).label())
                .collect(Collectors.joining(", "));
    }

    /** Where not one can be used there is no point to run. */
    private void requireOne(Draft draft, Faults faults) {
        if (made.isEmpty()) {
            flawed.forEach((index, flaw) ->
                    faults.add(chosen(draft, RowMajor.coordinates(axes, index)).place(), flaw.sentence(), ""));
        }
    }

    /** Every variant that can be used, the last sweep varying fastest. */
    List<Variant<T>> all() {
        return List.copyOf(made.values());
    }

    /** The sweeps within the contribution. */
    List<Draft.Axis> axes() {
        return axes;
    }

    /** The variant at some coordinates, of which only those along its own sweeps matter; empty if it cannot be used. */
    Optional<Variant<T>> at(Map<Draft.Axis, Integer> coordinates) {
        return Optional.ofNullable(made.get(index(coordinates)));
    }

    /** What is chosen at some coordinates, whether it can be used or not. */
    Setup setup(Map<Draft.Axis, Integer> coordinates) {
        return at(coordinates)
                .map(Variant::setup)
                .or(() -> Optional.ofNullable(flawed.get(index(coordinates))).map(Flawed::setup))
                .orElseThrow();
    }

    /** Why the variant at some coordinates cannot be used. */
    Optional<String> flaw(Map<Draft.Axis, Integer> coordinates) {
        return Optional.ofNullable(flawed.get(index(coordinates))).map(Flawed::sentence);
    }

    private List<Integer> index(Map<Draft.Axis, Integer> coordinates) {
        return axes.stream().map(axis -> coordinates.getOrDefault(axis, 0)).toList();
    }

    private static void collect(Draft draft, Set<Draft.Axis> axes) {
        if (draft instanceof Draft.Swept swept) {
            axes.add(swept.axis());
            swept.options().forEach(option -> collect(option, axes));
        }
        if (draft instanceof Draft.Chosen chosen) {
            chosen.settings().values().forEach(setting -> collect(setting, axes));
        }
    }

    private static Draft.Chosen chosen(Draft draft, Map<Draft.Axis, Integer> at) {
        return (Draft.Chosen) at(draft, at);
    }

    private static Draft at(Draft draft, Map<Draft.Axis, Integer> at) {
        return draft instanceof Draft.Swept swept ? swept.options().get(at.getOrDefault(swept.axis(), 0)) : draft;
    }

    /** A part that is made, or one that is flawed. */
    private record Made(Setup setup, Optional<Object> object, Optional<String> flaw) {}

    /** Makes drafts bottom-up, each distinct one once. */
    private static final class Making {
        private final Faults faults;
        private final IdentityHashMap<Draft.Chosen, Map<Map<String, Object>, Optional<Made>>> known =
                new IdentityHashMap<>();

        Making(Faults faults) {
            this.faults = faults;
        }

        Optional<Made> make(Draft.Chosen chosen, Map<Draft.Axis, Integer> at) {
            Map<String, Setting> settings = new LinkedHashMap<>();
            Map<String, Object> values = new HashMap<>();
            Map<String, Node> given = new HashMap<>();
            Optional<String> flaw = Optional.empty();
            for (Map.Entry<String, Draft> entry : chosen.settings().entrySet()) {
                Draft draft = at(entry.getValue(), at);
                if (draft instanceof Draft.Chosen part) {
                    Optional<Made> made = make(part, at);
                    if (made.isEmpty()) {
                        return made;
                    }
                    settings.put(entry.getKey(), new Setting.Nested(made.get().setup));
                    made.get().object.ifPresent(object -> values.put(entry.getKey(), object));
                    flaw = flaw.or(made.get()::flaw);
                } else {
                    Draft.Fixed fixed = (Draft.Fixed) draft;
                    Setting setting = fixed.setting();
                    fixed.given().ifPresent(node -> given.put(entry.getKey(), node));
                    settings.put(entry.getKey(), setting);
                    values.put(entry.getKey(), value(setting));
                }
            }
            Setup setup = new Setup(chosen.entry(), settings);
            if (flaw.isPresent()) {
                return Optional.of(new Made(setup, Optional.empty(), flaw));
            }
            return known.computeIfAbsent(chosen, c -> new HashMap<>())
                    .computeIfAbsent(Canonical.of(setup), key -> create(chosen, setup, values, given));
        }

        private static Object value(Setting setting) {
            if (setting instanceof Setting.Data data) {
                return data.path();
            }
            Object value = ((Setting.Plain) setting).value();
            return value instanceof double[] list ? list.clone() : value;
        }

        private Optional<Made> create(
                Draft.Chosen chosen, Setup setup, Map<String, Object> values, Map<String, Node> given) {
            return guarded(chosen, setup, name -> Optional.ofNullable(given.get(name)), () -> {
                Values checked = Values.of(chosen.entry().descriptor(), values);
                Object object = chosen.entry()
                        .descriptor()
                        .kind()
                        .cast(Objects.requireNonNull(
                                chosen.entry().contribution().create(checked), "nothing made"));
                Optional<String> flaw = faults.scrutiny().made(setup, object);
                return flaw.isPresent() ? flawed(setup, flaw.get()) : new Made(setup, Optional.of(object), flaw);
            });
        }

        /** The part itself, or as a flawed one if it breaks off when asked. */
        Optional<Made> asked(Draft.Chosen chosen, Made part, Consumer<Object> question) {
            return part.object().isEmpty()
                    ? Optional.of(part)
                    : guarded(chosen, part.setup(), name -> Optional.empty(), () -> {
                        question.accept(part.object().get());
                        return part;
                    });
        }

        private Optional<Made> guarded(
                Draft.Chosen chosen, Setup setup, Function<String, Optional<Node>> given, Supplier<Made> code) {
            Optional<String> known = faults.scrutiny().before(setup);
            if (known.isPresent()) {
                return Optional.of(flawed(setup, known.get()));
            }
            try {
                return Optional.of(code.get());
            } catch (Refusal refusal) {
                faults.refused(chosen.place(), given, refusal);
                return Optional.empty();
            } catch (Throwable thrown) { // a plug-in may throw anything, StackOverflowError and LinkageError included
                return Optional.of(flawed(setup, faults.scrutiny().broke(setup, thrown)));
            }
        }

        private Made flawed(Setup setup, String sentence) {
            faults.flaw(setup, sentence);
            return new Made(setup, Optional.empty(), Optional.of(sentence));
        }
    }
}
