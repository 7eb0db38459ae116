package org.fixpoint.desktop.window;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Topic;
import org.fixpoint.engine.document.Fault;

/** How much there is to do, or all that is wrong with the experiment, a line each. */
final class ReadingPane {
    private static final int LINES = 5;

    private final Desk desk;
    private final Look look;
    private final Composite area;
    private final Label words;
    private final Table list;

    ReadingPane(Composite parent, Desk desk, Look look, Consumer<Fault> revealed) {
        this.desk = desk;
        this.look = look;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.framed(1));
        words = new Label(area, SWT.WRAP);
        GridData wrapped = Look.wide();
        wrapped.widthHint = 100;
        words.setLayoutData(wrapped);
        list = new Table(area, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        Look.name(list, "Faults of the experiment");
        list.addListener(SWT.Selection, event -> {
            if (event.item.getData() instanceof Fault fault) {
                tell(fault);
                revealed.accept(fault);
            }
        });
        desk.onChange(topic -> {
            if (topic == Topic.READING) {
                show();
            }
        });
        show();
    }

    Composite area() {
        return area;
    }

    private void show() {
        List<Fault> faults = desk.faults();
        words.setText(desk.soundness().inWords().replace("&", "&&"));
        faults.stream().findFirst().ifPresent(this::tell);
        words.setForeground(faults.isEmpty() ? area.getForeground() : look.fault());
        list.setRedraw(false);
        list.removeAll();
        faults.forEach(fault -> {
            TableItem item = new TableItem(list, SWT.NONE);
            item.setText(inWords(fault));
            item.setData(fault);
        });
        list.setRedraw(true);
        list.setVisible(!faults.isEmpty());
        if (list.getLayoutData() instanceof GridData data) {
            data.exclude = faults.isEmpty();
            data.heightHint = list.getItemHeight() * Math.min(LINES, Math.max(1, faults.size()));
        }
        arrange();
    }

    /** Not before there is room: GTK complains of tabs without any. */
    private void arrange() {
        if (area.getParent().getSize().x > 0) {
            area.getParent().layout(true, true);
        }
    }

    /** A fault in whole sentences, for the list cuts off what is long. */
    private void tell(Fault fault) {
        words.setText((desk.soundness().inWords() + "; " + inWords(fault)).replace("&", "&&"));
        arrange();
    }

    private static String inWords(Fault fault) {
        String path = fault.violation().path();
        String hint = fault.violation().hint();
        return (fault.line() > 0 ? "line " + fault.line() + "  " : "")
                + (path.isEmpty() ? "" : path + ": ")
                + fault.violation().message()
                + (hint.isEmpty() ? "" : "; " + hint);
    }
}
