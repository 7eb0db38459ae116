package org.fixpoint.desktop.window;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.help.HelpPage;
import org.fixpoint.desktop.results.ResultPages;
import org.fixpoint.desktop.results.ResultPages.Page;

/** The results of a run, one page at a time: figures and tables. */
final class ResultPane {
    private final Composite head;
    private final Combo names;
    private final Composite pages;
    private final StackLayout stack = new StackLayout();
    private final Label nothing;
    private final FigurePane figure;
    private final SheetPane sheet;
    private final Composite sheetBar;
    private final ImageCanvas image;
    private final ComparePane compare;
    private final Text told;
    private ResultPages shown = ResultPages.NONE;
    private String last = "";

    ResultPane(Composite parent, Desk desk, Look look) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.framed(1));
        head = new Composite(area, SWT.NONE);
        head.setLayout(Look.grid(3));
        head.setLayoutData(Look.wide());
        names = new Combo(head, SWT.READ_ONLY | SWT.DROP_DOWN);
        GridData narrow = Look.wide();
        narrow.widthHint = 120; // and as much more as there is room
        names.setLayoutData(narrow);
        names.setVisibleItemCount(20);
        names.setVisible(false);
        Look.name(names, "Figure or table of the run");
        names.addListener(SWT.Selection, event -> {
            last = names.getText();
            open(last);
        });
        pages = new Composite(area, SWT.NONE);
        pages.setLayoutData(Look.filling());
        pages.setLayout(stack);
        nothing = new Label(pages, SWT.CENTER);
        nothing.setText("Figures and tables of the run come here.");
        Exports exports = new Exports(desk.history(), desk.disk(), desk::say);
        figure = new FigurePane(pages, head, exports, false);
        figure.bar().setLayoutData(new GridData());
        sheet = new SheetPane(pages, exports);
        sheetBar = sheet.bar(head);
        sheetBar.setLayoutData(new GridData());
        image = new ImageCanvas(pages);
        compare = new ComparePane(pages, desk);
        told = new Text(pages, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        Drops.on(told);
        told.setFont(look.fixed());
        Look.name(told, "Provenance of the run");
        front(nothing);
        HelpPane.on(area, () -> desk.shelves().catalogue().flatMap(all -> shown.maker(names.getText())
                .flatMap(maker -> HelpPage.of(all, maker.kind(), maker.id()))));
        desk.onChange(topic -> {
            if (topic == Topic.RUN) {
                show(desk.runs().pages());
            }
        });
    }

    private void show(ResultPages now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        names.setItems(now.names().toArray(String[]::new));
        names.setVisible(!now.pages().isEmpty());
        String first = now.opening(last);
        names.setText(first);
        open(first);
    }

    private void open(String name) {
        names.setToolTipText(name); // which may be longer than there is room for
        Optional<Page> page = shown.page(name);
        if (page.isEmpty()) {
            front(nothing);
        } else if (page.get() instanceof Page.Drawn drawn) {
            figure.show(name, drawn.view(), shown.files().orElseThrow());
            front(figure.area());
        } else if (page.get() instanceof Page.Listed listed) {
            sheet.show(listed.sheet());
            front(sheet.table());
        } else if (page.get() instanceof Page.Compared) {
            compare.offer();
            front(compare.area());
        } else if (page.get() instanceof Page.Told text) {
            told.setText(text.text());
            front(told);
        } else if (page.get() instanceof Page.Painted painted) {
            image.show(Optional.of(painted.image()), () -> {});
            front(image.canvas());
        }
    }

    private void front(Control control) {
        offer(figure.bar(), control.equals(figure.area()));
        offer(sheetBar, control.equals(sheet.table()));
        head.getParent().layout(true, true);
        stack.topControl = control;
        pages.layout();
    }

    private static void offer(Composite bar, boolean offered) {
        bar.setVisible(offered);
        if (bar.getLayoutData() instanceof GridData data) {
            data.exclude = !offered;
        }
    }
}
