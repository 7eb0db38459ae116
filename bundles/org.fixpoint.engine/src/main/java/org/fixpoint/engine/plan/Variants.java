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
import java.util.stream.Collectors;
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

    private Variants(List<Draft.Axis> axes) {
        this.axes = List.copyOf(axes);
    }

    /** All variants of a draft that can be made; a fault for each that cannot. */
    static <T> Variants<T> of(Draft draft, Class<T> kind, Faults faults) {
        Set<Draft.Axis> axes = new LinkedHashSet<>();
        collect(draft, axes);
        Variants<T> variants = new Variants<>(List.copyOf(axes));
        Making making = new Making(faults);
        for (List<Integer> index :
                RowMajor.indices(variants.axes.stream().map(Draft.Axis::size).toList())) {
            Map<Draft.Axis, Integer> at = RowMajor.coordinates(variants.axes, index);
            Draft.Chosen chosen = chosen(draft, at);
            String words = variants.axes.stream()
                    .map(axis -> axis.place().last() + "="
                            + axis.coordinates().get(at.getOrDefault(axis, 0)).label())
                    .collect(Collectors.joining(", "));
            making.make(chosen, at)
                    .filter(m -> kind.isInstance(m.object))
                    .ifPresent(m -> variants.made.put(
                            index, new Variant<>(m.setup, kind.cast(m.object), chosen.place(), words)));
        }
        return variants;
    }

    /** Every variant, the last sweep varying fastest. */
    List<Variant<T>> all() {
        return List.copyOf(made.values());
    }

    /** The sweeps within the contribution. */
    List<Draft.Axis> axes() {
        return axes;
    }

    /** The variant at some coordinates, of which only those along its own sweeps matter. */
    Variant<T> at(Map<Draft.Axis, Integer> coordinates) {
        List<Integer> index =
                axes.stream().map(axis -> coordinates.getOrDefault(axis, 0)).toList();
        return Optional.ofNullable(made.get(index)).orElseThrow();
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

    private record Made(Setup setup, Object object) {}

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
            for (Map.Entry<String, Draft> entry : chosen.settings().entrySet()) {
                Draft draft = at(entry.getValue(), at);
                if (draft instanceof Draft.Chosen part) {
                    Optional<Made> made = make(part, at);
                    if (made.isEmpty()) {
                        return made;
                    }
                    settings.put(entry.getKey(), new Setting.Nested(made.get().setup));
                    values.put(entry.getKey(), made.get().object);
                } else {
                    Draft.Fixed fixed = (Draft.Fixed) draft;
                    Setting setting = fixed.setting();
                    fixed.given().ifPresent(node -> given.put(entry.getKey(), node));
                    settings.put(entry.getKey(), setting);
                    values.put(entry.getKey(), value(setting));
                }
            }
            Setup setup = new Setup(chosen.entry(), settings);
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
            return faults.guarded(chosen.place(), chosen.entry(), name -> Optional.ofNullable(given.get(name)), () -> {
                Values checked = Values.of(chosen.entry().descriptor(), values);
                Object object = chosen.entry().contribution().create(checked);
                return new Made(
                        setup, chosen.entry().descriptor().kind().cast(Objects.requireNonNull(object, "nothing made")));
            });
        }
    }
}
