package org.fixpoint.desktop.window;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Control;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.catalogue.Offering;

/** A contribution that is dragged out of the catalogue on to the experiment, as text: its kind and id. */
final class Carried {
    private Carried() {}

    /**
     * It can be taken from here.
     *
     * @param selected what is taken
     */
    static void from(Control control, Supplier<Optional<Offering>> selected) {
        DragSource source = new DragSource(control, DND.DROP_COPY);
        source.setTransfer(TextTransfer.getInstance());
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragStart(DragSourceEvent event) {
                event.doit = selected.get().isPresent();
            }

            @Override
            public void dragSetData(DragSourceEvent event) {
                event.data = selected.get().map(Offering::name).orElse("");
            }
        });
    }

    /** It can be dropped here, which does what Enter in the catalogue does. */
    static void onTo(Control control, Desk desk) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(TextTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                if (event.detail == DND.DROP_DEFAULT) {
                    event.detail = DND.DROP_COPY;
                }
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String name) {
                    desk.shelves()
                            .named(name)
                            .ifPresentOrElse(desk::use, () -> desk.say("What was dropped is nothing of the catalogue."));
                }
            }
        });
    }
}
