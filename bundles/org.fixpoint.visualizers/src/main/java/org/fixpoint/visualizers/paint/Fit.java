package org.fixpoint.visualizers.paint;

import java.util.List;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Panel;

/**
 * How a figure is laid out in a room that is given, such as a pane of a window: with its panels in as many columns as suit the room,
 * and with letters of their own size as long as there is room for them.
 *
 * <p>In a room that is small the margins are narrow, there is no title, and the legend takes three tenths of the height at most.
 * Of more panels than have room the axes become smaller before the letters do.
 *
 * @param figure with its panels in the columns chosen
 * @param scale of all lengths, letters among them; 1, or less where the room is too small for that
 */
record Fit(Figure figure, double scale) {
    private static final double LEAST_AXIS = 90;
    private static final double LEAST_HEIGHT = 60;
    private static final double LEAST_TABLE = 240;
    private static final double OWN =
            1.6; // of the least: with that much a figure keeps the columns that it was drawn with
    private static final double READABLE = 0.75;
    private static final double SQUEEZED = 1.5;

    /**
     * Lays a figure out.
     *
     * @param width of the room, in pixels of an unscaled screen
     * @param height of it
     */
    static Fit of(Figure figure, double width, double height) {
        int own = columns(figure);
        List<Least> needed = figure.panels().stream().map(Fit::least).toList();
        double ownRoom = room(figure, needed, own, width, height);
        int chosen = own;
        double most = ownRoom;
        for (int columns = 1; columns <= figure.panels().size(); columns++) {
            double room = room(figure, needed, columns, width, height);
            if (room > most) {
                most = room;
                chosen = columns;
            }
        }
        if (ownRoom >= Math.min(OWN, 0.9 * most)) {
            most = ownRoom;
            chosen = own;
        }
        double scale = Math.min(1, Math.max(most, Math.min(READABLE, SQUEEZED * most)));
        return new Fit(new Figure(figure.title(), figure.finding(), chosen, figure.panels()), Math.max(scale, 0.05));
    }

    private static int columns(Figure figure) {
        return Math.max(1, Math.min(figure.columns(), figure.panels().size()));
    }

    /** How often the least room for a panel goes into what each of them has, the shorter way. */
    private static double room(Figure figure, List<Least> needed, int columns, double width, double height) {
        int rows = Math.max(1, (figure.panels().size() + columns - 1) / columns);
        Spacing spacing = Spacing.within(height);
        double inner = width - 2 * spacing.margin();
        double across = (inner - FigurePainter.BETWEEN * (columns - 1)) / columns;
        double down = height
                - 2 * spacing.margin()
                - spacing.titleHeight(figure, width)
                - spacing.legend(figure, inner).height(inner);
        double up = (down - FigurePainter.BETWEEN * (rows - 1)) / rows;
        double least = Double.POSITIVE_INFINITY;
        for (Least each : needed) {
            least = Math.min(least, Math.min(across / each.width(), up / each.height()));
        }
        return figure.panels().isEmpty() ? 1 : Math.max(0, least);
    }

    private record Least(double width, double height) {}

    private static Least least(Panel panel) {
        if (panel instanceof Panel.Plot plot) {
            PlotPainter painter = new PlotPainter(plot, true, true);
            double around = painter.topInset() + PlotPainter.TICKS_HEIGHT + PlotPainter.TITLE_HEIGHT;
            double beside = painter.leftInset(LEAST_HEIGHT) + painter.rightInset();
            return new Least(beside + LEAST_AXIS, around + LEAST_HEIGHT);
        }
        if (panel instanceof Panel.Grid grid) {
            TablePainter table = new TablePainter(grid); // it makes itself smaller where it has to
            return new Least(Math.min(LEAST_TABLE, table.width()), Math.min(LEAST_TABLE / 2, table.height()));
        }
        return new Least(LEAST_AXIS, LEAST_HEIGHT);
    }
}
