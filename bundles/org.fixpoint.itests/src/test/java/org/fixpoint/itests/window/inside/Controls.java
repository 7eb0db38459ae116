package org.fixpoint.itests.window.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Finds controls by the names that a screen reader gives them, and tells what is in them. */
final class Controls {
    private Controls() {}

    static String answer(Display display, String verb, String rest) {
        switch (verb) {
            case "where":
                return named(display, rest).map(Controls::place).orElse("");
            case "reveal":
                return named(display, rest).map(Controls::revealed).orElse("");
            case "text":
                return named(display, rest).map(Controls::text).orElse("");
            case "words":
                return visible(display).stream()
                        .filter(Label.class::isInstance)
                        .map(Controls::text)
                        .collect(Collectors.joining("\n"));
            case "rows":
                return visible(display).stream()
                        .filter(each -> each instanceof Table && (each.getStyle() & SWT.VIRTUAL) != 0)
                        .map(Controls::text)
                        .findFirst()
                        .orElse("0");
            case "yaml":
                return yaml(display);
            case "items":
                return named(display, rest).map(Controls::items).orElse("");
            case "reachable":
                return visible(display).stream()
                        .filter(control -> AccessibleNames.isFocusable(control) && control.isEnabled())
                        .map(AccessibleNames::of)
                        .collect(Collectors.joining("\n"));
            case "item":
                return item(display, rest);
            case "focus":
                return Optional.ofNullable(display.getFocusControl())
                        .map(AccessibleNames::of)
                        .orElse("");
            case "hovered":
                return hovered(named(display, rest));
            case "tab":
                return tab(display, rest);
            case "like":
                return like(display, rest);
            case "column":
                return column(display, rest);
            case "chosen":
                return named(display, rest).map(Controls::chosen).orElse("");
            case "sight":
                return named(display, rest).map(Controls::sight).orElse("");
            case "colour":
                return colour(display, rest);
            case "row":
                return Lines.row(display, rest);
            case "shade":
                return Lines.shade(display, rest);
            case "clipboard":
                return clipboard(display);
            case "whole":
                return named(display, rest).map(Clipping::whole).orElse("");
            case "names":
                return String.join("\n", AccessibleNames.faults(display));
            case "layout":
                return String.join("\n", Clipping.faults(display));
            case "menus":
                return String.join("\n", Menus.faults(display));
            default:
                return ofWindows(display, verb, rest);
        }
    }

    private static String ofWindows(Display display, String verb, String rest) {
        switch (verb) {
            case "hand":
                return hand(display, rest);
            case "shells":
                return String.join(
                        "\n", Stream.of(display.getShells()).map(Shell::getText).toList());
            case "close":
                Stream.of(display.getShells())
                        .filter(shell -> shell.getText().equals(rest))
                        .forEach(Shell::close);
                return "";
            case "prefer":
                return Tone.prefer(rest.equals("dark"));
            case "brightness":
                return named(display, rest).map(Tone::brightness).orElse("");
            case "size":
                return sized(display, rest);
            case "shot":
                return shot(display, rest);
            default:
                return "what is " + verb + "?";
        }
    }

    private static String clipboard(Display display) {
        Clipboard clipboard = new Clipboard(display);
        try {
            return clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? text : "";
        } finally {
            clipboard.dispose();
        }
    }

    /** Every control that can be seen, from the window in front to the one behind. */
    static List<Control> visible(Display display) {
        List<Control> found = new ArrayList<>();
        Shell[] shells = display.getShells();
        for (int i = shells.length - 1; i >= 0; i--) {
            if (shells[i].isVisible()) {
                walk(shells[i], Control::isVisible, found::add);
            }
        }
        return found;
    }

    private static void walk(Control control, Predicate<Control> wanted, Consumer<Control> each) {
        each.accept(control);
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                if (wanted.test(child)) {
                    walk(child, wanted, each);
                }
            }
        }
    }

    private static Optional<Control> named(Display display, String name) {
        List<Control> called = visible(display).stream()
                .filter(control -> AccessibleNames.of(control).equals(name))
                .toList();
        return called.stream().filter(AccessibleNames::isFocusable).findFirst().or(() -> called.stream()
                .findFirst());
    }

    private static String place(Control control) {
        Point size = control.getSize();
        Point middle = control.toDisplay(size.x / 2, size.y / 2);
        return middle.x + " " + middle.y;
    }

    /** Whether the cursor over a control is a hand. */
    private static String hovered(Optional<Control> control) {
        return control.map(Control::getCursor)
                .filter(cursor -> cursor.equals(
                        cursor.getDevice() instanceof Display display
                                ? display.getSystemCursor(SWT.CURSOR_HAND)
                                : null))
                .map(cursor -> "hand")
                .orElse("");
    }

    /** Scrolled into sight, as the wheel would. */
    private static String revealed(Control control) {
        for (Composite above = control.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrolledComposite scroll) {
                scroll.showControl(control);
            }
        }
        return place(control);
    }

    private static String text(Control control) {
        if (control instanceof Text field) {
            return field.getText();
        }
        if (control instanceof StyledText styled) {
            return styled.getText();
        }
        if (control instanceof Label label) {
            return label.getText();
        }
        if (control instanceof Combo combo) {
            return combo.getText();
        }
        if (control instanceof Button button && (button.getStyle() & SWT.CHECK) != 0) {
            return button.getSelection() ? "yes" : "no";
        }
        return control instanceof Table table ? Integer.toString(table.getItemCount()) : "";
    }

    /** The text of the experiment, on whichever tab the window is. */
    private static String yaml(Display display) {
        List<Control> all = new ArrayList<>();
        for (Shell shell : display.getShells()) {
            walk(shell, control -> true, all::add);
        }
        return all.stream()
                .filter(StyledText.class::isInstance)
                .map(control -> ((StyledText) control).getText())
                .findFirst()
                .orElse("");
    }

    private static String items(Control control) {
        if (control instanceof Combo combo) {
            return String.join("\n", combo.getItems());
        }
        if (control instanceof Tree tree) {
            return String.join(
                    "\n", Stream.of(tree.getItems()).map(item -> item.getText()).toList());
        }
        if (control instanceof Table table) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < Math.min(60, table.getItemCount()); i++) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < Math.max(1, table.getColumnCount()); column++) {
                    cells.add(table.getItem(i).getText(column));
                }
                rows.add(String.join("\t", cells));
            }
            return String.join("\n", rows);
        }
        return "";
    }

    /** The line of a tree that is selected. */
    private static String chosen(Control control) {
        return control instanceof Tree tree
                ? Stream.of(tree.getSelection()).map(TreeItem::getText).collect(Collectors.joining("\n"))
                : "";
    }

    /** The line of a tree that is the first in sight, and below it those that are open. */
    private static String sight(Control control) {
        return control instanceof Tree tree
                ? tree.getTopItem().getText() + "\n"
                        + lines(tree.getItems())
                                .filter(TreeItem::getExpanded)
                                .map(TreeItem::getText)
                                .collect(Collectors.joining("\n"))
                : "";
    }

    /** The colour of the words that begin so, {@code red green blue}. */
    private static String colour(Display display, String begin) {
        return visible(display).stream()
                .filter(control ->
                        control instanceof Label label && label.getText().startsWith(begin))
                .findFirst()
                .map(Control::getForeground)
                .map(colour -> colour.getRed() + " " + colour.getGreen() + " " + colour.getBlue())
                .orElse("");
    }

    /** The place of a line of a tree, scrolled into sight. */
    private static String item(Display display, String name) {
        return visible(display).stream()
                .filter(Tree.class::isInstance)
                .flatMap(tree -> lines(((Tree) tree).getItems()))
                .filter(line -> line.getText().equals(name))
                .findFirst()
                .map(line -> {
                    line.getParent().showItem(line);
                    Rectangle bounds = line.getBounds();
                    Point at = line.getParent()
                            .toDisplay(bounds.x + Math.min(20, bounds.width / 2), bounds.y + bounds.height / 2);
                    return at.x + " " + at.y;
                })
                .orElse("");
    }

    static Stream<TreeItem> lines(TreeItem... items) {
        return Stream.of(items).flatMap(item -> Stream.concat(Stream.of(item), lines(item.getItems())));
    }

    /** A little window beside the other, out of which a file can be dragged as out of a file manager. */
    private static String hand(Display display, String file) {
        Shell main = display.getShells()[0];
        Shell hand = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP);
        hand.setText("hand"); // else it has the program's name
        hand.setBounds(main.getBounds().x + main.getBounds().width + 10, 100, 60, 60);
        DragSource source = new DragSource(hand, DND.DROP_COPY | DND.DROP_MOVE);
        source.setTransfer(FileTransfer.getInstance());
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragSetData(DragSourceEvent event) {
                event.data = new String[] {file};
            }

            @Override
            public void dragFinished(DragSourceEvent event) {
                display.asyncExec(hand::dispose);
            }
        });
        hand.setVisible(true);
        return place(hand);
    }

    private static String tab(Display display, String name) {
        for (Control control : visible(display)) {
            if (control instanceof TabFolder folder) {
                for (TabItem item : folder.getItems()) {
                    if (item.getText().equals(name)) {
                        Rectangle bounds = item.getBounds();
                        Point at = folder.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
                        return at.x + " " + at.y;
                    }
                }
            }
        }
        return "";
    }

    /** The whole name of the control whose name begins so. */
    private static String like(Display display, String begin) {
        return visible(display).stream()
                .map(AccessibleNames::of)
                .filter(name -> name.startsWith(begin))
                .findFirst()
                .orElse("");
    }

    /** The place of the head of a column of the table that can be seen. */
    private static String column(Display display, String title) {
        for (Control control : visible(display)) {
            if (control instanceof Table table) {
                int left = 0;
                for (int index : table.getColumnOrder()) {
                    TableColumn column = table.getColumn(index);
                    if (column.getText().equals(title)) {
                        Point at = table.getParent().toDisplay(table.getLocation());
                        return (at.x + left + column.getWidth() / 2) + " " + (at.y + table.getHeaderHeight() / 2);
                    }
                    left += column.getWidth();
                }
            }
        }
        return "";
    }

    private static String sized(Display display, String size) {
        String[] parts = size.split(" ", 2);
        Shell[] shells = display.getShells();
        shells[0].setSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        return "";
    }

    /** The window in front as an image. */
    private static String shot(Display display, String file) {
        Shell shell = Optional.ofNullable(display.getActiveShell()).orElse(display.getShells()[0]);
        Rectangle bounds = shell.getBounds();
        Rectangle inner = shell.getClientArea();
        Point end = shell.toDisplay(
                inner.x + inner.width, inner.y + inner.height); // no frame where nothing manages windows
        bounds.width = end.x - bounds.x;
        bounds.height = end.y - bounds.y;
        Image image = new Image(display, bounds.width, bounds.height);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, bounds.x, bounds.y);
            ImageLoader loader = new ImageLoader();
            loader.data = new org.eclipse.swt.graphics.ImageData[] {image.getImageData()};
            loader.save(file, SWT.IMAGE_PNG);
        } finally {
            gc.dispose();
            image.dispose();
        }
        return bounds.width + " " + bounds.height + " " + bounds.x + " " + bounds.y;
    }
}
