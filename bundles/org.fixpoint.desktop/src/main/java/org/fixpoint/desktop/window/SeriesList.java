package org.fixpoint.desktop.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.desktop.results.FigureView;

/**
 * The series of a figure, a tick each, in a small window below a button. It stays for as many as are wanted, and goes with Esc, or
 * with a click elsewhere.
 */
final class SeriesList {
    private static final int HIGHEST = 360;

    private final Shell shell;
    private final Figure figure;
    private final Supplier<Optional<FigureView>> view;
    private final Consumer<FigureView> turned;
    private final List<Button> ticks = new ArrayList<>();

    private SeriesList(Shell shell, Figure figure, Supplier<Optional<FigureView>> view, Consumer<FigureView> turned) {
        this.shell = shell;
        this.figure = figure;
        this.view = view;
        this.turned = turned;
    }

    /**
     * Opens it.
     *
     * @param below what has the keyboard again when it goes
     * @param view what is shown at any time; for another figure the list is closed
     * @param turned takes what is to be shown
     */
    static void open(Control below, Supplier<Optional<FigureView>> view, Consumer<FigureView> turned) {
        view.get().ifPresent(shown -> {
            Shell shell = new Shell(below.getShell(), SWT.DIALOG_TRIM);
            shell.setText("Series");
            shell.setLayout(Look.framed(2));
            SeriesList list = new SeriesList(shell, shown.whole(), view, turned);
            list.fill(shown);
            Listener clicked = list::clicked;
            shell.getDisplay().addFilter(SWT.MouseDown, clicked);
            Rectangle area = below.getBounds();
            shell.setLocation(below.getParent().toDisplay(area.x, area.y + area.height));
            shell.addListener(SWT.Dispose, event -> {
                shell.getDisplay().removeFilter(SWT.MouseDown, clicked);
                if (!below.isDisposed() && below.isVisible()) {
                    below.setFocus();
                }
            });
            shell.open();
        });
    }

    private void fill(FigureView shown) {
        ScrolledComposite scrolled = new ScrolledComposite(shell, SWT.V_SCROLL);
        Composite column = new Composite(scrolled, SWT.NONE);
        column.setLayout(Look.grid(1));
        for (String label : shown.series()) {
            Button tick = new Button(column, SWT.CHECK);
            tick.setText(label.replace("&", "&&"));
            tick.setSelection(!shown.hidden().contains(label));
            tick.addListener(SWT.Selection, event -> turn(now -> now.toggled(label)));
            tick.addListener(SWT.Traverse, event -> step(tick, event));
            ticks.add(tick);
        }
        Point size = column.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        column.setSize(size);
        scrolled.setContent(column);
        scrolled.setShowFocusedControl(true);
        GridData room = Look.wide(2);
        room.heightHint = Math.min(size.y, HIGHEST);
        room.widthHint = size.x;
        scrolled.setLayoutData(room);
        button("&All", Set.of());
        button("&None", Set.copyOf(shown.series()));
        shell.pack();
        ticks.stream().findFirst().ifPresent(Button::setFocus);
    }

    private void button(String text, Set<String> hidden) {
        Button button = new Button(shell, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, event -> turn(now -> now.without(hidden)));
    }

    /** A click elsewhere closes it, as it does a menu. */
    private void clicked(Event event) {
        if (event.widget instanceof Control control && !control.getShell().equals(shell)) {
            shell.close();
        }
    }

    /** Up and Down go from one to the next, as in a menu. */
    private void step(Button from, Event event) {
        boolean down = event.detail == SWT.TRAVERSE_ARROW_NEXT;
        if (down || event.detail == SWT.TRAVERSE_ARROW_PREVIOUS) {
            event.detail = SWT.TRAVERSE_NONE;
            event.doit = true;
            ticks.get(Math.floorMod(ticks.indexOf(from) + (down ? 1 : -1), ticks.size()))
                    .setFocus();
        }
    }

    /** How the view is to change. */
    private interface Turn {
        FigureView of(FigureView now);
    }

    private void turn(Turn turn) {
        Optional<FigureView> now = view.get().filter(shown -> shown.whole().equals(figure));
        if (now.isEmpty()) {
            shell.close();
            return;
        }
        FigureView next = turn.of(now.get());
        List<String> labels = next.series();
        for (int i = 0; i < ticks.size(); i++) {
            ticks.get(i).setSelection(!next.hidden().contains(labels.get(i)));
        }
        turned.accept(next);
    }
}
