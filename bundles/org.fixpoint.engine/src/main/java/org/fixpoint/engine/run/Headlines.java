package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.engine.plan.FigureRequest;

/** The first sentences that a run prints: what its analyses found, then what the figures show of the others. */
final class Headlines {
    private static final int MOST = 3;

    private final Map<String, List<String>> found = new LinkedHashMap<>();

    /** The findings among combined items, by {@code analysis.item}. */
    Headlines(Map<String, Item> items) {
        items.forEach((reference, item) -> {
            if (item instanceof Item.Table table && table.quantity().equals(Finding.QUANTITY)) {
                found.put(reference, Finding.sentences(table));
            }
        });
    }

    /** Three sentences at most: one of each analysis and figure before a second of any; of a sweep the last, the first, the middle one. */
    List<String> first(List<FigureRequest> requests, Map<String, Figure> figures, List<String> notes) {
        List<List<String>> sources = new ArrayList<>(found.values());
        for (FigureRequest request : requests) {
            if (!speaksFor(request)) {
                Optional.ofNullable(figures.get(request.name()))
                        .flatMap(Figure::finding)
                        .ifPresent(sentence -> sources.add(List.of(sentence)));
            }
        }
        List<Set<String>> told = new ArrayList<>();
        sources.forEach(each -> told.add(new LinkedHashSet<>()));
        int count = 0;
        for (int rank = 0; rank < MOST; rank++) {
            for (int i = 0; i < sources.size(); i++) {
                if (count < MOST && rank < sources.get(i).size()) {
                    told.get(i).add(ranked(sources.get(i), rank));
                    count++;
                }
            }
        }
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).stream().filter(told.get(i)::contains).forEach(sentences::add);
        }
        sentences.addAll(notes);
        return sentences.stream().limit(MOST).toList();
    }

    private static String ranked(List<String> sentences, int rank) {
        int last = sentences.size() - 1;
        return sentences.get(rank == 0 ? last : rank == 1 ? 0 : last / 2);
    }

    /** Whether all that a figure shows is of analyses that say themselves what they found. */
    private boolean speaksFor(FigureRequest request) {
        return request.fill().values().stream()
                .map(item -> item.substring(0, item.lastIndexOf('.') + 1) + Finding.QUANTITY)
                .allMatch(found::containsKey);
    }
}
