package org.fixpoint.engine.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fixpoint.api.Violation;
import org.fixpoint.engine.document.Fault;

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
    private record Flawed(Setup setup, Making.Flaw flaw) {}

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
        Map<Fault, Set<List<Integer>>> refused = new LinkedHashMap<>();
        for (List<Integer> index :
                RowMajor.indices(variants.axes.stream().map(Draft.Axis::size).toList())) {
            Map<Draft.Axis, Integer> at = RowMajor.coordinates(variants.axes, index);
            Draft.Chosen chosen = (Draft.Chosen) Draft.at(draft, at);
            Making.Made part = making.asked(chosen, making.make(chosen, at), object -> {
                if (kind.isInstance(object)) {
                    question.accept(kind.cast(object));
                }
            });
            part.refused().ifPresent(fault -> refused.computeIfAbsent(fault, f -> new LinkedHashSet<>())
                    .add(index));
            variants.add(index, kind, chosen.place(), at, part);
        }
        refused.forEach((fault, indices) -> faults.add(variants.told(fault, indices)));
        variants.requireOne(faults);
        return variants;
    }

    /** A fault with the coordinates for which it holds, unless it holds for all or its place says so. */
    private Fault told(Fault fault, Set<List<Integer>> indices) {
        List<Integer> open = IntStream.range(0, axes.size())
                .filter(k ->
                        !saysWhich(fault.violation().path(), axes.get(k).place().path()))
                .boxed()
                .toList();
        String which = Coverage.inWords(
                open.stream().map(axes::get).toList(),
                indices.stream()
                        .map(index -> open.stream().map(index::get).toList())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        Violation said = fault.violation();
        return which.isEmpty()
                ? fault
                : new Fault(
                        new Violation(said.path(), "with " + which + ": " + said.message(), said.hint()),
                        fault.mark(),
                        fault.missingPlugin(),
                        fault.excerpt());
    }

    private static boolean saysWhich(String path, String swept) {
        return path.equals(swept) || path.startsWith(swept + ".sweep.");
    }

    private void add(List<Integer> index, Class<T> kind, Place place, Map<Draft.Axis, Integer> at, Making.Made part) {
        part.flaw().ifPresent(flaw -> flawed.put(index, new Flawed(part.setup(), flaw)));
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
    void requireOne(Faults faults) {
        if (made.isEmpty()) {
            flawed.values().forEach(part -> faults.add(part.flaw.place(), part.flaw.sentence(), ""));
        }
    }

    /** From here on a variant cannot be used. */
    void takeOut(Variant<T> variant, String sentence) {
        made.entrySet().stream()
                .filter(entry -> entry.getValue().inWords().equals(variant.inWords()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(index -> {
                    made.remove(index);
                    flawed.put(index, new Flawed(variant.setup(), new Making.Flaw(variant.place(), sentence)));
                });
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
        return Optional.ofNullable(flawed.get(index(coordinates))).map(part -> part.flaw.sentence());
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
}
