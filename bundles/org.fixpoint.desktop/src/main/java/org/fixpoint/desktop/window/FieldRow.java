package org.fixpoint.desktop.window;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.form.Editor;
import org.fixpoint.desktop.form.Field;

/** One field: label, editor, what belongs beside it, and below it what is wrong with it. */
final class FieldRow {
    private final Desk desk;
    private final FieldEditor editor;
    private final Label pad;
    private final Label fault;
    private Field field;

    FieldRow(Composite parent, Desk desk, Look look, Field field) {
        this.desk = desk;
        this.field = field;
        Label label = new Label(parent, SWT.NONE);
        label.setText(field.label().replace("&", "&&"));
        label.setToolTipText(field.doc());
        GridData indented = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        indented.horizontalIndent = Look.INDENT * (1 + field.level());
        label.setLayoutData(indented);
        boolean beside = !field.unit().isEmpty() || field.removable() || hasSlider(field);
        this.editor = FieldEditor.of(parent, desk, this::field);
        editor.control().setLayoutData(Look.wide(beside ? 1 : 2));
        editor.control().setToolTipText(field.doc());
        Look.name(editor.control(), field.place().replace('.', ' '));
        if (beside) {
            beside(parent);
        }
        menu(label, editor.control());
        pad = new Label(parent, SWT.NONE);
        pad.setLayoutData(new GridData());
        fault = new Label(parent, SWT.WRAP);
        fault.setForeground(look.fault());
        GridData below = Look.wide(2);
        below.widthHint = 100; // wraps to the width that there is
        fault.setLayoutData(below);
        show(field);
    }

    Field field() {
        return field;
    }

    boolean hasFocus() {
        return editor.control().isFocusControl();
    }

    void focus() {
        editor.control().setFocus();
    }

    private static boolean hasSlider(Field field) {
        return field.editor() instanceof Editor.Line line && line.span().isPresent();
    }

    private void beside(Composite parent) {
        if (hasSlider(field)) {
            editor.slider(parent);
        } else if (field.removable()) {
            Button remove = new Button(parent, SWT.PUSH);
            remove.setText("Remove");
            Look.name(remove, "Remove " + field.effective());
            remove.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
            remove.addListener(SWT.Selection, event -> desk.remove(field));
        } else {
            Label unit = new Label(parent, SWT.NONE);
            unit.setText(field.unit());
        }
    }

    private void menu(Label label, Control control) {
        Menu menu = new Menu(control);
        if (!(field.editor() instanceof Editor.Line line && line.words())
                && field.path().size() > 1) {
            item(menu, "&Sweep", () -> desk.sweep(field));
        }
        item(menu, "&Take out (use the default)", () -> desk.remove(field));
        control.setMenu(menu);
        label.setMenu(menu);
    }

    private static void item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
    }

    /** Shows another value or fault of the same field. */
    void show(Field now) {
        field = now;
        editor.show();
        Optional<String> sentence = now.fault();
        fault.setText(sentence.orElse("").replace("&", "&&"));
        fault.setVisible(sentence.isPresent());
        for (Label below : List.of(pad, fault)) {
            if (below.getLayoutData() instanceof GridData data) {
                data.exclude = sentence.isEmpty();
            }
        }
    }
}
