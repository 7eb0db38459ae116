package org.fixpoint.desktop.window;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Notice;
import org.fixpoint.desktop.OneByOne;
import org.fixpoint.desktop.Topic;

/** What must not be missed, in a bar above everything else; it takes neither the keyboard nor, without a notice, room. */
final class NoticeBar {
    private final Desk desk;
    private final Look look;
    private final Composite area;
    private final Label sentence;
    private final Button reload;
    private final Button close;

    NoticeBar(Composite parent, Desk desk, Look look) {
        this.desk = desk;
        this.look = look;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.framed(3));
        area.setLayoutData(Look.wide());
        sentence = new Label(area, SWT.WRAP);
        GridData wide = Look.wide();
        wide.widthHint = 100; // wraps to the width that there is
        sentence.setLayoutData(wide);
        reload = new Button(area, SWT.PUSH);
        reload.setText("Reload");
        reload.setToolTipText("Takes what the file holds now; Ctrl+Z goes back");
        reload.setLayoutData(new GridData());
        Runnable taken = new OneByOne(desk.disk(), desk::say).free(desk.document()::reload);
        reload.addListener(SWT.Selection, event -> taken.run());
        close = new Button(area, SWT.PUSH);
        close.addListener(SWT.Selection, event -> desk.messages().dismiss());
        desk.onChange(topic -> {
            if (topic == Topic.NOTICE) {
                show();
            }
        });
        show();
    }

    private void show() {
        sentence.setForeground(look.fault());
        Optional<Notice> notice = desk.messages().notice();
        boolean reloads = notice.filter(Notice::reloads).isPresent();
        notice.ifPresent(now -> sentence.setText(now.sentence().replace("&", "&&")));
        reload.setVisible(reloads);
        exclude(reload, !reloads);
        close.setText(reloads ? "Keep" : "Close");
        area.setVisible(notice.isPresent());
        exclude(area, notice.isEmpty());
        area.getParent().layout(true, true);
    }

    private static void exclude(Control control, boolean out) {
        if (control.getLayoutData() instanceof GridData data) {
            data.exclude = out;
        }
    }
}
