package org.fixpoint.desktop.window;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.catalogue.Additions;
import org.fixpoint.desktop.catalogue.Additions.Choice;

/** A list to choose from, with a search. What does not fit is grey and says why; it cannot be chosen. */
final class AdditionDialog {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 380;
    private static final int NAME = 210;

    private final Shell shell;
    private final Look look;
    private final Text search;
    private final Table table;
    private final Label words;
    private final Function<String, Additions> found;
    private final Consumer<String> chosen;

    /**
     * A dialog below a button.
     *
     * @param found what matches a search
     * @param chosen takes the id
     */
    AdditionDialog(
            Control button, String title, Look look, Function<String, Additions> found, Consumer<String> chosen) {
        this.look = look;
        this.found = found;
        this.chosen = chosen;
        shell = new Shell(button.getShell(), SWT.DIALOG_TRIM | SWT.RESIZE | SWT.APPLICATION_MODAL);
        shell.setText(title);
        shell.setLayout(Look.framed(1));
        search = new Text(shell, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage("Search");
        search.setLayoutData(Look.wide());
        Look.name(search, "Search");
        table = new Table(shell, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        table.setLayoutData(Look.filling());
        Look.name(table, title);
        new TableColumn(table, SWT.LEFT).setWidth(NAME);
        new TableColumn(table, SWT.LEFT).setWidth(WIDTH - NAME - 4 * Look.GAP);
        words = new Label(shell, SWT.WRAP);
        GridData below = Look.wide();
        below.widthHint = 100; // wraps to the width that there is
        below.heightHint = 2 * search.getLineHeight();
        words.setLayoutData(below);
        search.addListener(SWT.Modify, event -> show());
        search.addListener(SWT.DefaultSelection, event -> choose());
        search.addListener(SWT.KeyDown, this::intoTable);
        table.addListener(SWT.Selection, event -> tell());
        table.addListener(SWT.DefaultSelection, event -> choose());
        Point place = button.toDisplay(0, button.getSize().y);
        shell.setBounds(place.x, Math.max(0, place.y - HEIGHT / 2), WIDTH, HEIGHT);
        show();
    }

    void open() {
        shell.open();
        search.setFocus();
    }

    private void intoTable(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN && table.getItemCount() > 0) {
            table.setFocus();
            event.doit = false;
        }
    }

    private void show() {
        table.setRedraw(false);
        table.removeAll();
        for (Choice choice : found.apply(search.getText()).choices()) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {choice.id(), choice.words()});
            item.setData(choice);
            if (!choice.fits()) {
                item.setForeground(look.faint());
            }
        }
        if (table.getItemCount() > 0) {
            table.setSelection(0);
        }
        table.setRedraw(true);
        tell();
    }

    private Optional<Choice> selected() {
        int index = table.getSelectionIndex();
        return index >= 0 && table.getItem(index).getData() instanceof Choice choice
                ? Optional.of(choice)
                : Optional.empty();
    }

    private void tell() {
        words.setText(selected()
                .map(choice -> choice.id() + ": " + choice.words())
                .orElse("nothing installed matches")
                .replace("&", "&&"));
    }

    private void choose() {
        selected().filter(Choice::fits).ifPresent(choice -> {
            shell.close();
            chosen.accept(choice.id());
        });
    }
}
