package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.catalogue.Additions;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.Section;

/** The experiment as fields, made of the form: widgets are made anew only when the form has another shape. */
final class FormPane {
    private static final int COLUMNS = 3;

    private final Desk desk;
    private final Look look;
    private final Consumer<Path> opener;
    private final ScrolledComposite scroll;
    private final List<FieldRow> rows = new ArrayList<>();
    private Composite content;
    private Optional<List<String>> wanted = Optional.empty();
    private List<String> order = List.of(); // the names of all in it that can have the keyboard
    private Optional<String> here =
            Optional.empty(); // the one of them that has it, or will once this window is in front again
    private Optional<String> before = Optional.empty(); // the one that had it last
    private Optional<Form> shown = Optional.empty();

    /**
     * Empty.
     *
     * @param opener opens another experiment
     */
    FormPane(Composite parent, Desk desk, Look look, Consumer<Path> opener) {
        this.desk = desk;
        this.look = look;
        this.opener = opener;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        content = new Composite(scroll, SWT.NONE);
        scroll.setContent(content);
        scroll.setShowFocusedControl(true);
        scroll.addListener(SWT.Resize, event -> measure());
        Listener focused = event -> {
            if (event.widget instanceof Control control && control.getShell().equals(scroll.getShell())) {
                here = stops().filter(control::equals).findFirst().flatMap(Look::named);
                before = here.or(() -> before);
            }
        };
        scroll.getDisplay().addFilter(SWT.FocusIn, focused);
        scroll.addListener(SWT.Dispose, event -> scroll.getDisplay().removeFilter(SWT.FocusIn, focused));
        desk.onChange(topic -> {
            if (topic == Topic.FORM || topic == Topic.CATALOGUE) {
                show(desk.form());
            }
        });
        show(desk.form());
    }

    Composite area() {
        return scroll;
    }

    /** Begins a text, such as a formula, in the first field that takes one. */
    void write() {
        rows.stream().filter(FieldRow::isWritable).findFirst().ifPresent(FieldRow::write);
    }

    /** Gives what had the keyboard last the keyboard again, if that was in here. */
    boolean takeKeyboard() {
        return here.flatMap(this::stop).filter(Control::setFocus).isPresent();
    }

    /** Gives the keyboard to what had it when it was in here last, or to the first field. */
    void goBack() {
        before.flatMap(this::stop).or(() -> stops().findFirst()).ifPresent(Control::setFocus);
    }

    /** All that can have the keyboard, from top to bottom. */
    private Stream<Control> stops() {
        return stops(content);
    }

    private static Stream<Control> stops(Composite within) {
        return Stream.of(within.getChildren())
                .flatMap(child -> Look.named(child).isPresent()
                        ? Stream.of(child)
                        : child instanceof Composite inner ? stops(inner) : Stream.empty());
    }

    /** What has a name; once it has gone, what came behind it, or what is last. */
    private Optional<Control> stop(String name) {
        List<Control> now = stops().toList();
        List<String> names = names();
        if (names.contains(name) || now.isEmpty()) {
            return now.stream().skip(Math.max(0, names.indexOf(name))).findFirst();
        }
        List<String> above = order.subList(0, Math.max(0, order.indexOf(name)));
        int kept = above.stream().mapToInt(names::indexOf).max().orElse(-1);
        return Optional.of(now.get(Math.min(kept + 1, now.size() - 1)));
    }

    private List<String> names() {
        return stops().flatMap(control -> Look.named(control).stream()).toList();
    }

    /** Gives a field the keyboard, now or when it is there. */
    private void want(List<String> path) {
        wanted = Optional.of(path);
        row(path).ifPresent(row -> {
            wanted = Optional.empty();
            row.focus();
        });
    }

    private Optional<FieldRow> row(List<String> path) {
        return rows.stream().filter(row -> row.field().path().equals(path)).findFirst();
    }

    private void show(Form form) {
        if (shown.filter(form::hasShapeOf).isPresent()) {
            List<Field> fields = form.fields().toList();
            for (int i = 0; i < fields.size(); i++) {
                rows.get(i).show(fields.get(i));
            }
            if (!shown.map(FormPane::faults).equals(Optional.of(faults(form)))) { // else no row is higher than it was
                measure();
            }
        } else {
            rebuild(form);
        }
        shown = Optional.of(form);
    }

    private static List<Object> faults(Form form) {
        return form.fields().<Object>map(Field::fault).toList();
    }

    private void rebuild(Form form) {
        Point origin = scroll.getOrigin();
        Optional<String> had = here; // while what has it goes, others have it for a moment
        Map<List<String>, FieldEditor.Held> typed = new HashMap<>();
        rows.forEach(row -> row.held().ifPresent(held -> typed.put(row.field().path(), held)));
        rows.clear();
        Composite old = content;
        content = new Composite(scroll, SWT.NONE);
        content.setLayout(Look.framed(COLUMNS));
        if (!form.notice().isEmpty()) {
            Label notice = new Label(content, SWT.WRAP);
            notice.setText(form.notice());
            notice.setLayoutData(Look.wide(COLUMNS));
        }
        form.members().forEach(this::member);
        form.sections().forEach(this::section);
        scroll.setContent(content);
        old.dispose();
        measure();
        scroll.setOrigin(origin);
        Optional<String> asked =
                wanted.flatMap(this::row).map(row -> row.field().place().replace('.', ' '));
        wanted = asked.isPresent() ? Optional.empty() : wanted;
        Optional<Control> heir = asked.or(() -> had).flatMap(this::stop);
        order = names();
        here = heir.flatMap(Look::named);
        if (scroll.getShell().equals(scroll.getDisplay().getActiveShell())) { // else it would come to the front
            heir.ifPresent(Control::setFocus); // which selects all: the caret comes after it
        }
        rows.forEach(row -> Optional.ofNullable(typed.get(row.field().path())).ifPresent(row::hold));
    }

    /** A button that opens one of the experiments that the file names. */
    private void member(String name) {
        Button button = new Button(content, SWT.PUSH);
        button.setText(name.replace("&", "&&"));
        button.setToolTipText("Opens " + desk.member(name));
        button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, COLUMNS, 1));
        Look.name(button, "Open " + name);
        button.addListener(SWT.Selection, event -> opener.accept(desk.member(name)));
    }

    private void section(Section section) {
        Label heading = look.heading(content, section.title(), COLUMNS);
        if (heading.getLayoutData() instanceof GridData data && content.getChildren().length > 1) {
            data.verticalIndent = Look.GAP;
        }
        section.fields()
                .forEach(field -> rows.add(new FieldRow(content, desk, look, field, this::want, this::measure)));
        section.list().ifPresent(list -> {
            new Label(content, SWT.NONE);
            Button add = new Button(content, SWT.PUSH);
            String invitation = "Add " + (list.kind().matches("[aeiou].*") ? "an " : "a ") + list.kind() + " …";
            add.setText(invitation);
            add.setLayoutData(Look.wide(COLUMNS - 1));
            Look.name(add, "Add to " + section.title());
            add.addListener(SWT.Selection, event -> new AdditionDialog(
                            add,
                            invitation,
                            look,
                            search -> Additions.of(desk.shelves(), list.kind(), search, desk.fits()::whyNot),
                            id -> desk.add(list, id))
                    .open());
        });
    }

    private void measure() {
        int width = scroll.getClientArea().width;
        content.layout(true, true);
        scroll.setMinSize(content.computeSize(width > 0 ? width : SWT.DEFAULT, SWT.DEFAULT));
        scroll.getVerticalBar().setIncrement(24);
        rows.stream().filter(FieldRow::hasFocus).findFirst().ifPresent(row -> row.reveal(scroll));
    }
}
