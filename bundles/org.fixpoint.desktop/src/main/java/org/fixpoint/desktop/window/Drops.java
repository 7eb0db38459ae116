package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Shell;
import org.fixpoint.desktop.catalogue.PlugInFolder;

/** Files that are dropped on the window: jars and presets are plug-ins, anything else is an experiment. */
final class Drops extends DropTargetAdapter {
    private final Actions actions;

    private Drops(Actions actions) {
        this.actions = actions;
    }

    static void install(Shell shell, Actions actions) {
        DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new Drops(actions));
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
                if (PlugInFolder.takes(Path.of(file))) {
                    actions.install(Path.of(file));
                } else {
                    actions.open(Optional.of(Path.of(file)));
                }
            }
        }
    }
}
