package org.fixpoint.itests.window.inside;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Lines of tables and trees: where they are, and in which colour they are written. */
final class Lines {
    private Lines() {}

    /** The place of the row of a table with a text in its first column, scrolled into sight. */
    static String row(Display display, String text) {
        return rows(display, text)
                .map(row -> {
                    row.getParent().showItem(row);
                    Rectangle bounds = row.getBounds(0);
                    Point at = row.getParent()
                            .toDisplay(bounds.x + Math.min(20, bounds.width / 2), bounds.y + bounds.height / 2);
                    return at.x + " " + at.y;
                })
                .orElse("");
    }

    /** The colour of the row of a table, or of the line of a tree, that begins so, {@code red green blue}. */
    static String shade(Display display, String begin) {
        return rows(display, begin)
                .map(TableItem::getForeground)
                .or(() -> Controls.visible(display).stream()
                        .filter(Tree.class::isInstance)
                        .flatMap(tree -> Controls.lines(((Tree) tree).getItems()))
                        .filter(line -> line.getText().startsWith(begin))
                        .findFirst()
                        .map(TreeItem::getForeground))
                .map(Lines::inWords)
                .orElse("");
    }

    private static Optional<TableItem> rows(Display display, String text) {
        return Controls.visible(display).stream()
                .filter(Table.class::isInstance)
                .flatMap(table -> Stream.of(((Table) table).getItems()))
                .filter(row -> row.getText().equals(text))
                .findFirst();
    }

    private static String inWords(Color colour) {
        return colour.getRed() + " " + colour.getGreen() + " " + colour.getBlue();
    }
}
