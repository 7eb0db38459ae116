package org.fixpoint.desktop.window;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;

/** Fonts, colours and distances, all from the system's theme; few colours are our own, one for light and one for dark. */
final class Look {
    static final int GAP = 6;
    static final int INDENT = 14;
    private static final int HALF_LIT = 3 * 128; // of three colours
    private static final String NAME = "name";

    private final Display display;
    private final Font bold;
    private final Font fixed;

    Look(Display display) {
        this.display = display;
        FontData system = display.getSystemFont().getFontData()[0];
        this.bold = new Font(display, system.getName(), system.getHeight(), SWT.BOLD);
        this.fixed = new Font(display, "Monospace", system.getHeight(), SWT.NORMAL);
        display.disposeExec(() -> {
            bold.dispose();
            fixed.dispose();
        });
    }

    /** Whether the theme is dark in which the system paints now; what it says of itself is how it was at the start. */
    static boolean isDark(Display display) {
        RGB background = display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB();
        return background.red + background.green + background.blue < HALF_LIT;
    }

    /** The tone of figures in it. */
    static String tone(Display display) {
        return isDark(display) ? "dark" : "light";
    }

    boolean isDark() {
        return isDark(display);
    }

    Font bold() {
        return bold;
    }

    Font fixed() {
        return fixed;
    }

    /** What is wrong. */
    Color fault() {
        return isDark() ? new Color(255, 138, 128) : new Color(179, 38, 30);
    }

    /** What is new or goes well. */
    Color good() {
        return isDark() ? new Color(129, 201, 149) : new Color(20, 108, 46);
    }

    /** What matters less. */
    Color faint() {
        return isDark() ? new Color(160, 167, 176) : new Color(87, 96, 106);
    }

    Color background() {
        return display.getSystemColor(SWT.COLOR_LIST_BACKGROUND);
    }

    Color foreground() {
        return display.getSystemColor(SWT.COLOR_LIST_FOREGROUND);
    }

    /** A grid without margins of its own. */
    static GridLayout grid(int columns) {
        GridLayout grid = new GridLayout(columns, false);
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.horizontalSpacing = GAP;
        grid.verticalSpacing = GAP;
        return grid;
    }

    /** A grid with a margin round it. */
    static GridLayout framed(int columns) {
        GridLayout grid = grid(columns);
        grid.marginWidth = GAP;
        grid.marginHeight = GAP;
        return grid;
    }

    /** Takes all the room that is left. */
    static GridData filling() {
        return new GridData(SWT.FILL, SWT.FILL, true, true);
    }

    /** As wide as there is room. */
    static GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false);
    }

    /** As wide as there is room, over some columns. */
    static GridData wide(int columns) {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
    }

    /** A heading. */
    Label heading(Composite parent, String text, int columns) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        label.setFont(bold);
        label.setLayoutData(wide(columns));
        return label;
    }

    /** The name given to a control. */
    static Optional<String> named(Control control) {
        return control.getData(NAME) instanceof String name ? Optional.of(name) : Optional.empty();
    }

    /** What a screen reader calls a control; another name takes the place of the one before. */
    static void name(Control control, String name) {
        boolean named = control.getData(NAME) != null;
        control.setData(NAME, name);
        if (!named) {
            control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
                @Override
                public void getName(AccessibleEvent event) {
                    event.result = String.valueOf(control.getData(NAME));
                }
            });
        }
    }
}
