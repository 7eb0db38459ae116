package org.fixpoint.desktop.window;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.form.Editor;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.form.Handle;
import org.fixpoint.desktop.form.Typing;

/** Text, numbers, lists and sweeps, on one line. */
final class LineEditor extends FieldEditor {
    private final Text text;
    private final Optional<Editor.Span> span;
    private final Runnable flagged;
    private final Handle handle = new Handle();
    private Typing typing;
    private Optional<Scale> scale = Optional.empty();

    /**
     * A line.
     *
     * @param standard shown while nothing is given
     * @param span what a slider beside it runs over
     * @param flagged told when it has become finished or unfinished
     */
    LineEditor(
            Composite parent,
            Desk desk,
            Supplier<Field> field,
            String standard,
            Optional<Editor.Span> span,
            Runnable flagged) {
        super(desk, field);
        this.span = span;
        this.flagged = flagged;
        this.typing = new Typing(desk);
        text = new Text(parent, SWT.SINGLE | SWT.BORDER);
        text.setMessage(standard.isEmpty() && field.get().isWords() ? hint(field.get()) : standard);
        text.addListener(SWT.Modify, event -> {
            if (!showing) {
                typed();
            }
        });
        text.addListener(SWT.FocusOut, event -> desk.manuscript().pause());
        text.addListener(SWT.Dispose, event -> desk.waiting().forget(this));
        Drops.on(text);
    }

    private void typed() {
        Optional<String> before = typing.unfinished();
        typing.typed(field.get(), text.getText());
        tellWaiting();
        if (typing.unfinished().isEmpty()) {
            place(text.getText());
        }
        if (!before.equals(typing.unfinished())) {
            flagged.run();
        }
    }

    private void tellWaiting() {
        desk.waiting().tell(this, field.get().place(), typing.unfinished().isPresent());
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
        if (!typing.stays(now) && !text.getText().equals(now.value())) {
            text.setText(now.value());
        }
        tellWaiting();
        place(now.effective());
    }

    @Override
    Optional<String> unfinished() {
        return typing.unfinished();
    }

    @Override
    Optional<Held> held() {
        return Optional.of(new Held(typing, text.getText(), text.getSelection()));
    }

    @Override
    void hold(Held held) {
        if (held.typing().stays(field.get())) {
            typing = held.typing();
            showing = true;
            text.setText(held.text());
            showing = false;
            tellWaiting();
        }
        Point selection = held.selection();
        text.setSelection(selection.x, selection.y);
    }

    @Override
    void slider(Composite parent) {
        Scale slider = new Scale(parent, SWT.HORIZONTAL);
        Editor.Span over = span.orElseThrow();
        slider.setMinimum(0);
        slider.setMaximum(over.steps());
        slider.setIncrement(Math.max(1, over.steps() / 100));
        slider.setPageIncrement(Math.max(1, over.steps() / 10));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
        data.widthHint = 140;
        slider.setLayoutData(data);
        Look.name(slider, "Slider of " + field.get().place().replace('.', ' '));
        Wheel.passes(slider);
        slider.addListener(SWT.Selection, event -> text.setText(handle.moved(over, slider.getSelection())));
        slider.addListener(SWT.MouseUp, event -> desk.manuscript().pause());
        scale = Optional.of(slider);
        place(field.get().effective());
    }

    private void place(String value) {
        scale.ifPresent(slider -> handle.step(span.orElseThrow(), value).ifPresent(slider::setSelection));
    }
}
