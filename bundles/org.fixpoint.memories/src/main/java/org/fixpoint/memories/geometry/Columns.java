package org.fixpoint.memories.geometry;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.fixpoint.api.analysis.Column;

/** Columns of a table from its rows. */
final class Columns {
    private Columns() {}

    static <R> Column numbers(String name, List<R> rows, ToDoubleFunction<R> of) {
        return Column.numbers(name, rows.stream().mapToDouble(of).toArray());
    }

    static <R> Column words(String name, List<R> rows, Function<R, String> of) {
        return Column.words(name, rows.stream().map(of).toArray(String[]::new));
    }
}
