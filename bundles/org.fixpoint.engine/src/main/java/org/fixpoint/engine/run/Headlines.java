package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fixpoint.api.analysis.Column;
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
                found.put(reference, sentences(table));
            }
        });
    }

    /** One sentence a row, after the coordinates of the row if there are several. */
    private static List<String> sentences(Item.Table table) {
        int last = table.columns().size() - 1;
        Set<String> sentences = new LinkedHashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            String where = table.rows() == 1
                    ? ""
                    : IntStream.range(0, last)
                            .mapToObj(k -> table.columns().get(k))
                            .filter(Headlines::varies)
                            .map(column -> column.name().replace('-', ' ') + " " + cell(column, at))
                            .collect(Collectors.joining(", "));
            String sentence = cell(table.columns().get(last), row);
            sentences.add(where.isEmpty() ? sentence : where + ": " + sentence);
        }
        return List.copyOf(sentences);
    }

    private static boolean varies(Column column) {
        return IntStream.range(1, column.size())
                .anyMatch(row -> !cell(column, row).equals(cell(column, 0)));
    }

    private static String cell(Column column, int row) {
        if (column instanceof Column.Words words) {
            return words.values().get(row);
        }
        double value = ((Column.Numbers) column).values()[row];
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Three sentences at most: of a sweep the last, the first and the middle one; of each analysis one before a second of any. */
    List<String> first(List<FigureRequest> requests, Map<String, Figure> figures, List<String> notes) {
        Map<String, Set<String>> told = new LinkedHashMap<>();
        int count = 0;
        for (int rank = 0; rank < MOST; rank++) {
            for (Map.Entry<String, List<String>> each : found.entrySet()) {
                if (count < MOST && rank < each.getValue().size()) {
                    told.computeIfAbsent(each.getKey(), key -> new LinkedHashSet<>())
                            .add(ranked(each.getValue(), rank));
                    count++;
                }
            }
        }
        List<String> sentences = new ArrayList<>();
        found.forEach((reference, all) -> all.stream()
                .filter(told.getOrDefault(reference, Set.of())::contains)
                .forEach(sentences::add));
        for (FigureRequest request : requests) {
            if (!speaksFor(request)) {
                Optional.ofNullable(figures.get(request.name()))
                        .flatMap(Figure::finding)
                        .ifPresent(sentences::add);
            }
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
