package org.fixpoint.desktop.window;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.catalogue.Offering;
import org.fixpoint.desktop.catalogue.Realigned;
import org.fixpoint.desktop.catalogue.Shelves;
import org.fixpoint.desktop.help.HelpPage;
import org.fixpoint.desktop.preview.Subject;

/** What is installed, by kind or by bundle, with a search. Enter or a double click puts something into the experiment. */
final class CataloguePane {
    private static final String NOTHING = "nothing installed matches";

    private final Desk desk;
    private final Look look;
    private final Composite area;
    private final Text search;
    private final Button byBundle;
    private final Tree tree;
    private final Set<String> open = new HashSet<>();
    private final Set<String> fresh = new HashSet<>(); // those for which a shelf was opened
    private String shown = ""; // the search whose matches are shown
    private Shelves.Order arranged = Shelves.Order.KIND;

    CataloguePane(Composite parent, Desk desk, Look look) {
        this.desk = desk;
        this.look = look;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.framed(1));
        Composite top = new Composite(area, SWT.NONE);
        top.setLayout(Look.grid(2));
        top.setLayoutData(Look.wide());
        look.heading(top, "Catalogue", 1);
        search = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage("Search (Ctrl+F)");
        search.setLayoutData(Look.wide());
        Look.name(search, "Search the catalogue");
        Drops.on(search);
        byBundle = new Button(top, SWT.CHECK);
        byBundle.setText("&By bundle");
        byBundle.setToolTipText("Groups the catalogue by the bundle that each comes from, and not by kind");
        byBundle.addListener(SWT.Selection, event -> show());
        tree = new Tree(area, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        tree.setLayoutData(Look.filling());
        Look.name(tree, "Catalogue of what is installed");
        search.addListener(SWT.Modify, event -> show());
        search.addListener(SWT.DefaultSelection, event -> useBest());
        search.addListener(SWT.KeyDown, this::intoTree);
        tree.addListener(SWT.Selection, event -> offering(event.item).ifPresent(offering -> {
            preview(offering);
            desk.fits().whyNot(offering).ifPresent(why -> desk.say(offering.id() + " does not fit: it " + why));
            desk.plugIns().complaint(offering).ifPresent(desk::say);
        }));
        tree.addListener(SWT.DefaultSelection, event -> offering(event.item).ifPresent(desk::use));
        tree.addListener(SWT.Expand, event -> kind(event).ifPresent(open::add));
        tree.addListener(SWT.Collapse, event -> kind(event).ifPresent(open::remove));
        tree.addListener(SWT.MouseMove, this::hint);
        HelpPane.on(tree, () -> selected()
                .flatMap(offering ->
                        desk.shelves().catalogue().flatMap(all -> HelpPage.of(all, offering.kind(), offering.id()))));
        open.add("activation");
        desk.onChange(topic -> {
            if (topic == Topic.CATALOGUE) {
                show();
            }
        });
    }

    Composite area() {
        return area;
    }

    /** What is selected can be dragged on to this. */
    void dragsOnTo(Composite experiment) {
        Carried.between(tree, this::selected, experiment, desk);
    }

    /** Puts the caret into the search, which begins anew. */
    void search() {
        search.setText("");
        search.setFocus();
    }

    /** Gives the search the keyboard as it is. */
    void keyboard() {
        search.setFocus();
    }

    private void useBest() {
        if (!search.getText().isBlank()) {
            desk.shelves().best(search.getText()).ifPresent(desk::use);
        }
    }

    private void intoTree(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN && tree.getItemCount() > 0) {
            tree.setFocus();
            event.doit = false;
        }
    }

    private void preview(Offering offering) {
        desk.preview(Subject.of(offering.kind(), offering.id()));
    }

    private static Optional<Offering> offering(Object item) {
        return item instanceof TreeItem line && line.getData() instanceof Offering offering
                ? Optional.of(offering)
                : Optional.empty();
    }

    private Optional<Offering> selected() {
        return List.of(tree.getSelection()).stream()
                .flatMap(item -> offering(item).stream())
                .findFirst();
    }

    private static Optional<String> kind(Event event) {
        return event.item.getData() instanceof String kind ? Optional.of(kind) : Optional.empty();
    }

    private void hint(Event event) {
        Optional<String> about = Optional.ofNullable(tree.getItem(new Point(event.x, event.y)))
                .map(item -> offering(item).map(this::about).orElse(arranged == Shelves.Order.BUNDLE ? key(item) : ""));
        String text = about.orElse("");
        if (!text.equals(Optional.ofNullable(tree.getToolTipText()).orElse(""))) {
            tree.setToolTipText(text);
        }
    }

    private String about(Offering offering) {
        return desk.plugIns().complaint(offering).map(why -> why + "\n\n").orElse("")
                + desk.fits()
                        .whyNot(offering)
                        .map(why -> "Does not fit: it " + why + "\n\n")
                        .orElse("")
                + offering.about();
    }

    private Shelves.Order order() {
        return byBundle.getSelection() ? Shelves.Order.BUNDLE : Shelves.Order.KIND;
    }

    /** Rows that stay are the same rows: what is in sight, selected and open remains so when others come or go. */
    private void show() {
        String sought = search.getText();
        boolean searching = !sought.isBlank();
        boolean anew = !sought.equals(shown) || order() != arranged;
        shown = sought;
        arranged = order();
        openFresh();
        Map<String, List<Offering>> shelves = desk.shelves().matching(sought, arranged);
        List<String> names = shelves.isEmpty() && searching ? List.of(NOTHING) : List.copyOf(shelves.keySet());
        tree.setToolTipText(""); // of a line that may not be there any more
        tree.setRedraw(false);
        try {
            Set<String> made = new HashSet<>();
            Realigned.rows(
                    Stream.of(tree.getItems()).map(CataloguePane::key).toList(),
                    names,
                    index -> tree.getItem(index).dispose(),
                    index -> {
                        TreeItem shelf = new TreeItem(tree, SWT.NONE, index);
                        shelf.setData(names.get(index));
                        if (!names.get(index).equals(NOTHING)) {
                            shelf.setFont(look.bold());
                        }
                        made.add(names.get(index));
                    });
            for (TreeItem shelf : tree.getItems()) {
                String name = key(shelf);
                fill(shelf, shelves.getOrDefault(name, List.of()));
                if (!searching || anew || made.contains(name)) {
                    shelf.setExpanded(searching || open.contains(name));
                }
            }
        } finally {
            tree.setRedraw(true);
        }
    }

    /** A shelf is opened once for each that is new on it; closed again by the user it stays closed. */
    private void openFresh() {
        Set<String> now = new HashSet<>();
        desk.shelves().matching("").values().stream()
                .flatMap(List::stream)
                .filter(Offering::fresh)
                .forEach(offering -> {
                    now.add(offering.name());
                    if (!fresh.contains(offering.name())) {
                        open.add(offering.kind());
                        open.add(offering.bundle());
                    }
                });
        fresh.clear();
        fresh.addAll(now);
    }

    private static String key(TreeItem item) {
        return item.getData() instanceof Offering offering ? offering.name() : String.valueOf(item.getData());
    }

    private void fill(TreeItem shelf, List<Offering> offerings) {
        String name = key(shelf);
        if (name.equals(NOTHING)) {
            write(shelf, NOTHING);
            return;
        }
        write(shelf, title(name) + "  (" + offerings.size() + ")");
        Realigned.rows(
                Stream.of(shelf.getItems()).map(CataloguePane::key).toList(),
                offerings.stream().map(Offering::name).toList(),
                index -> shelf.getItem(index).dispose(),
                index -> new TreeItem(shelf, SWT.NONE, index).setData(offerings.get(index)));
        for (int i = 0; i < offerings.size(); i++) {
            line(shelf.getItem(i), offerings.get(i));
        }
    }

    /** A bundle's version is left to the tooltip, as there is little room, unless another of its versions is there too. */
    private String title(String shelf) {
        String name = shelf.split(" ", 2)[0];
        long versions = Stream.of(tree.getItems())
                .filter(item -> key(item).split(" ", 2)[0].equals(name))
                .count();
        return versions > 1 ? shelf : name;
    }

    private void line(TreeItem line, Offering offering) {
        boolean fits = desk.fits().whyNot(offering).isEmpty();
        boolean broken = desk.plugIns().complaint(offering).isPresent();
        String badged = offering.line(fits, broken);
        write(line, arranged == Shelves.Order.BUNDLE ? badged + "   – " + offering.kind() : badged);
        line.setData(offering);
        Color colour =
                broken ? look.fault() : !fits ? look.faint() : offering.fresh() ? look.good() : tree.getForeground();
        if (!line.getForeground().equals(colour)) {
            line.setForeground(colour);
        }
    }

    /** A text that is there already is not written again, as each makes the tree measure itself. */
    private static void write(TreeItem item, String text) {
        if (!item.getText().equals(text)) {
            item.setText(text);
        }
    }
}
