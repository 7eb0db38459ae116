package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.form.DataPath;
import org.fixpoint.desktop.form.Editor;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.help.HelpPage;

/** One field: label, editor, what belongs beside it, and below it what is wrong with it. */
final class FieldRow {
    private static final int FEWEST = 30; // letters round a fault, also before there is room
    private static final int ENDS = 3;

    private final Desk desk;
    private final Look look;
    private final FieldEditor editor;
    private final Below excerpt;
    private final Below fault;
    private final Consumer<List<String>> wanted;
    private final Runnable arranged;
    private Field field;
    private Optional<SliceSlider> swept = Optional.empty();

    /**
     * A row.
     *
     * @param wanted is told which field is to have the keyboard once it is there
     * @param arranged called when it needs more or less room without another form
     */
    FieldRow(Composite parent, Desk desk, Look look, Field field, Consumer<List<String>> wanted, Runnable arranged) {
        this.desk = desk;
        this.look = look;
        this.wanted = wanted;
        this.arranged = arranged;
        this.field = field;
        Label label = new Label(parent, SWT.NONE);
        label.setText(field.label().replace("&", "&&"));
        label.setToolTipText(field.doc());
        GridData indented = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        indented.horizontalIndent = Look.INDENT * (1 + field.level());
        label.setLayoutData(indented);
        boolean beside = !field.unit().isEmpty()
                || field.removable()
                || hasSlider(field)
                || isFile(field)
                || isSwept(field)
                || !written(field).isEmpty();
        this.editor = FieldEditor.of(parent, desk, this::field, this::flagged);
        editor.control().setLayoutData(Look.wide(beside ? 1 : 2));
        editor.control().setToolTipText(field.doc());
        Look.name(editor.control(), field.place().replace('.', ' '));
        if (beside) {
            beside(parent);
        }
        menu(label, editor.control());
        HelpPane.on(
                editor.control(),
                () -> desk.shelves().catalogue().map(all -> HelpPage.of(this.field, desk.form(), all)));
        excerpt = new Below(parent, SWT.NONE);
        excerpt.label().setFont(look.fixed());
        editor.control().addListener(SWT.Resize, event -> tellPlace());
        fault = new Below(parent, SWT.WRAP);
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

    /** What is being typed in it. */
    Optional<FieldEditor.Held> held() {
        return editor.held();
    }

    /** Goes on with what was being typed in a row before. */
    void hold(FieldEditor.Held held) {
        editor.hold(held);
        tellFault();
    }

    /** Moves into sight what belongs to it, the editor in any case. */
    void reveal(ScrolledComposite scroll) {
        if (fault.label().isVisible()) {
            scroll.showControl(fault.label());
        }
        scroll.showControl(editor.control());
    }

    private static boolean hasSlider(Field field) {
        return field.editor() instanceof Editor.Line line && line.span().isPresent();
    }

    /** Whether a value of its sweep can be chosen; of what is missing nothing can be seen. */
    private static boolean isSwept(Field field) {
        return field.sweep().isPresent() && !(field.editor() instanceof Editor.Kept);
    }

    private static boolean isFile(Field field) {
        return field.editor() instanceof Editor.Line line && line.content() == Editor.Content.FILE;
    }

    /** What can be put into a field by writing a text, such as a formula. */
    private static List<String> written(Field field) {
        return field.editor() instanceof Editor.Part part ? part.written() : List.of();
    }

    private void beside(Composite parent) {
        Composite beside = new Composite(parent, SWT.NONE);
        beside.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        if (hasSlider(field)) {
            editor.slider(beside);
        } else if (isFile(field)) {
            button(beside, "Choose …", "Choose the file for " + field.place().replace('.', ' '), this::chooseFile);
        } else if (isWritable()) {
            written(field).forEach(key -> write(beside, key));
        } else if (field.removable()) {
            button(beside, "Remove", "Remove " + field.effective(), () -> desk.remove(field));
        }
        if (isSwept(field)) {
            swept = Optional.of(new SliceSlider(beside, desk.slice(), this::field));
        }
        if (!field.unit().isEmpty()) {
            new Label(beside, SWT.NONE).setText(field.unit());
        }
        beside.setLayout(Look.grid(Math.max(1, beside.getChildren().length)));
    }

    private static void button(Composite parent, String text, String name, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        Look.name(button, name);
        button.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        button.addListener(SWT.Selection, event -> action.run());
    }

    private void chooseFile() {
        FileDialog dialog = new FileDialog(editor.control().getShell(), SWT.OPEN);
        if (desk.disk().hasFolder(desk.folder())) {
            dialog.setFilterPath(desk.folder().toString());
        }
        Optional.ofNullable(dialog.open())
                .ifPresent(file -> desk.set(field, DataPath.written(desk.folder(), Path.of(file))));
    }

    private void write(Composite parent, String key) {
        Button write = new Button(parent, SWT.PUSH);
        write.setText("+ " + key);
        write.setToolTipText("Write a " + key + " for " + field.label());
        Look.name(write, "Write a " + key + " for " + field.place().replace('.', ' '));
        write.addListener(SWT.Selection, event -> begin(key));
    }

    private void begin(String key) {
        List<String> text = new ArrayList<>(field.path());
        text.add(key);
        wanted.accept(text);
        if (!field.effective().equals(key)) { // one that is there is not begun anew
            desk.write(field, key);
        }
    }

    /** Whether a text can be begun in it. */
    boolean isWritable() {
        return !written(field).isEmpty() && !field.removable();
    }

    /** Begins a text in it. */
    void write() {
        begin(written(field).get(0));
    }

    private void menu(Label label, Control control) {
        Menu menu = new Menu(control);
        menu.addListener(SWT.Show, event -> offer(menu));
        offer(menu);
        control.setMenu(menu);
        label.setMenu(menu);
    }

    /** What can be done now: a sweep above or below may have come or gone since the row was made. */
    private void offer(Menu menu) {
        for (MenuItem old : menu.getItems()) {
            old.dispose();
        }
        if (field.editor() instanceof Editor.Kept && editor.control() instanceof Text text) {
            item(menu, "&Copy", () -> copy(text));
            return;
        }
        if (editor.control() instanceof Text text) {
            item(menu, "C&ut", text::cut);
            item(menu, "&Copy", text::copy);
            item(menu, "&Paste", text::paste);
            new MenuItem(menu, SWT.SEPARATOR);
        }
        if (desk.form().canSweep(field)) {
            item(menu, "&Sweep", () -> desk.sweep(field));
        }
        if (field.sweep().isPresent()) {
            item(menu, "&Do not sweep", () -> desk.unsweep(field));
        }
        item(menu, "&Take out (use the default)", () -> desk.remove(field));
    }

    private static void copy(Text text) {
        if (text.getSelectionCount() == 0) {
            text.selectAll();
        }
        text.copy();
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
        swept.ifPresent(SliceSlider::show);
        tellFault();
    }

    private void flagged() {
        tellFault();
        arranged.run();
    }

    private void tellFault() {
        tellPlace();
        fault.label().setForeground(look.fault());
        fault.show(flaw().map(Field.Flaw::sentence).orElse(""));
    }

    private Optional<Field.Flaw> flaw() {
        return editor.unfinished()
                .map(sentence -> new Field.Flaw(sentence, Optional.empty()))
                .or(() -> field.fault());
    }

    /** Shows where in the text the fault is, as far around it as there is room. */
    private void tellPlace() {
        excerpt.show(flaw().flatMap(Field.Flaw::at)
                .map(at -> at.within(letters()))
                .map(at -> at.line() + "\n" + at.pointer())
                .orElse(""));
    }

    /** How many letters of fixed width there is room for below the editor. */
    private int letters() {
        int width = editor.control().getSize().x;
        GC gc = new GC(excerpt.label());
        try {
            int letters = (int) (width / Math.max(1, gc.getFontMetrics().getAverageCharacterWidth()));
            return Math.max(FEWEST, letters - ENDS);
        } finally {
            gc.dispose();
        }
    }

    /** A line below the editor, which takes no room while it is empty. */
    private record Below(Label pad, Label label) {
        Below(Composite parent, int style) {
            this(new Label(parent, SWT.NONE), new Label(parent, style));
            pad.setLayoutData(new GridData());
            GridData wide = Look.wide(2);
            wide.widthHint = 100; // wraps to the width that there is
            label.setLayoutData(wide);
        }

        void show(String text) {
            label.setText(text.replace("&", "&&"));
            label.setVisible(!text.isEmpty());
            for (Label each : List.of(pad, label)) {
                if (each.getLayoutData() instanceof GridData data) {
                    data.exclude = text.isEmpty();
                }
            }
        }
    }
}
