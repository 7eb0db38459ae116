package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Problem;

/** The installed derivations, each made with the defaults of its parameters. */
public final class Derivations {
    /** A derivation with the entry that it was made from. */
    record Known(Entry entry, Derivation<?> derivation) {
        String id() {
            return entry.descriptor().id();
        }
    }

    private final List<Known> known;
    private final List<Problem> problems;

    private Derivations(List<Known> known, List<Problem> problems) {
        this.known = List.copyOf(known);
        this.problems = List.copyOf(problems);
    }

    /** All derivations of a catalogue that can be made, by id. */
    public static Derivations of(Catalogue catalogue) {
        List<Known> known = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Entry entry : catalogue.entries(Derivation.class)) {
            try {
                Map<String, Setting> settings = new LinkedHashMap<>();
                entry.descriptor().parameters().forEach(parameter -> parameter
                        .defaultValue()
                        .ifPresent(value -> settings.put(parameter.name(), new Setting.Plain(value))));
                known.add(new Known(entry, Creation.of(Derivation.class, new Setup(entry, settings))));
            } catch (RuntimeException | LinkageError fault) {
                problems.add(new Problem(
                        entry.origin(),
                        "the derivation \"" + entry.descriptor().id() + "\" cannot be made (" + fault.getMessage()
                                + "); update the plug-in or take it out"));
            }
        }
        return new Derivations(known, problems);
    }

    /** Shows each derivation with the setup that it was made of. */
    public void each(BiConsumer<Setup, Object> told) {
        known.forEach(one -> told.accept(new Setup(one.entry(), Map.of()), one.derivation()));
    }

    List<Known> known() {
        return known;
    }

    /** Derivations that could not be made. */
    public List<Problem> problems() {
        return problems;
    }
}
