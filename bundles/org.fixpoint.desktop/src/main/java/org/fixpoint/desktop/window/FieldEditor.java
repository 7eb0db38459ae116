package org.fixpoint.desktop.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.form.Editor;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.form.Typing;

/** The widget in which the value of a field is edited. */
abstract class FieldEditor {
    final Desk desk;
    final Supplier<Field> field;
    boolean showing;

    FieldEditor(Desk desk, Supplier<Field> field) {
        this.desk = desk;
        this.field = field;
    }

    /**
     * What is being typed, which goes over to the widget that takes the place of this one.
     *
     * @param selection where it begins and ends; the caret, where nothing is selected
     */
    record Held(Typing typing, String text, Point selection) {}

    /**
     * The editor of a field.
     *
     * @param flagged told when what is typed has become finished or unfinished
     */
    static FieldEditor of(Composite parent, Desk desk, Supplier<Field> field, Runnable flagged) {
        Editor editor = field.get().editor();
        if (editor instanceof Editor.Line line) {
            return new LineEditor(parent, desk, field, line.standard(), line.span(), flagged);
        }
        if (editor instanceof Editor.Sweep) {
            return new LineEditor(parent, desk, field, "", Optional.empty(), flagged);
        }
        if (editor instanceof Editor.Kept) {
            return new Shown(parent, desk, field);
        }
        if (editor instanceof Editor.Flag) {
            return new Ticked(parent, desk, field);
        }
        return new Chosen(parent, desk, field);
    }

    abstract Control control();

    /** Shows the value of the field; what the user is just typing stays. */
    final void show() {
        showing = true;
        try {
            put(field.get());
        } finally {
            showing = false;
        }
    }

    abstract void put(Field now);

    /** Why what is typed is not in the document yet, if it waits. */
    Optional<String> unfinished() {
        return Optional.empty();
    }

    /** What is being typed. */
    Optional<Held> held() {
        return Optional.empty();
    }

    /** Goes on with what was being typed elsewhere, where text can be typed. */
    void hold(Held held) {}

    /** A slider beside the editor, for a line with a span. */
    void slider(Composite parent) {
        throw new IllegalStateException("no slider for " + field.get().place());
    }

    /** A value that can be read and copied. */
    private static final class Shown extends FieldEditor {
        private final Text text;
        private Optional<Held> held = Optional.empty();

        Shown(Composite parent, Desk desk, Supplier<Field> field) {
            super(desk, field);
            text = new Text(parent, SWT.SINGLE | SWT.BORDER | SWT.READ_ONLY);
            text.addListener(SWT.Dispose, event -> desk.waiting().forget(this));
            Drops.on(text);
        }

        @Override
        Control control() {
            return text;
        }

        @Override
        void put(Field now) {
            if (!text.getText().equals(now.value())) {
                text.setText(now.value());
            }
        }

        @Override
        Optional<String> unfinished() {
            return held.flatMap(before -> before.typing().unfinished());
        }

        @Override
        Optional<Held> held() {
            return held;
        }

        /** What was being typed waits here until the field can be typed in again. */
        @Override
        void hold(Held before) {
            held = Optional.of(before);
            desk.waiting().tell(this, field.get().place(), unfinished().isPresent());
        }
    }

    /** Yes or no. */
    private static final class Ticked extends FieldEditor {
        private final Button button;

        Ticked(Composite parent, Desk desk, Supplier<Field> field) {
            super(desk, field);
            button = new Button(parent, SWT.CHECK);
            button.addListener(SWT.Selection, event -> {
                if (!desk.set(field.get(), Boolean.toString(button.getSelection()))) {
                    show();
                }
            });
        }

        @Override
        Control control() {
            return button;
        }

        @Override
        void put(Field now) {
            button.setSelection(Boolean.parseBoolean(now.effective()));
        }
    }

    /** One of some words, or of the installed contributions. */
    private static final class Chosen extends FieldEditor {
        private final Combo combo;
        private List<String> options = List.of();

        Chosen(Composite parent, Desk desk, Supplier<Field> field) {
            super(desk, field);
            combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
            combo.setVisibleItemCount(20);
            Wheel.passes(combo);
            combo.addListener(SWT.Selection, event -> choose(combo.getText()));
        }

        private void choose(String word) {
            boolean taken = field.get().editor() instanceof Editor.Part
                    ? desk.choose(field.get(), word)
                    : desk.set(field.get(), word);
            if (!taken) {
                show();
            }
        }

        @Override
        Control control() {
            return combo;
        }

        @Override
        void put(Field now) {
            List<String> words = options(now);
            if (!words.equals(options)) {
                options = words;
                combo.setItems(words.toArray(String[]::new));
            }
            combo.select(words.indexOf(now.effective()));
        }

        /** Those there are, one that is given and not among them, and nothing where nothing may be given. */
        private static List<String> options(Field field) {
            List<String> words = new ArrayList<>();
            if (field.editor() instanceof Editor.Part part) {
                if (part.standard().isEmpty() && !field.removable()) {
                    words.add("");
                }
                words.addAll(part.ids());
            } else if (field.editor() instanceof Editor.Choice choice) {
                words.addAll(choice.options());
            }
            if (!words.contains(field.effective())) {
                words.add(field.effective());
            }
            return words;
        }
    }
}
