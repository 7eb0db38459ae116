package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;

/** Which activations of a table of fixed points are of which class, in one sentence. */
final class Classes {
    private static final String UNDECIDED = "undecided";

    private Classes() {}

    /** The sentence; empty if the table is not of quantity {@code fixed-points} with the columns class and rho-star. */
    static Optional<String> finding(Item.Table table) {
        Optional<Column.Words> classes = column(table, "class", Column.Words.class);
        Optional<Column.Numbers> limits = column(table, "rho-star", Column.Numbers.class);
        if (!table.quantity().equals("fixed-points") || classes.isEmpty() || limits.isEmpty()) {
            return Optional.empty();
        }
        Optional<double[]> errors = column(table, "error", Column.Numbers.class).map(Column.Numbers::values);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < table.rows(); i++) {
            rows.computeIfAbsent(classes.get().values().get(i), name -> new ArrayList<>())
                    .add(i);
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> each : rows.entrySet()) {
            double[] of = limits.get().values();
            boolean told = !each.getKey().equals(UNDECIDED);
            parts.add(part(
                    table,
                    each.getKey(),
                    each.getValue(),
                    i -> Wording.number(of[i], 4)
                            + (told
                                    ? ""
                                    : errors.map(error -> " ± " + Wording.number(error[i], 2))
                                            .orElse("")),
                    i -> Double.isNaN(of[i]))); // a linear map
        }
        String sentence = String.join(", ", parts) + ".";
        return Optional.of(rows.size() > 2 ? sentence : sentence.replace("), ", ") and "));
    }

    private static String part(
            Item.Table table, String name, List<Integer> rows, IntFunction<String> limit, IntPredicate stays) {
        List<String> members = rows.stream().map(i -> member(table, i)).toList();
        List<String> values = rows.stream().map(limit::apply).toList();
        boolean same = new TreeSet<>(values).size() == 1;
        String who = members.stream().allMatch(String::isEmpty)
                ? (rows.size() == 1 ? "The kernel map is " : rows.size() + " kernel maps are ")
                : Wording.list(members) + (rows.size() == 1 ? " is " : " are ");
        boolean all = rows.stream().allMatch(stays::test);
        String where = "ρ* = " + (same ? values.get(0) : String.join(", ", values));
        return who + name + " (" + (all ? "every correlation stays" : where) + ")";
    }

    /** The words and numbers of the sweep columns, which stand before the first column of the analysis itself. */
    private static String member(Item.Table table, int row) {
        List<String> words = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.name().equals("rho-star") || column.name().equals("class")) {
                break;
            }
            if (column instanceof Column.Words named) {
                words.add(named.values().get(row));
            } else if (column instanceof Column.Numbers numbers) {
                words.add(column.name().replace('-', ' ') + " " + Wording.setting(numbers.values()[row]));
            }
        }
        return String.join(" ", words);
    }

    private static <C extends Column> Optional<C> column(Item.Table table, String name, Class<C> type) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name) && type.isInstance(column))
                .map(type::cast)
                .findFirst();
    }
}
