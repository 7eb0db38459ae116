package org.fixpoint.desktop.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * Sees to it that something in a window has the keyboard.
 *
 * <p>What had it may have gone, above all while another window was in front; a window in which nothing has it hears no keys at all,
 * those of its menu included.
 */
final class Keyboard {
    private Keyboard() {}

    /**
     * Keeps the keyboard in a window as long as that is in front.
     *
     * @param otherwise gives it to something
     */
    static void keep(Shell shell, Runnable otherwise) {
        Display display = shell.getDisplay();
        Runnable look = () -> {
            if (!shell.isDisposed() && shell.equals(display.getActiveShell()) && display.getFocusControl() == null) {
                otherwise.run();
            }
        };
        Listener later = event -> display.asyncExec(look);
        shell.addListener(SWT.Activate, later);
        display.addFilter(SWT.FocusOut, later);
        shell.addListener(SWT.Dispose, event -> display.removeFilter(SWT.FocusOut, later));
    }
}
