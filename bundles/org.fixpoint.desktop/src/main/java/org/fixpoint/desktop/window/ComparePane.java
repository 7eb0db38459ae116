package org.fixpoint.desktop.window;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Latest;
import org.fixpoint.desktop.Reason;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.results.Comparison;
import org.fixpoint.desktop.results.FigureFiles;
import org.fixpoint.desktop.results.FigureView;
import org.fixpoint.desktop.results.ResultPages;
import org.fixpoint.desktop.results.ResultPages.Page;
import org.fixpoint.desktop.results.Sheet;
import org.fixpoint.desktop.run.PastRun;
import org.fixpoint.desktop.run.RunLine;

/** Two runs side by side, or two points of the one that is shown: their figures, and their tables with the differences. */
final class ComparePane {
    private static final String POINTS = "points of this run";
    private static final String RUNS = "runs";

    private final Desk desk;
    private final Composite area;
    private final Combo kind;
    private final Combo item;
    private final Combo leftRun;
    private final Combo rightRun;
    private final Spinner leftPoint;
    private final Spinner rightPoint;
    private final Composite choice;
    private final StackLayout choices = new StackLayout();
    private final Composite runChoice;
    private final Composite pointChoice;
    private final Label words;
    private final Composite below;
    private final StackLayout stack = new StackLayout();
    private final Composite nothing;
    private final SheetPane sheet;
    private final SashForm figures;
    private final FigureCanvas leftFigure;
    private final FigureCanvas rightFigure;
    private final Latest comparing = new Latest("comparing");
    private OptionalInt kindWanted = OptionalInt.empty();
    private String leftWanted = "";
    private String rightWanted = "";
    private boolean pointsWanted;
    private List<RunLine> offered = List.of();

    ComparePane(Composite parent, Desk desk) {
        this.desk = desk;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.grid(2));
        kind = combo(area, "What is compared", () -> {
            kindWanted = OptionalInt.of(kindIndex());
            kindChosen();
        });
        kind.setItems(RUNS, POINTS);
        kind.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        item = combo(area, "Figure or table that is compared", this::show);
        GridData narrow = Look.wide();
        narrow.widthHint = 100;
        item.setLayoutData(narrow);
        choice = new Composite(area, SWT.NONE);
        choice.setLayout(choices);
        runChoice = row();
        leftRun = combo(runChoice, "Run on the left", this::runsChosen);
        rightRun = combo(runChoice, "Run on the right", this::runsChosen);
        pointChoice = row();
        leftPoint = spinner("Point on the left");
        rightPoint = spinner("Point on the right");
        words = new Label(area, SWT.WRAP);
        GridData wrapped = Look.wide();
        wrapped.widthHint = 100;
        words.setLayoutData(wrapped);
        below = new Composite(area, SWT.NONE);
        below.setLayout(stack);
        GridData filling = Look.filling();
        filling.horizontalSpan = 2;
        below.setLayoutData(filling);
        nothing = new Composite(below, SWT.NONE);
        sheet = new SheetPane(below, new Exports(desk.history(), desk.disk(), desk::say));
        figures = new SashForm(below, SWT.HORIZONTAL);
        leftFigure = new FigureCanvas(figures, place -> {}, view -> {});
        rightFigure = new FigureCanvas(figures, place -> {}, view -> {});
        area.addListener(SWT.Dispose, event -> comparing.close());
        desk.onChange(topic -> {
            if (topic == Topic.RUN && area.isVisible()) {
                changed();
            }
        });
    }

    Composite area() {
        return area;
    }

    private Composite row() {
        Composite row = new Composite(choice, SWT.NONE);
        row.setLayout(Look.grid(2));
        return row;
    }

    private static Combo combo(Composite parent, String name, Runnable chosen) {
        Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setVisibleItemCount(20);
        Look.name(combo, name);
        Wheel.passes(combo);
        combo.addListener(SWT.Selection, event -> chosen.run());
        return combo;
    }

    private Spinner spinner(String name) {
        Spinner spinner = new Spinner(pointChoice, SWT.BORDER);
        Look.name(spinner, name);
        spinner.addListener(SWT.Selection, event -> {
            pointsWanted = true;
            show();
        });
        return spinner;
    }

    /** Offers all runs and the points of the one that is shown; what the user chose stays. */
    void offer() {
        offered = lines();
        String[] names = offered.stream().map(RunLine::name).toArray(String[]::new);
        leftRun.setItems(names);
        rightRun.setItems(names);
        select(leftRun, leftWanted, Math.min(1, names.length - 1)); // the one before beside the last
        select(rightRun, rightWanted, 0);
        int count = shown().map(run -> run.points().count()).orElse(1);
        leftPoint.setValues(pointsWanted ? Math.min(leftPoint.getSelection(), count) : 1, 1, count, 0, 1, 10);
        rightPoint.setValues(Math.min(pointsWanted ? rightPoint.getSelection() : 2, count), 1, count, 0, 1, 10);
        kind.select(kindWanted.orElse(names.length > 1 || count == 1 ? 0 : 1));
        kindChosen();
    }

    /** A run has been read, has come or gone. */
    private void changed() {
        if (!lines().equals(offered)) {
            leftWanted = leftRun.getText();
            rightWanted = rightRun.getText();
            offer();
        } else if (stack.topControl == nothing) {
            show();
        }
    }

    /** Takes what the user chose, as long as it is there. */
    private static void select(Combo combo, String wanted, int usual) {
        int index = combo.indexOf(wanted);
        combo.select(index < 0 ? usual : index);
    }

    private void runsChosen() {
        leftWanted = leftRun.getText();
        rightWanted = rightRun.getText();
        show();
    }

    private int kindIndex() {
        return kind.getSelectionIndex();
    }

    /** The run whose pages are shown, or the last. */
    private Optional<PastRun> shown() {
        return desk.runs().shown().or(() -> desk.runs().past().stream().findFirst());
    }

    private boolean ofRuns() {
        return kind.getSelectionIndex() == 0;
    }

    private void kindChosen() {
        String before = item.getText();
        List<String> names = shown().map(run -> run.pages().pages().entrySet().stream()
                        .filter(page -> page.getValue() instanceof Page.Listed || page.getValue() instanceof Page.Drawn)
                        .map(page -> page.getKey())
                        .toList())
                .orElse(List.of());
        item.setItems(names.toArray(String[]::new));
        item.select(Math.max(0, names.indexOf(before)));
        choices.topControl = ofRuns() ? runChoice : pointChoice;
        choice.layout();
        show();
    }

    private void show() {
        if (ofRuns()) {
            Optional<PastRun> left = run(leftRun);
            Optional<PastRun> right = run(rightRun);
            if (left.isPresent() && right.isPresent()) {
                runs(left.get(), right.get());
            } else {
                words.setText(offered.isEmpty() ? "" : "Reading …");
                front(nothing);
            }
        } else {
            shown().ifPresent(this::points);
        }
        area.layout(true, true);
    }

    private List<RunLine> lines() {
        return desk.runList().lines().stream().filter(RunLine::whole).toList();
    }

    /** The run chosen, once it has been read. */
    private Optional<PastRun> run(Combo combo) {
        int index = combo.getSelectionIndex();
        Optional<RunLine> line =
                index < 0 || index >= offered.size() ? Optional.empty() : Optional.of(offered.get(index));
        line.ifPresent(desk.runList()::open);
        return line.flatMap(desk.runList()::opened);
    }

    private void runs(PastRun left, PastRun right) {
        Optional<Page> here = left.pages().page(item.getText());
        Optional<Page> there = right.pages().page(item.getText());
        Optional<String> whyNot = left.pages().whyNotBeside(right.pages(), item.getText());
        words.setText(whyNot.orElse(""));
        if (whyNot.isPresent()) {
            front(nothing);
            return;
        }
        if (here.orElse(null) instanceof Page.Drawn one && there.orElse(null) instanceof Page.Drawn other) {
            Look.name(leftFigure.canvas(), item.getText() + " of " + left.name());
            Look.name(rightFigure.canvas(), item.getText() + " of " + right.name());
            leftFigure.show(one.view(), left.pages().files().orElseThrow());
            rightFigure.show(other.view(), right.pages().files().orElseThrow());
            front(figures);
        } else if (here.orElse(null) instanceof Page.Listed one && there.orElse(null) instanceof Page.Listed other) {
            Set<String> coordinates = left.points().columns();
            compare(() -> Comparison.of(
                    new Comparison.Side(left.name(), one.sheet()),
                    new Comparison.Side(right.name(), other.sheet()),
                    coordinates));
        }
    }

    private void points(PastRun run) {
        int one = leftPoint.getSelection() - 1;
        int other = rightPoint.getSelection() - 1;
        words.setText(one + 1 + ": " + run.points().inWords(one) + "\n" + (other + 1) + ": "
                + run.points().inWords(other));
        if (run.pages().page(item.getText()).orElse(null) instanceof Page.Listed listed) {
            compare(() -> Comparison.of(
                    new Comparison.Side("point " + (one + 1), run.points().part(listed.sheet(), one)),
                    new Comparison.Side("point " + (other + 1), run.points().part(listed.sheet(), other)),
                    Set.of()));
        } else {
            front(nothing);
            String name = item.getText();
            comparing.submit(() -> {
                Drawing left = drawing(run, one, name);
                Drawing right = drawing(run, other, name);
                later(() -> besides(run, left, right));
            });
        }
    }

    /** A figure of one point alone, or why there is none. */
    private record Drawing(
            int point, String name, Optional<FigureView> view, Optional<FigureFiles> files, String whyNot) {}

    private static Drawing drawing(PastRun run, int point, String name) {
        try {
            Optional<ResultPages> pages = run.each().of(point);
            Optional<FigureView> view = pages.flatMap(each -> each.page(name))
                    .filter(Page.Drawn.class::isInstance)
                    .map(page -> ((Page.Drawn) page).view());
            String whyNot = name + " is no figure of point " + (point + 1) + " alone.";
            return new Drawing(point, name, view, pages.flatMap(ResultPages::files), view.isPresent() ? "" : whyNot);
        } catch (IOException | RuntimeException | Error fault) { // of a visualizer too
            return new Drawing(
                    point,
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    "Point " + (point + 1) + " is not drawn: " + Reason.of(fault));
        }
    }

    /** Shows the figures of two points, unless something else has been chosen meanwhile. */
    private void besides(PastRun run, Drawing left, Drawing right) {
        if (ofRuns()
                || shown().filter(run::equals).isEmpty()
                || !item.getText().equals(left.name())
                || leftPoint.getSelection() - 1 != left.point()
                || rightPoint.getSelection() - 1 != right.point()) {
            return;
        }
        if (left.view().isPresent() && right.view().isPresent()) {
            beside(leftFigure, left, run);
            beside(rightFigure, right, run);
            front(figures);
        } else {
            String sentence = left.whyNot().isEmpty() ? right.whyNot() : left.whyNot();
            words.setText((words.getText() + "\n" + sentence.replace("&", "&&")).strip());
            area.layout(true, true);
        }
    }

    private static void beside(FigureCanvas canvas, Drawing drawing, PastRun run) {
        Look.name(
                canvas.canvas(),
                drawing.name() + " of point " + (drawing.point() + 1) + ": "
                        + run.points().inWords(drawing.point()));
        canvas.show(drawing.view().orElseThrow(), drawing.files().orElseThrow());
    }

    private void later(Runnable work) {
        if (!area.isDisposed()) {
            area.getDisplay().asyncExec(() -> {
                if (!area.isDisposed()) {
                    work.run();
                }
            });
        }
    }

    /** Compares on a thread of its own, for there may be very many rows. */
    private void compare(Supplier<Sheet> comparison) {
        front(sheet.table());
        comparing.submit(() -> {
            Sheet compared = comparison.get();
            later(() -> sheet.show(compared));
        });
    }

    private void front(Control control) {
        stack.topControl = control;
        below.layout();
    }
}
