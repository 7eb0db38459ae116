package org.fixpoint.desktop.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.catalogue.Offering;

/** A contribution that is dragged out of the catalogue on to the experiment, where it does what Enter in the catalogue does. */
final class Carried {
    private final Desk desk;
    private final Supplier<Optional<Offering>> selected;
    private final Composite onTo;
    private final List<Runnable> restored = new ArrayList<>(); // when nothing is dragged any more

    private Carried(Desk desk, Supplier<Optional<Offering>> selected, Composite onTo) {
        this.desk = desk;
        this.selected = selected;
        this.onTo = onTo;
    }

    /**
     * It can be dragged.
     *
     * @param from where it is taken
     * @param selected what is taken
     * @param onTo where it can be dropped, and on all that is in there
     */
    static void between(Control from, Supplier<Optional<Offering>> selected, Composite onTo, Desk desk) {
        Carried carried = new Carried(desk, selected, onTo);
        DragSource source = new DragSource(from, DND.DROP_COPY);
        source.setTransfer(ContributionTransfer.INSTANCE);
        source.addDragListener(carried.source());
    }

    private DragSourceAdapter source() {
        return new DragSourceAdapter() {
            @Override
            public void dragStart(DragSourceEvent event) {
                event.doit = selected.get().isPresent();
                if (event.doit) {
                    take(onTo);
                }
            }

            @Override
            public void dragSetData(DragSourceEvent event) {
                event.data = selected.get().map(Offering::name).orElse("");
            }

            @Override
            public void dragFinished(DragSourceEvent event) {
                restored.forEach(Runnable::run);
                restored.clear();
            }
        };
    }

    /** Fields take what is dropped on them as text, if they are not told otherwise as long as something is dragged. */
    private void take(Control control) {
        DropTargetAdapter dropped = dropped();
        if (control.getData(DND.DROP_TARGET_KEY) instanceof DropTarget target) { // takes other things otherwise
            Transfer[] before = target.getTransfer();
            target.setTransfer(ContributionTransfer.INSTANCE);
            target.addDropListener(dropped);
            restored.add(() -> {
                if (!target.isDisposed()) {
                    target.removeDropListener(dropped);
                    target.setTransfer(before);
                }
            });
        } else {
            DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
            target.setTransfer(ContributionTransfer.INSTANCE);
            target.addDropListener(dropped);
            restored.add(target::dispose);
        }
        if (control instanceof Composite composite) {
            List.of(composite.getChildren()).forEach(this::take);
        }
    }

    private DropTargetAdapter dropped() {
        return new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY; // without a key it would be moved, which nothing here can be
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String name) {
                    desk.shelves().named(name).ifPresent(desk::use);
                }
            }
        };
    }
}
