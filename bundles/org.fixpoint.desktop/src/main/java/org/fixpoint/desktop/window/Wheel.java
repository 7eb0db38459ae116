package org.fixpoint.desktop.window;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** The wheel of the mouse over what would take another value by it. */
final class Wheel {
    private static final int LINE = 16; // points; of these a notch is three

    private Wheel() {}

    /** A control keeps its value; what it is in is scrolled, if that can be. */
    static void passes(Control control) {
        control.addListener(SWT.MouseVerticalWheel, event -> {
            event.doit = false;
            around(control).ifPresent(scroll -> scroll(scroll, event));
        });
    }

    private static void scroll(ScrolledComposite scroll, Event event) {
        Point origin = scroll.getOrigin();
        scroll.setOrigin(origin.x, Math.max(0, origin.y - LINE * event.count));
    }

    private static Optional<ScrolledComposite> around(Control control) {
        for (Optional<Composite> above = Optional.ofNullable(control.getParent());
                above.isPresent();
                above = Optional.ofNullable(above.get().getParent())) {
            if (above.get() instanceof ScrolledComposite scroll) {
                return Optional.of(scroll);
            }
        }
        return Optional.empty();
    }
}
