package org.fixpoint.desktop.window;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
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
    private final Exports exports;
    private Optional<FigureFiles> files = Optional.empty();
    private String name = "figure";

    /**
     * Without a figure.
     *
     * @param exports writes figures, and tells the user
     * @param alone whether it has a window of its own
     */
    FigurePane(Composite parent, Exports exports, boolean alone) {
        this(parent, parent, exports, alone);
    }

    /**
     * With the buttons elsewhere.
     *
     * @param head takes the buttons
     */
    FigurePane(Composite parent, Composite head, Exports exports, boolean alone) {
        this.exports = exports;
        bar = new Composite(head, SWT.NONE);
        bar.setLayout(Look.grid(alone ? 6 : 7));
        button(SWT.PUSH, "Whole", "All of the figure (0)", this::whole);
        logX = button(SWT.TOGGLE, "Log x", "Logarithmic or linear, across", () -> swap(true));
        logY = button(SWT.TOGGLE, "Log y", "Logarithmic or linear, upwards", () -> swap(false));
        series = button(
                SWT.PUSH,
                "Series …",
                "Which series are shown; a click in the legend does the same",
                this::chooseSeries);
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
            canvas.canvas().addListener(SWT.MouseDoubleClick, event -> {
                if (canvas.entry(event.x, event.y).isEmpty()) { // there it was two clicks
                    enlarge();
                }
            });
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
        String shown =
                words.isEmpty() ? "Wheel, + and −: zoom; drag, Shift+arrows: move; arrows: read; 0: whole" : words;
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
        SeriesList.open(series, canvas::view, canvas::turn);
    }

    private void copy() {
        canvas.view().ifPresent(view -> {
            copy(area, FigureCopy.of(view.figure()));
            exports.said().accept("The numbers of " + name + " are in the clipboard.");
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
            exports.said().accept("Nothing that is installed writes figures.");
            return;
        }
        canvas.view().ifPresent(view -> exports.ask(area, name, formats, file -> by.exported(view.figure(), file)));
    }

    private void enlarge() {
        canvas.view().ifPresent(view -> {
            Shell alone = new Shell(area.getShell(), SWT.SHELL_TRIM);
            alone.setText(name);
            Optional<HelpPage> page = HelpPane.source(area); // of this figure, whatever is shown here later
            HelpPane.on(alone, () -> page);
            alone.setLayout(Look.framed(1));
            FigurePane large = new FigurePane(alone, exports, true);
            large.area().setLayoutData(Look.filling());
            alone.setSize(LARGE_WIDTH, LARGE_HEIGHT);
            large.show(name, view, files.orElseThrow());
            alone.open();
        });
    }
}
