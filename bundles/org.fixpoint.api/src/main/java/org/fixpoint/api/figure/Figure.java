package org.fixpoint.api.figure;

import java.util.List;
import java.util.Optional;

/**
 * A figure as data, painted by no toolkit in particular: panels in rows of {@code columns}.
 *
 * @param title shown above
 * @param finding one sentence that says what the figure shows, with its numbers; the run prints it
 * @param columns panels in a row, at least 1
 * @param panels left to right, top to bottom
 */
public record Figure(String title, Optional<String> finding, int columns, List<Panel> panels) {
    public Figure {
        panels = List.copyOf(panels);
        if (columns < 1) {
            throw new IllegalArgumentException("a figure with " + columns + " columns");
        }
    }
}
