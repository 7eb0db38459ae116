package org.fixpoint.desktop.window;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.document.Gallery;
import org.fixpoint.desktop.document.Template;
import org.fixpoint.desktop.preview.Thumbnails;
import org.fixpoint.desktop.preview.Thumbnails.Thumbnail;

/**
 * The templates to begin with, as pictures in a grid, read before they are taken. Arrows go from one to the next, Enter takes it, and
 * whatever is typed searches.
 */
final class TemplateDialog {
    private static final int WIDTH = 1160;
    private static final int HEIGHT = 760;
    private static final int PAGE = 3;

    private final Shell shell;
    private final Look look;
    private final List<Template> all;
    private final Text search;
    private final ScrolledComposite scroll;
    private final Composite grid;
    private final Map<Template, TemplateTile> tiles = new LinkedHashMap<>();
    private final Map<String, Label> headings = new LinkedHashMap<>();
    private final Text text;
    private final Button take;
    private final Consumer<Template> taken;
    private Gallery gallery;

    /**
     * Not yet open.
     *
     * @param thumbnails draw what templates are about; they end with the dialog
     */
    TemplateDialog(
            Shell parent,
            Look look,
            List<Template> templates,
            Optional<Thumbnails> thumbnails,
            Consumer<Template> taken) {
        this.look = look;
        this.taken = taken;
        all = templates;
        gallery = Gallery.of(all, 1);
        shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.RESIZE | SWT.APPLICATION_MODAL);
        shell.setText("New from template");
        shell.setLayout(Look.framed(1));
        search = new Text(shell, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage("Search");
        search.setLayoutData(Look.wide());
        Look.name(search, "Search the templates");
        SashForm columns = new SashForm(shell, SWT.HORIZONTAL);
        columns.setLayoutData(Look.filling());
        scroll = new ScrolledComposite(columns, SWT.V_SCROLL | SWT.BORDER);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        grid = new Composite(scroll, SWT.NONE);
        grid.setLayout(Look.framed(1));
        scroll.setContent(grid);
        text = new Text(columns, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        text.setFont(look.fixed());
        Look.name(text, "The experiment");
        columns.setWeights(60, 40);
        take = buttons();
        Gallery.of(all, 1).shelves().forEach(this::shelf);
        scroll.addListener(SWT.Resize, event -> arrange());
        search.addListener(SWT.Modify, event -> {
            gallery = gallery.matching(all, search.getText());
            arrange();
            show();
        });
        search.addListener(SWT.DefaultSelection, event -> take());
        search.addListener(SWT.KeyDown, this::intoGrid);
        shell.addListener(SWT.Dispose, event -> thumbnails.ifPresent(Thumbnails::close));
        thumbnails.ifPresent(pictures -> pictures.draw(all, this::drawn));
        show();
    }

    private Button buttons() {
        Composite buttons = new Composite(shell, SWT.NONE);
        buttons.setLayout(Look.grid(2));
        buttons.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        Button leave = new Button(buttons, SWT.PUSH);
        leave.setText("Cancel");
        leave.addListener(SWT.Selection, event -> shell.close());
        Button begin = new Button(buttons, SWT.PUSH);
        begin.setText("Begin with this");
        begin.addListener(SWT.Selection, event -> take());
        shell.setDefaultButton(begin);
        return begin;
    }

    private void shelf(String name, List<Template> templates) {
        headings.put(name, look.heading(grid, name, 1));
        for (Template template : templates) {
            TemplateTile tile = new TemplateTile(grid, look, template);
            tiles.put(template, tile);
            Control canvas = tile.canvas();
            canvas.addListener(SWT.FocusIn, event -> turn(gallery.select(template)));
            canvas.addListener(SWT.MouseDown, event -> canvas.setFocus());
            canvas.addListener(SWT.MouseDoubleClick, event -> take());
            canvas.addListener(SWT.KeyDown, this::pressed);
            canvas.addListener(
                    SWT.Traverse,
                    event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                            || event.detail == SWT.TRAVERSE_TAB_PREVIOUS
                            || event.detail == SWT.TRAVERSE_ESCAPE);
        }
    }

    void open() {
        Rectangle room = shell.getMonitor().getClientArea();
        shell.setSize(Math.min(WIDTH, room.width), Math.min(HEIGHT, room.height));
        shell.open();
        focus();
    }

    /** A thumbnail is there; told by another thread. */
    private void drawn(Template template, Thumbnail thumbnail) {
        Optional<ImageData> image = thumbnail.image().flatMap(ImageCanvas::read);
        if (!shell.isDisposed()) {
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed()) {
                    Optional.ofNullable(tiles.get(template)).ifPresent(tile -> tile.show(thumbnail.plot(), image));
                }
            });
        }
    }

    private void pressed(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> go(gallery.along(-1));
            case SWT.ARROW_RIGHT -> go(gallery.along(1));
            case SWT.ARROW_UP -> go(gallery.rows(-1));
            case SWT.ARROW_DOWN -> go(gallery.rows(1));
            case SWT.PAGE_UP -> go(gallery.rows(-PAGE));
            case SWT.PAGE_DOWN -> go(gallery.rows(PAGE));
            case SWT.HOME -> go(gallery.along(-all.size()));
            case SWT.END -> go(gallery.along(all.size()));
            case SWT.CR, SWT.KEYPAD_CR -> take();
            default -> type(event);
        }
    }

    /** A letter goes to the search, whose field has the keyboard then. */
    private void type(Event event) {
        boolean letter = event.character >= ' ' && event.character != SWT.DEL;
        if ((letter || event.character == SWT.BS) && (event.stateMask & (SWT.MOD1 | SWT.MOD3)) == 0) {
            String before = search.getText();
            search.setFocus();
            search.setText(letter ? before + event.character : before.substring(0, Math.max(0, before.length() - 1)));
            search.setSelection(search.getCharCount());
        }
    }

    private void intoGrid(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN) {
            event.doit = false;
            focus();
        }
    }

    private void go(Gallery to) {
        turn(to);
        focus();
    }

    private void turn(Gallery to) {
        gallery = to;
        show();
    }

    /** Gives the keyboard to the one selected. */
    private void focus() {
        gallery.selected()
                .map(tiles::get)
                .map(TemplateTile::canvas)
                .ifPresentOrElse(Control::setFocus, search::setFocus);
    }

    /** As many in a row as there is room for. */
    private void arrange() {
        int width = scroll.getClientArea().width;
        int tile = tiles.values().stream()
                .map(each -> ((GridData) each.canvas().getLayoutData()).widthHint)
                .findFirst()
                .orElse(1);
        gallery = gallery.in(Math.max(1, (width - Look.GAP) / (tile + Look.GAP)));
        ((GridLayout) grid.getLayout()).numColumns = gallery.columns();
        headings.forEach((shelf, label) -> {
            ((GridData) label.getLayoutData()).horizontalSpan = gallery.columns();
            seen(label, gallery.shelves().containsKey(shelf));
        });
        tiles.forEach(
                (template, each) -> seen(each.canvas(), gallery.templates().contains(template)));
        grid.layout(true, true);
        scroll.setMinSize(grid.computeSize(width, SWT.DEFAULT));
        scroll.getVerticalBar().setIncrement(24);
    }

    private static void seen(Control control, boolean now) {
        control.setVisible(now);
        ((GridData) control.getLayoutData()).exclude = !now;
    }

    private void show() {
        tiles.forEach((template, tile) -> tile.select(gallery.selected().equals(Optional.of(template))));
        String words = gallery.selected()
                .map(Template::text)
                .orElse(all.isEmpty() ? "No templates come with this installation." : "No template matches.");
        if (!text.getText().equals(words)) {
            text.setText(words);
        }
        take.setEnabled(gallery.selected().isPresent());
        List<Control> first = new ArrayList<>(); // Tab goes to the one selected and on, arrows to the others
        gallery.selected().map(tiles::get).map(TemplateTile::canvas).ifPresent(first::add);
        grid.setTabList(first.toArray(Control[]::new));
        first.forEach(scroll::showControl);
    }

    private void take() {
        gallery.selected().ifPresent(template -> {
            shell.close();
            taken.accept(template);
        });
    }
}
