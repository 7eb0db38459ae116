package org.fixpoint.itests.window.inside;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;

/** What a screen reader calls a control: the name given to it, or the words on it. */
final class AccessibleNames {
    private static final List<Class<?>> FOCUSABLE = List.of(
            Button.class,
            Combo.class,
            Link.class,
            Scale.class,
            Slider.class,
            Spinner.class,
            StyledText.class,
            TabFolder.class,
            Table.class,
            Text.class,
            ToolBar.class,
            Tree.class);

    private AccessibleNames() {}

    static String of(Control control) {
        String given = given(control.getAccessible());
        if (!given.isEmpty()) {
            return given;
        }
        String words = control instanceof Button button
                ? button.getText()
                : control instanceof Label label ? label.getText() : control instanceof Link link ? link.getText() : "";
        return words.replaceAll("&(.)", "$1").strip();
    }

    private static String given(Accessible accessible) {
        try {
            Field field = Accessible.class.getDeclaredField("accessibleListeners");
            field.setAccessible(true);
            AccessibleEvent event = new AccessibleEvent(accessible);
            event.childID = ACC.CHILDID_SELF;
            if (field.get(accessible) instanceof List<?> listeners) {
                listeners.forEach(each -> ((AccessibleListener) each).getName(event));
            }
            return Optional.ofNullable(event.result).orElse("");
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("SWT keeps its listeners elsewhere", other);
        }
    }

    /** Whether the keyboard can come to it. */
    static boolean isFocusable(Control control) {
        boolean drawn = control.getClass().equals(Canvas.class) && control.isListening(SWT.KeyDown);
        return drawn || FOCUSABLE.stream().anyMatch(type -> type.isInstance(control));
    }

    /** What can have the keyboard and has no name, and what has the name of another. */
    static List<String> faults(Display display) {
        List<String> faults = new ArrayList<>();
        Set<List<Object>> names = new HashSet<>(); // in each window its own
        for (Control control : Controls.visible(display)) {
            if (isFocusable(control)) {
                String name = of(control);
                if (name.isEmpty()) {
                    faults.add(control + " at " + control.getBounds() + " has no name");
                } else if (!names.add(List.of(control.getShell(), name))) {
                    faults.add("two are called " + name);
                }
            }
        }
        if (names.isEmpty() && faults.isEmpty()) {
            faults.add("nothing can have the keyboard");
        }
        return faults;
    }
}
