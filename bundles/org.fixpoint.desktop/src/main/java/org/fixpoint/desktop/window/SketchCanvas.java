package org.fixpoint.desktop.window;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Panel;

/** A figure that follows what is typed: painted straight on the screen, with its title, and a legend in each panel. */
final class SketchCanvas {
    private static final int LINES = 14; // of text are as high as a panel

    private final Look look;
    private final Canvas canvas;
    private Optional<Figure> figure = Optional.empty();

    SketchCanvas(Composite parent, Look look) {
        this.look = look;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
    }

    Canvas canvas() {
        return canvas;
    }

    void show(Figure now) {
        if (!figure.equals(Optional.of(now))) {
            figure = Optional.of(now);
            Look.name(canvas, "Figure " + now.title());
            canvas.setToolTipText(now.finding().orElse(now.title()));
            canvas.redraw();
        }
    }

    /** How high it is to be, at whatever size the letters have. */
    int height() {
        GC gc = new GC(canvas);
        try {
            int line = gc.getFontMetrics().getHeight();
            return line + figure.map(SketchCanvas::rows).orElse(0) * LINES * line;
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        Point size = canvas.getSize();
        gc.setBackground(look.background());
        gc.fillRectangle(0, 0, size.x, size.y);
        figure.ifPresent(now -> paint(gc, now, size));
    }

    private void paint(GC gc, Figure now, Point size) {
        gc.setForeground(look.foreground());
        gc.setFont(look.bold());
        int line = gc.getFontMetrics().getHeight();
        gc.drawText(now.title(), Look.GAP, 0, true);
        gc.setFont(canvas.getFont());
        int columns = Math.min(now.columns(), Math.max(1, now.panels().size()));
        int width = size.x / columns;
        int height = (size.y - line) / Math.max(1, rows(now));
        for (int i = 0; i < now.panels().size(); i++) {
            if (now.panels().get(i) instanceof Panel.Plot plot) {
                Rectangle room = new Rectangle(i % columns * width, line + i / columns * height, width, height);
                PlotPainter.explained(look, plot, room, gc).paint(gc);
            }
        }
    }

    private static int rows(Figure figure) {
        return (figure.panels().size() + figure.columns() - 1) / figure.columns();
    }
}
