package org.fixpoint.desktop.window;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.fixpoint.api.figure.Panel;

/**
 * A plot that changes while one looks at it, and in which a place can be chosen: with the mouse, or with the arrow keys and Enter.
 */
final class PlotCanvas {
    private static final int STEP = 12;

    /** What is done with a chosen place. */
    interface Place {
        void at(double x, double y);
    }

    private final Look look;
    private final Canvas canvas;
    private final boolean named;
    private final Place chosen;
    private Optional<Panel.Plot> plot = Optional.empty();
    private Optional<PlotPainter> painter = Optional.empty();
    private Optional<Point> cursor = Optional.empty();

    /**
     * Without a plot.
     *
     * @param named whether the marks are named above the plot
     */
    PlotCanvas(Composite parent, Look look, boolean named, String name, Place chosen) {
        this.named = named;
        this.look = look;
        this.chosen = chosen;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, event -> {
            canvas.setFocus();
            cursor = Optional.empty();
            choose(event.x, event.y);
        });
        canvas.addListener(SWT.KeyDown, this::pressed);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(
                SWT.Traverse,
                event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                        || event.detail == SWT.TRAVERSE_TAB_PREVIOUS
                        || event.detail == SWT.TRAVERSE_ESCAPE);
        Look.name(canvas, name);
    }

    Canvas canvas() {
        return canvas;
    }

    void show(Panel.Plot now) {
        plot = Optional.of(now);
        canvas.redraw();
    }

    private void paint(GC gc) {
        Point size = canvas.getSize();
        gc.setBackground(look.background());
        gc.fillRectangle(0, 0, size.x, size.y);
        Rectangle room = new Rectangle(0, 0, size.x, size.y);
        painter = plot.map(
                now -> named ? PlotPainter.explained(look, now, room, gc) : PlotPainter.of(look, now, room, gc));
        painter.ifPresent(each -> each.paint(gc));
        if (canvas.isFocusControl()) {
            gc.drawFocus(0, 0, size.x, size.y);
            cursor.ifPresent(at -> {
                gc.setForeground(look.foreground());
                gc.setLineWidth(1);
                gc.drawLine(at.x - STEP, at.y, at.x + STEP, at.y);
                gc.drawLine(at.x, at.y - STEP, at.x, at.y + STEP);
            });
        }
    }

    private void choose(int x, int y) {
        painter.map(each -> each.numbers(x, y)).ifPresent(at -> chosen.at(at[0], at[1]));
    }

    private void pressed(Event event) {
        Point size = canvas.getSize();
        Point at = cursor.orElse(new Point(size.x / 2, size.y / 2));
        if (event.keyCode == SWT.CR && event.stateMask == 0) {
            choose(at.x, at.y);
            return;
        }
        int dx = event.keyCode == SWT.ARROW_LEFT ? -STEP : event.keyCode == SWT.ARROW_RIGHT ? STEP : 0;
        int dy = event.keyCode == SWT.ARROW_UP ? -STEP : event.keyCode == SWT.ARROW_DOWN ? STEP : 0;
        if (dx != 0 || dy != 0) {
            cursor = Optional.of(new Point(at.x + dx, at.y + dy));
            canvas.redraw();
        }
    }
}
