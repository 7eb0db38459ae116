package org.fixpoint.desktop.window;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
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
import org.fixpoint.desktop.catalogue.Shelves;
import org.fixpoint.desktop.help.HelpPage;
import org.fixpoint.desktop.preview.Subject;

/** What is installed, by kind or by bundle, with a search. Enter or a double click puts something into the experiment. */
final class CataloguePane {
    private final Desk desk;
    private final Look look;
    private final Composite area;
    private final Text search;
    private final Button byBundle;
    private final Tree tree;
    private final Set<String> open = new HashSet<>();

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
                .flatMap(CataloguePane::offering)
                .map(this::about);
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

    private void show() {
        Optional<Offering> selected = selected();
        Map<String, List<Offering>> shelves = desk.shelves().matching(search.getText(), order());
        boolean searching = !search.getText().isBlank();
        tree.setToolTipText(""); // of a line that may not be there any more
        tree.setRedraw(false);
        try {
            tree.removeAll();
            shelves.forEach((kind, offerings) -> {
                TreeItem shelf = new TreeItem(tree, SWT.NONE);
                shelf.setText(kind + "  (" + offerings.size() + ")");
                shelf.setFont(look.bold());
                shelf.setData(kind);
                offerings.forEach(offering -> line(shelf, offering, selected));
                shelf.setExpanded(
                        searching || open.contains(kind) || offerings.stream().anyMatch(Offering::fresh));
            });
            if (shelves.isEmpty() && searching) {
                new TreeItem(tree, SWT.NONE).setText("nothing installed matches");
            }
        } finally {
            tree.setRedraw(true);
        }
    }

    private void line(TreeItem shelf, Offering offering, Optional<Offering> selected) {
        TreeItem line = new TreeItem(shelf, SWT.NONE);
        boolean fits = desk.fits().whyNot(offering).isEmpty();
        boolean broken = desk.plugIns().complaint(offering).isPresent();
        String badged = offering.line(fits, broken);
        line.setText(order() == Shelves.Order.BUNDLE ? badged + "   – " + offering.kind() : badged);
        line.setData(offering);
        if (broken) {
            line.setForeground(look.fault());
        } else if (!fits) {
            line.setForeground(look.faint());
        } else if (offering.fresh()) {
            line.setForeground(look.good());
        }
        boolean same = selected.filter(
                        was -> was.kind().equals(offering.kind()) && was.id().equals(offering.id()))
                .isPresent();
        if (same) {
            tree.setSelection(line);
        }
    }
}
