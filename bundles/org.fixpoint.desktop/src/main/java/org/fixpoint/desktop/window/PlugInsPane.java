package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.OneByOne;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.Viewer;
import org.fixpoint.desktop.catalogue.PlugIn;

/** What is installed, from which jar, what it offers, and what is wrong with it and would do. */
final class PlugInsPane {
    private final Desk desk;
    private final Look look;
    private final Composite area;
    private final Table list;
    private final Text words;
    private final Button swap;
    private final Consumer<Path> install;
    private boolean dark;
    private List<PlugIn> shown = List.of();
    private Optional<PlugIn> chosen = Optional.empty(); // by the user, also while it is not listed

    /**
     * A pane.
     *
     * @param install takes a file that is to be added
     */
    PlugInsPane(Composite parent, Desk desk, Look look, Consumer<Path> install) {
        this.install = install;
        this.desk = desk;
        this.look = look;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.framed(3));
        list = new Table(area, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        list.setHeaderVisible(true);
        GridData all = Look.filling();
        all.horizontalSpan = 3;
        list.setLayoutData(all);
        Look.name(list, "Plug-ins");
        column("Plug-in", 190);
        column("Version", 74);
        column("State", 80);
        column("File", 140);
        column("Offers", 400);
        list.addListener(SWT.Selection, event -> {
            chosen = selected();
            tell();
        });
        words = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        Drops.on(words);
        GridData below = new GridData(SWT.FILL, SWT.FILL, true, false, 3, 1);
        below.heightHint = words.getLineHeight() * 4;
        below.widthHint = 100;
        words.setLayoutData(below);
        Look.name(words, "About the plug-in");
        OneByOne oneByOne = new OneByOne(desk.disk(), desk::say);
        button("&Add a jar …", oneByOne.free(this::add));
        swap = button("Switch &off", this::swap);
        button("Sho&w folder", oneByOne.free(this::openFolder));
        desk.onChange(topic -> {
            if (topic == Topic.CATALOGUE) {
                show();
            }
        });
        show();
    }

    Composite area() {
        return area;
    }

    private void column(String name, int width) {
        TableColumn column = new TableColumn(list, SWT.LEFT);
        column.setText(name);
        column.setWidth(width);
        column.setResizable(true);
    }

    private Button button(String text, Runnable action) {
        Button button = new Button(area, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    private Optional<PlugIn> selected() {
        int index = list.getSelectionIndex();
        return index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty();
    }

    private void show() {
        List<PlugIn> now = desk.plugIns().all();
        if (now.equals(shown) && dark == look.isDark()) {
            return;
        }
        shown = now;
        dark = look.isDark();
        list.setRedraw(false);
        list.removeAll();
        for (PlugIn plugIn : now) {
            TableItem item = new TableItem(list, SWT.NONE);
            item.setText(new String[] {
                plugIn.name(),
                plugIn.version(),
                plugIn.standing().inWords(),
                plugIn.file().orElse("–"),
                plugIn.offers()
            });
            if (plugIn.standing() == PlugIn.Standing.REFUSED) {
                item.setForeground(look.fault());
            } else if (plugIn.standing() == PlugIn.Standing.OFF) {
                item.setForeground(look.faint());
            }
            if (chosen.filter(plugIn::isStill).isPresent()) {
                list.setSelection(item);
            }
        }
        if (list.getSelectionIndex() < 0 && !now.isEmpty() && now.get(0).standing() == PlugIn.Standing.REFUSED) {
            list.setSelection(0); // what needs attention is told unasked
        }
        list.setRedraw(true);
        tell();
    }

    private void tell() {
        Optional<PlugIn> plugIn = selected();
        words.setText(plugIn.map(one -> one.sentence() + (one.offers().isEmpty() ? "" : "\n" + one.offers()))
                .orElse("Drop a jar on the window, or put it into "
                        + desk.plugIns().folder().path().map(Path::toString).orElse("the folder for plug-ins")
                        + ": it is tried in a process of its own, and what became of it stands here."));
        swap.setText(
                plugIn.filter(one -> one.standing() == PlugIn.Standing.OFF).isPresent() ? "Switch &on" : "Switch &off");
        swap.setEnabled(plugIn.flatMap(PlugIn::file).isPresent());
        area.layout();
    }

    private void add() {
        FileDialog dialog = new FileDialog(area.getShell(), SWT.OPEN);
        dialog.setText("Add a plug-in");
        dialog.setFilterExtensions("*.jar;*.yaml");
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(install);
    }

    private void swap() {
        selected().ifPresent(desk.plugIns()::swap);
    }

    private void openFolder() {
        Viewer viewer = new Viewer(desk.disk(), Program::launch, path -> FigurePane.copy(area, path), desk::say);
        desk.plugIns().folder().path().ifPresent(path -> viewer.show(path, path.toString()));
    }
}
