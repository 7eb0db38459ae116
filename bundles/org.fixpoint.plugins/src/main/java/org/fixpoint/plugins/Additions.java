package org.fixpoint.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Problem;
import org.fixpoint.engine.plan.Variation;

/**
 * What one bundle adds to a catalogue, and what of it is hidden.
 *
 * @param added each {@code activation swish}
 * @param byKind the ids added, by the word for their kind
 * @param notes what a user should know, as ends of a sentence; a plug-in with none is as it should be
 * @param replaced what it hides of others, in words
 */
record Additions(List<String> added, Map<String, List<String>> byKind, List<String> notes, List<String> replaced) {
    private static final int MOST_NAMED = 6;

    /** What a bundle adds. */
    static Additions of(Origin origin, Catalogue catalogue) {
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        List<String> added = new ArrayList<>();
        catalogue.kinds().forEach((word, kind) -> {
            List<String> ids = catalogue.entries(kind).stream()
                    .filter(entry -> entry.origin().equals(origin) && !(entry.contribution() instanceof Variation))
                    .map(entry -> entry.descriptor().id())
                    .toList();
            if (!ids.isEmpty()) {
                byKind.put(word, ids);
                ids.forEach(id -> added.add(word + " " + id));
            }
        });
        List<String> notes = new ArrayList<>();
        List<String> replaced = new ArrayList<>();
        Map<String, List<String>> lost = new LinkedHashMap<>();
        for (Entry hidden : catalogue.overruled()) {
            Optional<Origin> winner = catalogue
                    .find(hidden.descriptor().kind(), hidden.descriptor().id())
                    .map(Entry::origin);
            if (hidden.origin().equals(origin)) {
                lost.computeIfAbsent(winner.map(Additions::inWords).orElse("another plug-in"), by -> new ArrayList<>())
                        .add(named(hidden));
            } else if (winner.filter(origin::equals).isPresent()) {
                replaced.add(named(hidden) + " of " + inWords(hidden.origin()));
            }
        }
        lost.forEach((by, ids) -> notes.add("its " + few(ids)
                + (ids.size() == 1 ? " is hidden by the one of " : " are hidden by those of ") + by
                + (ids.size() == 1 ? "; give it another id" : "; give them other ids")
                + " or a higher service.ranking"));
        catalogue.problems().stream()
                .filter(problem -> problem.origin().equals(origin))
                .map(Problem::sentence)
                .filter(sentence -> !sentence.startsWith("its ")) // told above, with the remedy for an author
                .forEach(notes::add);
        return new Additions(List.copyOf(added), byKind, notes, replaced);
    }

    private static String named(Entry entry) {
        return Kinds.word(entry.descriptor().kind()) + " \""
                + entry.descriptor().id() + "\"";
    }

    private static String inWords(Origin origin) {
        return origin.bundle() + " " + Dropped.brief(origin.version());
    }

    /** {@code 1 activation: swish, and 2 figures: a, b}; empty if nothing. */
    String inWords() {
        return byKind.entrySet().stream()
                .map(kind -> kind.getValue().size() + " "
                        + plural(kind.getKey(), kind.getValue().size()) + ": " + few(kind.getValue()))
                .collect(Collectors.joining(", and "));
    }

    /** The first of many, and how many more. */
    static String few(List<String> words) {
        return words.size() <= MOST_NAMED
                ? String.join(", ", words)
                : String.join(", ", words.subList(0, MOST_NAMED)) + " and " + (words.size() - MOST_NAMED) + " more";
    }

    static String plural(String word, int count) {
        if (count == 1) {
            return word;
        }
        return word.endsWith("sis") ? word.substring(0, word.length() - 2) + "es" : word + "s";
    }
}
