package org.fixpoint.visualizers.paint;

import java.util.List;
import org.fixpoint.api.figure.Figure;

/**
 * What stands round the panels of a figure, and how much of it.
 *
 * @param margin free at each edge
 * @param titleLines at most so many lines of the title
 * @param legendRows at most so many rows of the legend; the last entry says how many have no room
 */
record Spacing(double margin, int titleLines, int legendRows) {
    private static final double SNUG = 7;
    private static final double TITLED = 420;
    private static final double LEGEND_SHARE = 0.3;

    /** Of a figure in a file. */
    static final Spacing USUAL = new Spacing(14, 2, Integer.MAX_VALUE);

    /** Of a figure in a room of that height. */
    static Spacing within(double height) {
        int rows = (int) Math.max(1, LEGEND_SHARE * height / Legend.ROW);
        return new Spacing(SNUG, height < TITLED ? 0 : 1, rows);
    }

    /** The lines of the title in a figure of that width. */
    List<String> title(Figure figure, double width) {
        return figure.title().isBlank() || titleLines == 0
                ? List.of()
                : Lettering.wrapped(Lettering.TITLE, figure.title(), width - 2 * margin, titleLines);
    }

    /** The height of the title with the gap below it. */
    double titleHeight(Figure figure, double width) {
        int lines = title(figure, width).size();
        return lines == 0 ? 0 : lines * Lettering.lineHeight(Lettering.TITLE) + 8;
    }

    /** The legend of a figure, for that width. */
    Legend legend(Figure figure, double width) {
        return new Legend(figure).within(width, legendRows);
    }
}
