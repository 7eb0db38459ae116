package org.fixpoint.desktop.window;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.desktop.document.Template;

/** A template among others: a picture of what it is about, its name, and its sentence as far as there is room. */
final class TemplateTile {
    private static final int LETTERS = 28; // in a line
    private static final int LINES = 3;

    private final Look look;
    private final Template template;
    private final Canvas canvas;
    private Optional<Panel.Plot> plot = Optional.empty();
    private Optional<FittedImage> image = Optional.empty();
    private boolean selected;

    TemplateTile(Composite parent, Look look, Template template) {
        this.look = look;
        this.template = template;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        Point size = size(canvas);
        GridData data = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
        data.widthHint = size.x;
        data.heightHint = size.y;
        canvas.setLayoutData(data);
        canvas.setToolTipText(template.sentence().replace("&", "&&"));
        Look.name(canvas, template.name() + (template.sentence().isEmpty() ? "" : ": " + template.sentence()));
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_LISTITEM;
            }

            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_FOCUSABLE
                        | ACC.STATE_SELECTABLE
                        | (selected ? ACC.STATE_SELECTED : 0)
                        | (canvas.isFocusControl() ? ACC.STATE_FOCUSED : 0);
            }
        });
    }

    /** As large as its letters ask for. */
    private static Point size(Canvas canvas) {
        GC gc = new GC(canvas);
        try {
            int width = (int) Math.ceil(LETTERS * gc.getFontMetrics().getAverageCharacterWidth()) + 2 * Look.GAP;
            int lines = (LINES + 1) * gc.getFontMetrics().getHeight();
            return new Point(width, width / 2 + lines + 3 * Look.GAP);
        } finally {
            gc.dispose();
        }
    }

    Canvas canvas() {
        return canvas;
    }

    Template template() {
        return template;
    }

    /** Its picture: a plot, or an image. */
    void show(Optional<Panel.Plot> drawn, Optional<ImageData> painted) {
        plot = drawn;
        image = painted.filter(data -> plot.isEmpty()).map(data -> new FittedImage(canvas, this::picture));
        image.ifPresent(fitted -> fitted.put(painted));
        canvas.redraw();
    }

    void select(boolean now) {
        if (now != selected) {
            selected = now;
            canvas.redraw();
        }
    }

    private Rectangle picture() {
        int width = canvas.getSize().x - 2 * Look.GAP;
        return new Rectangle(Look.GAP, Look.GAP, width, width / 2);
    }

    private void paint(GC gc) {
        Point size = canvas.getSize();
        Color words = canvas.getDisplay()
                .getSystemColor(selected ? SWT.COLOR_LIST_SELECTION_TEXT : SWT.COLOR_LIST_FOREGROUND);
        gc.setBackground(selected ? canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION) : look.background());
        gc.fillRectangle(0, 0, size.x, size.y);
        Rectangle picture = picture();
        gc.setBackground(look.background());
        gc.fillRectangle(picture);
        plot.ifPresent(drawn -> PlotPainter.bare(look, drawn, inset(picture)).marks(gc));
        image.ifPresent(fitted -> fitted.paint(gc));
        gc.setForeground(words);
        gc.setFont(look.bold());
        int y = picture.y + picture.height + Look.GAP;
        gc.drawText(template.name(), Look.GAP, y, true);
        int line = gc.getFontMetrics().getHeight();
        gc.setFont(canvas.getFont());
        sentence(gc, picture.width, y + line);
        if (canvas.isFocusControl()) {
            gc.drawFocus(1, 1, size.x - 2, size.y - 2);
        }
    }

    private static Rectangle inset(Rectangle room) {
        return new Rectangle(
                room.x + Look.GAP,
                room.y + Look.GAP,
                Math.max(1, room.width - 2 * Look.GAP),
                Math.max(1, room.height - 2 * Look.GAP));
    }

    private void sentence(GC gc, int width, int y) {
        if (template.sentence().isEmpty()) {
            return;
        }
        TextLayout layout = new TextLayout(canvas.getDisplay());
        try {
            layout.setFont(canvas.getFont());
            layout.setWidth(Math.max(1, width));
            layout.setText(template.sentence());
            if (layout.getLineCount() > LINES) {
                String seen = template.sentence().substring(0, layout.getLineOffsets()[LINES]);
                layout.setText(seen.replaceFirst("\\s*\\S+\\s*$", "") + " …");
            }
            layout.draw(gc, Look.GAP, y);
        } finally {
            layout.dispose();
        }
    }
}
