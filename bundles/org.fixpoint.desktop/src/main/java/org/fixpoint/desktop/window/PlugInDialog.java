package org.fixpoint.desktop.window;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.Disk;
import org.fixpoint.desktop.catalogue.PlugInDraft;

/** Asks for a new plug-in: what it is called, what it is and where its project goes. */
final class PlugInDialog {
    private static final int WIDTH = 560;

    private final Shell shell;
    private final Look look;
    private final Disk disk;
    private final Text name;
    private final Combo kind;
    private final Text packageName;
    private final Text above;
    private final Label words;
    private final Button write;

    /**
     * A dialog.
     *
     * @param disk tells whether a folder is there
     * @param folder in which the project's own is made unless the user says otherwise
     */
    PlugInDialog(Shell parent, Look look, Disk disk, Path folder, Consumer<PlugInDraft> ordered) {
        this.disk = disk;
        this.look = look;
        shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.RESIZE | SWT.APPLICATION_MODAL);
        shell.setText("New plug-in");
        shell.setLayout(Look.framed(3));
        Label intent = new Label(shell, SWT.WRAP);
        intent.setText(
                "Writes a small project: source, a test of what every plug-in of its kind promises, a guide, and a"
                        + " script that builds it. Its jar goes into the folder for plug-ins.");
        GridData wide = Look.wide(3);
        wide.widthHint = WIDTH;
        intent.setLayoutData(wide);
        name = text("&Name", "such as leaky-swish", 2);
        label("&Kind");
        kind = new Combo(shell, SWT.READ_ONLY | SWT.DROP_DOWN);
        PlugInDraft.kinds().forEach(kind::add);
        kind.select(0);
        kind.setLayoutData(Look.wide(2));
        Look.name(kind, "Kind");
        packageName = text("&Package", "", 2);
        above = text("&Folder", "", 1);
        above.setText(folder.toString());
        Button choose = new Button(shell, SWT.PUSH);
        choose.setText("&Choose …");
        choose.addListener(SWT.Selection, event -> choose());
        words = new Label(shell, SWT.WRAP);
        GridData below = Look.wide(3);
        below.widthHint = WIDTH;
        below.heightHint = 3 * name.getLineHeight();
        words.setLayoutData(below);
        Composite buttons = new Composite(shell, SWT.NONE);
        buttons.setLayout(Look.grid(2));
        buttons.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false, 3, 1));
        Button leave = new Button(buttons, SWT.PUSH);
        leave.setText("Cancel");
        leave.addListener(SWT.Selection, event -> shell.close());
        write = new Button(buttons, SWT.PUSH);
        write.setText("Write it");
        write.addListener(SWT.Selection, event -> {
            PlugInDraft draft = draft();
            shell.close();
            ordered.accept(draft);
        });
        shell.setDefaultButton(write);
        name.addListener(SWT.Modify, event -> check());
        packageName.addListener(SWT.Modify, event -> check());
        above.addListener(SWT.Modify, event -> check());
        check();
    }

    private void label(String text) {
        new Label(shell, SWT.NONE).setText(text);
    }

    private Text text(String label, String hint, int columns) {
        label(label);
        Text text = new Text(shell, SWT.SINGLE | SWT.BORDER);
        text.setMessage(hint);
        text.setLayoutData(Look.wide(columns));
        Look.name(text, label.replace("&", ""));
        return text;
    }

    private PlugInDraft draft() {
        return new PlugInDraft(name.getText(), kind.getText(), packageName.getText(), above.getText());
    }

    private void check() {
        PlugInDraft draft = draft();
        Optional<String> fault = draft.fault();
        packageName.setMessage(draft.usualPackage());
        words.setText(fault.orElse("").replace("&", "&&"));
        words.setForeground(name.getText().isEmpty() ? look.faint() : look.fault());
        write.setEnabled(fault.isEmpty());
    }

    private void choose() {
        String typed = above.getText();
        boolean there = isThere(typed);
        if (shell.isDisposed()) {
            return; // closed while the disk was waited for
        }
        DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
        if (there) {
            dialog.setFilterPath(typed);
        }
        Optional.ofNullable(dialog.open()).ifPresent(above::setText);
    }

    private boolean isThere(String folder) {
        try {
            return disk.hasFolder(Path.of(folder));
        } catch (InvalidPathException typed) {
            return false;
        }
    }

    void open() {
        shell.pack();
        shell.open();
        name.setFocus();
    }
}
