package org.fixpoint.desktop.window;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.help.HelpPage;

/** The right side of the window: the preview or, when it is asked for, the page of help on what is in focus. */
final class HelpPane {
    private static final String KEY = "org.fixpoint.help";

    /** Has a page, if there is one now. */
    interface Source extends Supplier<Optional<HelpPage>> {}

    private final Look look;
    private final Composite sides;
    private final StackLayout stack = new StackLayout();
    private final Control preview;
    private final Composite page;
    private final Label title;
    private final StyledText text;
    private Optional<Control> before = Optional.empty();

    HelpPane(Composite parent, Desk desk, Look look) {
        this.look = look;
        sides = new Composite(parent, SWT.NONE);
        sides.setLayout(stack);
        preview = new PreviewPane(sides, desk, look).area();
        page = new Composite(sides, SWT.NONE);
        page.setLayout(Look.framed(2));
        title = look.heading(page, "Help", 1);
        Button back = new Button(page, SWT.PUSH);
        back.setText("Back (F1)");
        back.addListener(SWT.Selection, event -> close());
        text = new StyledText(page, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setMargins(Look.GAP, Look.GAP, Look.GAP, Look.GAP);
        GridData filling = Look.filling();
        filling.horizontalSpan = 2;
        text.setLayoutData(filling);
        Look.name(text, "Help");
        stack.topControl = preview;
    }

    /** F1 on a control, or on one within it, opens this page. */
    static void on(Control control, Source source) {
        control.setData(KEY, source);
    }

    /** Whether a control, or a window, has a page of its own. */
    static boolean isOn(Control control) {
        return control.getData(KEY) instanceof Source;
    }

    /** Opens the page on what has the keyboard, or closes it where that is the page. */
    void toggle() {
        Optional<Control> focus = Optional.ofNullable(sides.getDisplay().getFocusControl());
        if (page.equals(stack.topControl) && (focus.isEmpty() || isWithin(focus.get()))) {
            close();
            return;
        }
        before = focus;
        show(focus.flatMap(HelpPane::source).orElse(HelpPage.GENERAL));
    }

    private boolean isWithin(Control control) {
        return control.equals(page) || page.equals(control.getParent());
    }

    /** The page on a control, or on the nearest one round it that has one. */
    static Optional<HelpPage> source(Control focus) {
        for (Optional<Control> control = Optional.of(focus);
                control.isPresent();
                control = Optional.ofNullable(control.get().getParent())) {
            if (control.get().getData(KEY) instanceof Source source) {
                return source.get();
            }
        }
        return Optional.empty();
    }

    private void show(HelpPage help) {
        title.setText(help.title().replace("&", "&&"));
        text.setText(help.text());
        if (help.to() > help.from()) {
            StyleRange range = new StyleRange();
            range.start = help.from();
            range.length = help.to() - help.from();
            range.font = look.bold();
            text.setStyleRange(range);
        }
        text.setCaretOffset(help.from());
        stack.topControl = page;
        sides.layout(true, true);
        text.setTopIndex(Math.max(0, text.getLineAtOffset(help.from()) - 1));
        sides.getShell().setActive(); // F1 may come from the window of a figure
        text.setFocus();
    }

    private void close() {
        stack.topControl = preview;
        sides.layout(true, true);
        before.filter(control -> !control.isDisposed()).ifPresent(control -> {
            control.getShell().setActive();
            control.setFocus();
        });
    }
}
