package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.fixpoint.desktop.help.HelpPage;
import org.fixpoint.desktop.results.FigureCopy;
import org.fixpoint.desktop.results.FigureFiles;
import org.fixpoint.desktop.results.FigureView;

/** One figure with all that can be done with it. */
final class FigurePane {
    private static final int LARGE_WIDTH = 1000;
    private static final int LARGE_HEIGHT = 760;

    private final Composite area;
    private final FigureCanvas canvas;
    private final Composite bar;
    private final Button logX;
    private final Button logY;
    private final Button series;
    private final Label place;
    private final Consumer<String> said;
    private Optional<FigureFiles> files = Optional.empty();
    private String name = "figure";

    /**
     * Without a figure.
     *
     * @param said takes sentences for the user
     * @param alone whether it has a window of its own
     */
    FigurePane(Composite parent, Consumer<String> said, boolean alone) {
        this(parent, parent, said, alone);
    }

    /**
     * With the buttons elsewhere.
     *
     * @param head takes the buttons
     */
    FigurePane(Composite parent, Composite head, Consumer<String> said, boolean alone) {
        this.said = said;
        bar = new Composite(head, SWT.NONE);
        bar.setLayout(Look.grid(alone ? 6 : 7));
        button(SWT.PUSH, "Whole", "All of the figure (0)", this::whole);
        logX = button(SWT.TOGGLE, "Log x", "Logarithmic or linear, across", () -> swap(true));
        logY = button(SWT.TOGGLE, "Log y", "Logarithmic or linear, upwards", () -> swap(false));
        series = button(SWT.PUSH, "Series …", "Which series are shown", this::chooseSeries);
        button(SWT.PUSH, "Copy data", "The numbers, as a table for spreadsheets", this::copy);
        button(SWT.PUSH, "Export …", "This view as PNG, SVG or another format that is installed", this::export);
        if (!alone) {
            button(SWT.PUSH, "Larger", "In a window of its own (double click)", this::enlarge);
        }
        area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.grid(1));
        canvas = new FigureCanvas(area, this::tell, this::viewed);
        canvas.canvas().setLayoutData(Look.filling());
        if (!alone) {
            canvas.canvas().addListener(SWT.MouseDoubleClick, event -> enlarge());
        }
        place = new Label(area, SWT.NONE);
        place.setLayoutData(Look.wide());
    }

    Composite area() {
        return area;
    }

    Composite bar() {
        return bar;
    }

    private Button button(int style, String text, String help, Runnable action) {
        Button button = new Button(bar, style);
        button.setText(text);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    /** Shows a figure. */
    void show(String called, FigureView view, FigureFiles paintedBy) {
        name = called;
        files = Optional.of(paintedBy);
        Look.name(
                canvas.canvas(),
                "Figure " + called
                        + view.whole()
                                .finding()
                                .map(sentence -> ": " + sentence)
                                .orElse(""));
        canvas.show(view, paintedBy);
        tell("");
    }

    private void tell(String words) {
        String shown = words.isEmpty() ? "Wheel or + and −: zoom; drag or arrow keys: move; 0: whole" : words;
        if (!place.getText().equals(shown)) {
            place.setText(shown.replace("&", "&&"));
        }
    }

    private void viewed(FigureView view) {
        logX.setSelection(view.isLog(true));
        logY.setSelection(view.isLog(false));
        logX.setEnabled(!view.ranges().isEmpty());
        logY.setEnabled(!view.ranges().isEmpty());
        series.setEnabled(!view.series().isEmpty());
        int hidden = view.hidden().size();
        series.setText(hidden == 0 ? "Series …" : "Series (−" + hidden + ") …");
        bar.getParent().layout(true, true);
    }

    private void whole() {
        canvas.view().ifPresent(view -> canvas.turn(FigureView.of(view.whole())));
    }

    private void swap(boolean horizontal) {
        canvas.view().ifPresent(view -> canvas.turn(view.swapped(horizontal)));
    }

    private void chooseSeries() {
        canvas.view().ifPresent(view -> {
            Menu menu = new Menu(area.getShell(), SWT.POP_UP);
            for (String label : view.series()) {
                MenuItem item = new MenuItem(menu, SWT.CHECK);
                item.setText(label.replace("&", "&&"));
                item.setSelection(!view.hidden().contains(label));
                item.addListener(SWT.Selection, event -> canvas.turn(view.toggled(label)));
            }
            menu.addListener(SWT.Hide, event -> area.getDisplay().asyncExec(menu::dispose));
            var bounds = series.getBounds();
            menu.setLocation(series.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
            menu.setVisible(true);
        });
    }

    private void copy() {
        canvas.view().ifPresent(view -> {
            copy(area, FigureCopy.of(view.figure()));
            said.accept("The numbers of " + name + " are in the clipboard.");
        });
    }

    /** Puts text into the clipboard. */
    static void copy(Composite area, String text) {
        Clipboard clipboard = new Clipboard(area.getDisplay());
        try {
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    private void export() {
        FigureFiles by = files.orElseThrow();
        List<String> formats = by.formats();
        if (formats.isEmpty()) {
            said.accept("Nothing that is installed writes figures.");
            return;
        }
        FileDialog dialog = new FileDialog(area.getShell(), SWT.SAVE);
        dialog.setText("Export " + name);
        dialog.setFilterExtensions(formats.stream().map(format -> "*." + format).toArray(String[]::new));
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        Optional<Path> target = Replacement.named(
                area.getShell(),
                dialog,
                formats,
                () -> formats.get(Math.max(0, Math.min(dialog.getFilterIndex(), formats.size() - 1))));
        target.flatMap(file -> canvas.view().map(view -> new Thread(() -> write(by, view, file), "fixpoint-export")))
                .ifPresent(Thread::start);
    }

    private void write(FigureFiles by, FigureView view, Path file) {
        String told = by.exported(view.figure(), file);
        if (!area.isDisposed()) {
            area.getDisplay().asyncExec(() -> said.accept(told));
        }
    }

    private void enlarge() {
        canvas.view().ifPresent(view -> {
            Shell alone = new Shell(area.getShell(), SWT.SHELL_TRIM);
            alone.setText(name);
            Optional<HelpPage> page = HelpPane.source(area); // of this figure, whatever is shown here later
            HelpPane.on(alone, () -> page);
            alone.setLayout(Look.framed(1));
            FigurePane large = new FigurePane(alone, said, true);
            large.area().setLayoutData(Look.filling());
            alone.setSize(LARGE_WIDTH, LARGE_HEIGHT);
            large.show(name, view, files.orElseThrow());
            alone.open();
        });
    }
}
