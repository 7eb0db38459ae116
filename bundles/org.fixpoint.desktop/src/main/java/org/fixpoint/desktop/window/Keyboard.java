package org.fixpoint.desktop.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * Sees to it that something in a window has the keyboard.
 *
 * <p>What had it may have gone, or be switched off by what it did, as the button of a run is; a window in which nothing has it hears no
 * keys at all, those of its menu included.
 */
final class Keyboard {
    private final Shell shell;
    private final BooleanSupplier first;
    private final Runnable otherwise;
    private List<Control> near = List.of(); // what had it last, and the others, the nearest first
    private boolean looking;

    private Keyboard(Shell shell, BooleanSupplier first, Runnable otherwise) {
        this.shell = shell;
        this.first = first;
        this.otherwise = otherwise;
    }

    /**
     * Keeps the keyboard in a window as long as that is in front. Where what had it cannot have it any more, its nearest neighbour gets it.
     *
     * @param first is asked before the neighbours, and says whether it has given it to something
     * @param otherwise gives it to something where there is no neighbour
     */
    static void keep(Shell shell, BooleanSupplier first, Runnable otherwise) {
        Keyboard keyboard = new Keyboard(shell, first, otherwise);
        Display display = shell.getDisplay();
        Listener later = event -> keyboard.later();
        Listener focused = event -> keyboard.focused(event.widget);
        shell.addListener(SWT.Activate, later);
        display.addFilter(SWT.FocusOut, later);
        display.addFilter(SWT.MouseUp, later);
        display.addFilter(SWT.FocusIn, focused);
        shell.addListener(SWT.Dispose, event -> {
            display.removeFilter(SWT.FocusOut, later);
            display.removeFilter(SWT.MouseUp, later);
            display.removeFilter(SWT.FocusIn, focused);
        });
    }

    /** Something else is shown, and may have switched off what has the keyboard: it is looked at once all is done. */
    private void later() {
        if (!looking && !shell.isDisposed()) {
            looking = true;
            shell.getDisplay().asyncExec(this::look);
        }
    }

    private void focused(Object widget) {
        if (widget instanceof Control control && control.getShell().equals(shell)) {
            near = near(control);
        }
    }

    private void look() {
        looking = false;
        if (shell.isDisposed() || !shell.equals(shell.getDisplay().getActiveShell()) || isHeld()) {
            return;
        }
        boolean given = first.getAsBoolean()
                || near.stream().anyMatch(control -> isUsable(control) && control.setFocus() && isHeld());
        if (!given) {
            otherwise.run();
        }
    }

    private boolean isHeld() {
        return Optional.ofNullable(shell.getDisplay().getFocusControl())
                .filter(Keyboard::isUsable)
                .isPresent();
    }

    private static boolean isUsable(Control control) {
        return !control.isDisposed() && control.isEnabled() && control.isVisible();
    }

    /** A control, those behind and before it in what it is in, and so on for what that is in. */
    private static List<Control> near(Control control) {
        List<Control> near = new ArrayList<>(List.of(control));
        Control inner = control;
        for (Optional<Composite> above = Optional.ofNullable(control.getParent());
                above.isPresent();
                above = Optional.ofNullable(above.get().getParent())) {
            List<Control> there = List.of(above.get().getChildren());
            int at = there.indexOf(inner);
            near.addAll(there.subList(at + 1, there.size()));
            for (int i = at - 1; i >= 0; i--) {
                near.add(there.get(i));
            }
            inner = above.get();
        }
        return near;
    }
}
