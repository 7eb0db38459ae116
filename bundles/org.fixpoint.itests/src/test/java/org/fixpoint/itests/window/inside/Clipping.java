package org.fixpoint.itests.window.inside;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Sash;

/** What cannot be read: words that are wider than the control they stand on, controls over others or outside of their area. */
final class Clipping {
    private static final int SLACK = 2;

    private Clipping() {}

    static List<String> faults(Display display) {
        List<String> faults = new ArrayList<>();
        for (Control control : Controls.visible(display)) {
            if (control instanceof Label || control instanceof Button) {
                words(control, faults);
            }
            if (control instanceof Composite composite
                    && !(composite instanceof SashForm)
                    && !(composite.getParent() == null)) {
                children(composite, faults);
            }
        }
        return faults;
    }

    /** {@code yes} if all of a control is within each of the areas round it, {@code no} if a part is out of sight. */
    static String whole(Control control) {
        Point size = control.getSize();
        for (Composite above = control.getParent(); above != null; above = above.getParent()) {
            Rectangle room = above.getClientArea();
            Rectangle seen = control.getDisplay().map(control, above, 0, 0, size.x, size.y);
            if (!room.intersection(seen).equals(seen)) {
                return "no";
            }
        }
        return "yes";
    }

    private static void words(Control control, List<String> faults) {
        String name = AccessibleNames.of(control);
        if (name.isEmpty()) {
            return;
        }
        Point size = control.getSize();
        boolean wraps = (control.getStyle() & SWT.WRAP) != 0;
        Point wanted = control.computeSize(wraps ? size.x : SWT.DEFAULT, SWT.DEFAULT);
        if (wanted.x > size.x + SLACK || wanted.y > size.y + SLACK) {
            faults.add("\"" + name + "\" takes " + wanted.x + "x" + wanted.y + " and has " + size.x + "x" + size.y);
        }
    }

    private static void children(Composite composite, List<String> faults) {
        Control[] all = composite.getChildren();
        Rectangle room = composite.getClientArea();
        for (int i = 0; i < all.length; i++) {
            if (!all[i].isVisible() || all[i] instanceof Sash) {
                continue;
            }
            Rectangle one = all[i].getBounds();
            boolean outside = one.x + one.width > room.x + room.width + SLACK
                    || (one.y + one.height > room.y + room.height + SLACK);
            if (outside && !(composite instanceof ScrolledComposite)) {
                faults.add(told(all[i]) + " is outside of its area " + room);
            }
            for (int j = i + 1; j < all.length; j++) {
                if (all[j].isVisible() && one.intersects(all[j].getBounds())) {
                    faults.add(told(all[i]) + " lies over " + told(all[j]));
                }
            }
        }
    }

    private static String told(Control control) {
        String name = AccessibleNames.of(control);
        return control.getClass().getSimpleName() + (name.isEmpty() ? "" : " \"" + name + "\"") + " at "
                + control.getBounds();
    }
}
