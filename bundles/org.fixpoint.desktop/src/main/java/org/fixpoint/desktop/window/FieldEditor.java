package org.fixpoint.desktop.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.form.Editor;
import org.fixpoint.desktop.form.Field;

/** The widget in which the value of a field is edited. */
abstract class FieldEditor {
    private static final int STEPS = 1000;

    final Desk desk;
    final Supplier<Field> field;
    boolean showing;

    FieldEditor(Desk desk, Supplier<Field> field) {
        this.desk = desk;
        this.field = field;
    }

    /** The editor of a field. */
    static FieldEditor of(Composite parent, Desk desk, Supplier<Field> field) {
        Editor editor = field.get().editor();
        if (editor instanceof Editor.Line line) {
            return new Typed(parent, desk, field, line.standard(), line.span());
        }
        if (editor instanceof Editor.Sweep) {
            return new Typed(parent, desk, field, "", Optional.empty());
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

    /** A slider beside the editor, for a line with a span. */
    void slider(Composite parent) {
        throw new IllegalStateException("no slider for " + field.get().place());
    }

    /** Text, numbers, lists. */
    private static final class Typed extends FieldEditor {
        private final Text text;
        private final Optional<Editor.Span> span;
        private Optional<Scale> scale = Optional.empty();
        private String written = "";

        Typed(Composite parent, Desk desk, Supplier<Field> field, String standard, Optional<Editor.Span> span) {
            super(desk, field);
            this.span = span;
            text = new Text(parent, SWT.SINGLE | SWT.BORDER);
            text.setMessage(standard.isEmpty() && field.get().isWords() ? hint(field.get()) : standard);
            text.addListener(SWT.Modify, event -> {
                if (!showing) {
                    desk.set(field.get(), text.getText());
                    written = desk.manuscript().text();
                    place(text.getText());
                }
            });
            text.addListener(SWT.FocusOut, event -> desk.manuscript().pause());
        }

        /** What a text is, without what is allowed. */
        private static String hint(Field field) {
            return field.doc().replaceFirst(";.*", "");
        }

        @Override
        Control control() {
            return text;
        }

        @Override
        void put(Field now) {
            boolean own = written.equals(desk.manuscript().text());
            if (!own) {
                written = "";
                if (!text.getText().equals(now.value())) {
                    text.setText(now.value());
                }
            }
            place(now.effective());
        }

        @Override
        void slider(Composite parent) {
            Scale slider = new Scale(parent, SWT.HORIZONTAL);
            Editor.Span over = span.orElseThrow();
            slider.setMinimum(0);
            slider.setMaximum(over.whole() ? (int) (over.high() - over.low()) : STEPS);
            slider.setIncrement(over.whole() ? 1 : STEPS / 100);
            slider.setPageIncrement(Math.max(1, slider.getMaximum() / 10));
            GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
            data.widthHint = 140;
            slider.setLayoutData(data);
            Look.name(slider, "Slider of " + field.get().place().replace('.', ' '));
            slider.addListener(SWT.MouseVerticalWheel, event -> event.doit = false);
            slider.addListener(SWT.Selection, event -> text.setText(at(over, slider)));
            slider.addListener(SWT.MouseUp, event -> desk.manuscript().pause());
            scale = Optional.of(slider);
            place(field.get().effective());
        }

        private static String at(Editor.Span span, Scale slider) {
            double value = span.low() + slider.getSelection() * (span.high() - span.low()) / slider.getMaximum();
            return span.whole() ? Long.toString(Math.round(value)) : Double.toString(Math.round(value * 1e4) / 1e4);
        }

        /** Where a number stands on the slider; what is none moves nothing. */
        private void place(String value) {
            scale.filter(slider -> !slider.isFocusControl()).ifPresent(slider -> {
                try {
                    Editor.Span over = span.orElseThrow();
                    double fraction = (Double.parseDouble(value) - over.low()) / (over.high() - over.low());
                    slider.setSelection((int) Math.round(fraction * slider.getMaximum()));
                } catch (NumberFormatException noNumber) {
                    slider.setSelection(0);
                }
            });
        }
    }

    /** Yes or no. */
    private static final class Ticked extends FieldEditor {
        private final Button button;

        Ticked(Composite parent, Desk desk, Supplier<Field> field) {
            super(desk, field);
            button = new Button(parent, SWT.CHECK);
            button.addListener(SWT.Selection, event -> desk.set(field.get(), Boolean.toString(button.getSelection())));
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
            combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = false);
            combo.addListener(SWT.Selection, event -> choose(combo.getText()));
        }

        private void choose(String word) {
            if (field.get().editor() instanceof Editor.Part) {
                desk.choose(field.get(), word);
            } else {
                desk.set(field.get(), word);
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
