package org.fixpoint.desktop.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** Asks before something is done that cannot be taken back; its buttons say what they do, and Enter does not do it. */
final class Question {
    private static final int WIDTH = 420;

    private Question() {}

    /**
     * Asks.
     *
     * @param yes what the button says that does it
     * @param no what the button says that leaves all as it is
     * @param then what is done
     */
    static void ask(Shell parent, String title, String sentence, String yes, String no, Runnable then) {
        Shell shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL);
        shell.setText(title);
        shell.setLayout(Look.framed(2));
        Label words = new Label(shell, SWT.WRAP);
        words.setText(sentence.replace("&", "&&"));
        GridData wide = Look.wide(2);
        wide.widthHint = WIDTH;
        words.setLayoutData(wide);
        Button left = button(shell, no, shell::close);
        left.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        button(shell, yes, () -> {
            shell.close();
            then.run();
        });
        shell.setDefaultButton(left);
        shell.pack();
        Rectangle around = parent.getBounds();
        Point size = shell.getSize();
        shell.setLocation(around.x + (around.width - size.x) / 2, around.y + (around.height - size.y) / 2);
        shell.open();
        left.setFocus();
    }

    private static Button button(Shell shell, String text, Runnable action) {
        Button button = new Button(shell, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }
}
