package org.fixpoint.desktop.window;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.fixpoint.desktop.Latest;
import org.fixpoint.desktop.results.Sheet;
import org.fixpoint.desktop.results.SheetFile;

/**
 * Rows and columns, of which only those are made that can be seen. A click on a column sorts by it, and so does the menu that Ctrl+R
 * opens; Ctrl+C copies what is selected, Ctrl+E writes all into a file.
 */
final class SheetPane {
    private static final int WIDEST = 260;
    private static final int NARROWEST = 60;
    private static final int LOOKED_AT = 30;
    private static final int MARGIN = 24;
    private static final int ROWS_AT_ONCE = 1_000; // of ten thousand GTK makes in a tenth of a second

    private final Table table;
    private final Exports exports;
    private final Menu byKeys; // the columns to sort by, alone
    private final Menu inMenu; // and among what else can be done
    private final Latest sorting = new Latest("sorting");
    private Optional<Sheet> sheet = Optional.empty();
    private int[] order = {};

    /**
     * Without a sheet.
     *
     * @param exports writes sheets, and tells the user
     */
    SheetPane(Composite parent, Exports exports) {
        this.exports = exports;
        table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
        table.addListener(SWT.KeyDown, this::pressed);
        table.addListener(SWT.Dispose, event -> sorting.close());
        byKeys = new Menu(table.getShell(), SWT.POP_UP);
        table.addListener(SWT.Dispose, event -> byKeys.dispose());
        Menu menu = new Menu(table);
        MenuItem copy = new MenuItem(menu, SWT.PUSH);
        copy.setText("&Copy\tCtrl+C");
        copy.addListener(SWT.Selection, event -> copy());
        MenuItem export = new MenuItem(menu, SWT.PUSH);
        export.setText("&Export as CSV …\tCtrl+E");
        export.addListener(SWT.Selection, event -> export());
        MenuItem sort = new MenuItem(menu, SWT.CASCADE);
        sort.setText("&Sort by\tCtrl+R");
        inMenu = new Menu(sort);
        sort.setMenu(inMenu);
        table.setMenu(menu);
    }

    Table table() {
        return table;
    }

    /** Buttons for what can be done with it. */
    Composite bar(Composite parent) {
        Composite bar = new Composite(parent, SWT.NONE);
        bar.setLayout(Look.grid(2));
        button(bar, "Copy rows", "The rows selected, or all, as a table for spreadsheets (Ctrl+C)", this::copy);
        button(bar, "Export CSV …", "All rows, in the order shown, as a CSV file (Ctrl+E)", this::export);
        return bar;
    }

    private static void button(Composite bar, String text, String help, Runnable action) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, event -> action.run());
    }

    /** Shows a sheet. */
    void show(Sheet other) {
        sheet = Optional.of(other);
        order = other.order();
        table.setRedraw(false);
        table.setItemCount(0);
        table.setSortDirection(SWT.NONE);
        for (TableColumn column : table.getColumns()) {
            column.dispose();
        }
        for (int i = 0; i < other.columns().size(); i++) {
            column(other.columns().get(i), i);
        }
        offer(inMenu, other);
        offer(byKeys, other);
        grow(other);
        table.setRedraw(true);
        Look.name(table, "Table " + other.name() + ", " + other.rows() + " rows");
    }

    /** Gives the table more rows of a sheet, a few at a time, with what the user does in between. */
    private void grow(Sheet shown) {
        if (table.isDisposed() || sheet.filter(shown::equals).isEmpty()) {
            return;
        }
        int rows = (int) Math.min(shown.rows(), (long) table.getItemCount() + ROWS_AT_ONCE);
        table.setItemCount(rows);
        if (rows < shown.rows()) {
            table.getDisplay().asyncExec(() -> grow(shown));
        }
    }

    private void column(Sheet.Cells cells, int index) {
        TableColumn column = new TableColumn(table, cells.numbers() ? SWT.RIGHT : SWT.LEFT);
        column.setText(cells.name().replace("&", "&&"));
        column.setMoveable(true);
        column.setResizable(true);
        column.setWidth(Math.max(NARROWEST, Math.min(width(cells), WIDEST)));
        column.addListener(SWT.Selection, event -> {
            boolean again = column.equals(table.getSortColumn()) && table.getSortDirection() == SWT.UP;
            sort(index, again);
        });
    }

    /** The columns of a sheet, rising and falling. */
    private void offer(Menu menu, Sheet of) {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
        for (int i = 0; i < of.columns().size(); i++) {
            int index = i;
            MenuItem column = new MenuItem(menu, SWT.CASCADE);
            column.setText("&" + of.columns().get(i).name().replace("&", "&&"));
            Menu ways = new Menu(column);
            column.setMenu(ways);
            MenuItem rising = new MenuItem(ways, SWT.PUSH);
            rising.setText("&Rising");
            rising.addListener(SWT.Selection, event -> sort(index, false));
            MenuItem falling = new MenuItem(ways, SWT.PUSH);
            falling.setText("&Falling");
            falling.addListener(SWT.Selection, event -> sort(index, true));
        }
    }

    /** As wide as its head and what stands in its first rows. */
    private int width(Sheet.Cells cells) {
        GC gc = new GC(table);
        try {
            int widest = gc.textExtent(cells.name()).x;
            int rows = Math.min(LOOKED_AT, sheet.map(Sheet::rows).orElse(0));
            for (int row = 0; row < rows; row++) {
                widest = Math.max(widest, gc.textExtent(cells.word(row)).x);
            }
            return widest + MARGIN;
        } finally {
            gc.dispose();
        }
    }

    private void fill(TableItem item, int place) {
        sheet.ifPresent(shown -> {
            if (place < order.length) {
                int row = order[place];
                item.setText(
                        shown.columns().stream().map(cells -> cells.word(row)).toArray(String[]::new));
            }
        });
    }

    private void sort(int index, boolean falling) {
        table.setSortColumn(table.getColumn(index));
        table.setSortDirection(falling ? SWT.DOWN : SWT.UP);
        Sheet sorted = sheet.orElseThrow();
        sorting.submit(() -> {
            int[] rows = sorted.order(index, falling);
            if (!table.isDisposed()) {
                table.getDisplay().asyncExec(() -> {
                    if (!table.isDisposed() && sheet.filter(sorted::equals).isPresent()) {
                        order = rows;
                        table.deselectAll();
                        table.clearAll();
                    }
                });
            }
        });
    }

    private void pressed(Event event) {
        if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
            copy();
        } else if (event.stateMask == SWT.MOD1 && event.keyCode == 'a') {
            table.selectAll();
        } else if (event.stateMask == SWT.MOD1 && event.keyCode == 'e') {
            export();
        } else if (event.stateMask == SWT.MOD1 && event.keyCode == 'r') {
            byKeys.setLocation(table.toDisplay(0, table.getHeaderHeight()));
            byKeys.setVisible(true);
        }
    }

    /** Writes all rows, in the order shown. */
    private void export() {
        sheet.ifPresent(shown -> {
            int[] rows = order;
            exports.ask(
                    table.getParent(),
                    shown.name(),
                    List.of(SheetFile.ENDING),
                    file -> SheetFile.exported(shown, rows, file));
        });
    }

    /** Copies the rows that are selected, or all where none is. */
    private void copy() {
        sheet.ifPresent(shown -> {
            int[] places = table.getSelectionIndices();
            int[] rows = places.length == 0
                    ? order
                    : Arrays.stream(places).map(place -> order[place]).toArray();
            FigurePane.copy(table.getParent(), shown.copied(rows));
        });
    }
}
