package org.fixpoint.desktop.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Topic;

/** The line at the bottom: what has happened last, and on the right what plug-ins did that came or went, once they have. */
final class StatusLine {
    private final Desk desk;
    private final Label sentence;
    private final Label news;

    StatusLine(Composite parent, Desk desk) {
        this.desk = desk;
        Composite area = new Composite(parent, SWT.NONE);
        GridLayout halves = Look.grid(2);
        halves.makeColumnsEqualWidth = true;
        halves.marginWidth = Look.GAP;
        area.setLayout(halves);
        area.setLayoutData(Look.wide());
        sentence = label(area);
        news = label(area);
        desk.onChange(topic -> {
            if (topic == Topic.MESSAGE) {
                show();
            }
        });
        show();
    }

    private static Label label(Composite parent) {
        Label label = new Label(parent, SWT.WRAP);
        GridData wide = Look.wide();
        wide.verticalAlignment = SWT.BEGINNING;
        wide.widthHint = 100; // wraps to the width that there is
        label.setLayoutData(wide);
        return label;
    }

    private void show() {
        boolean any = !desk.messages().news().isEmpty();
        write(sentence, desk.messages().sentence(), any ? 1 : 2);
        write(news, desk.messages().news(), 1);
        news.setVisible(any);
        if (news.getLayoutData() instanceof GridData data) {
            data.exclude = !any;
        }
        sentence.requestLayout(); // either may take more lines, or fewer
        news.requestLayout();
    }

    private static void write(Label label, String text, int columns) {
        label.setText(text.replace("&", "&&"));
        if (label.getLayoutData() instanceof GridData data) {
            data.horizontalSpan = columns;
        }
    }
}
