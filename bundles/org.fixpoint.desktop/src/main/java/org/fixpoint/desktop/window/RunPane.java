package org.fixpoint.desktop.window;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.OneByOne;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.Viewer;
import org.fixpoint.desktop.run.RunLine;
import org.fixpoint.desktop.run.RunView;

/** The run: how far it is, what it tells, and its results once it has ended. */
final class RunPane {
    private final Desk desk;
    private final SashForm area;
    private final Combo runs;
    private final Button delete;
    private final Button run;
    private final Button stop;
    private final Button again;
    private final Button report;
    private final Button folder;
    private final ProgressBar bar;
    private final Label words;
    private final Text log;
    private List<String> lines = List.of();

    RunPane(Composite parent, Desk desk, Look look) {
        this.desk = desk;
        area = new SashForm(parent, SWT.HORIZONTAL);
        Composite left = new Composite(area, SWT.NONE);
        left.setLayout(Look.framed(6));
        look.heading(left, "Run", 1).setLayoutData(new GridData());
        delete = button(left, "&Delete …", this::delete);
        delete.setToolTipText("Deletes the run shown from the disk");
        delete.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false, 5, 1));
        delete.setVisible(false);
        runs = new Combo(left, SWT.READ_ONLY | SWT.DROP_DOWN);
        GridData narrow = Look.wide(6);
        narrow.widthHint = 120; // and as much more as there is room
        runs.setLayoutData(narrow);
        runs.setVisibleItemCount(20);
        runs.setVisible(false);
        Look.name(runs, "Runs, the newest first");
        Wheel.passes(runs);
        runs.addListener(SWT.Selection, event -> goBack());
        run = button(left, "Ru&n", desk::run);
        stop = button(left, "&Stop", desk.runs()::stop);
        again = button(left, "A&gain", desk.runs()::again);
        again.setToolTipText("Runs the experiment of the run shown once more, as it was written then");
        OneByOne oneByOne = new OneByOne(desk.disk(), desk::say);
        report = button(left, "Re&port", oneByOne.free(this::openReport));
        folder = button(left, "Fo&lder", oneByOne.free(this::openFolder));
        folder.setToolTipText("The run's folder, with its data and figures as files");
        bar = new ProgressBar(left, SWT.HORIZONTAL | SWT.SMOOTH);
        bar.setLayoutData(Look.wide());
        Look.name(bar, "Points that are done");
        words = new Label(left, SWT.WRAP);
        GridData wrapped = Look.wide(6);
        wrapped.widthHint = 120; // wraps to the width that there is
        words.setLayoutData(wrapped);
        log = new Text(left, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        var filling = Look.filling();
        filling.horizontalSpan = 6;
        log.setLayoutData(filling);
        Look.name(log, "What the run tells");
        Drops.on(log);
        new ResultPane(area, desk, look);
        area.setWeights(35, 65);
        desk.onChange(topic -> {
            if (topic == Topic.RUN || topic == Topic.READING) {
                show();
            } else if (topic == Topic.TEXT) {
                tell();
            }
        });
        Listener back = event -> desk.runList().refresh(); // a run may have been made elsewhere meanwhile
        area.getShell().addListener(SWT.Activate, back);
        area.addListener(SWT.Dispose, event -> area.getShell().removeListener(SWT.Activate, back));
        show();
    }

    Composite area() {
        return area;
    }

    private static Button button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    private void openReport() {
        desk.runs().report().ifPresent(path -> viewer().show(path, path.toUri().toString()));
    }

    private void openFolder() {
        desk.runs().view().folder().ifPresent(path -> viewer().show(path, path.toString()));
    }

    private Viewer viewer() {
        return new Viewer(desk.disk(), Program::launch, path -> FigurePane.copy(area, path), desk::say);
    }

    private void goBack() {
        List<RunLine> lines = desk.runList().lines();
        int index = runs.getSelectionIndex();
        if (index >= 0 && index < lines.size()) {
            desk.runList().show(lines.get(index));
        }
    }

    private void delete() {
        desk.runList()
                .shown()
                .ifPresent(line -> Question.ask(
                        area.getShell(),
                        "Delete a run",
                        "Delete " + line.name()
                                + " with all its results and figures from the disk? It cannot be had back.",
                        "&Delete",
                        "&Keep",
                        () -> desk.runList().delete(line)));
    }

    private void showRuns() {
        List<RunLine> lines = desk.runList().lines();
        String[] labels = lines.stream().map(RunLine::label).toArray(String[]::new);
        if (!Arrays.equals(labels, runs.getItems())) {
            runs.setItems(labels);
            runs.setVisible(labels.length > 0);
            delete.setVisible(labels.length > 0);
        }
        Optional<RunLine> shown = desk.runList().shown();
        delete.setEnabled(shown.isPresent() && !desk.runs().view().isGoing());
        runs.setToolTipText(
                shown.map(line -> line.name() + "\n" + line.label() + "\n" + String.join("\n", line.changes()))
                        .orElse("")
                        .strip()); // the whole label, for which there may be too little room
        int index = shown.map(lines::indexOf).orElse(-1);
        if (index < 0) {
            runs.deselectAll();
        } else if (index != runs.getSelectionIndex()) {
            runs.select(index);
        }
    }

    private void tell() {
        String sentence =
                desk.runList().words(desk.file(), desk.soundness().begins()).replace("&", "&&");
        if (!words.getText().equals(sentence)) {
            words.setText(sentence);
            words.getParent().layout(); // it may take more lines, or fewer
        }
    }

    private void show() {
        showRuns();
        RunView view = desk.runs().view();
        run.setEnabled(!view.isGoing() && desk.soundness().isSound());
        stop.setEnabled(view.phase() == RunView.Phase.RUNNING);
        again.setEnabled(!view.isGoing() && !desk.runs().past().isEmpty());
        report.setEnabled(desk.runs().report().isPresent());
        folder.setEnabled(view.folder().isPresent());
        bar.setMaximum(Math.max(1, view.total()));
        bar.setSelection(view.complete());
        tell();
        if (!view.log().equals(lines)) {
            lines = view.log();
            log.setText(String.join("\n", lines));
            log.setTopIndex(log.getLineCount());
        }
    }
}
