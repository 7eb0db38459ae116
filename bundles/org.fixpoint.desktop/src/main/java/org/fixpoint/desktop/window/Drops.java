package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Shell;
import org.fixpoint.desktop.Desk;

/** Files that are dropped on the window: a jar is a plug-in, anything else an experiment. */
final class Drops extends DropTargetAdapter {
    private final Desk desk;
    private final Actions actions;

    private Drops(Desk desk, Actions actions) {
        this.desk = desk;
        this.actions = actions;
    }

    static void install(Shell shell, Desk desk, Actions actions) {
        DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new Drops(desk, actions));
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        if ((event.operations & DND.DROP_COPY) != 0) {
            event.detail = DND.DROP_COPY; // the file stays where it is
        }
    }

    @Override
    public void drop(DropTargetEvent event) {
        if (event.data instanceof String[] files) {
            for (String file : files) {
                if (file.endsWith(".jar")) {
                    desk.plugIns().install(Path.of(file));
                } else {
                    actions.open(Optional.of(Path.of(file)));
                }
            }
        }
    }
}
