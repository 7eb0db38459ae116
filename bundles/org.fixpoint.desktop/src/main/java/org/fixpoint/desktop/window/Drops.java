package org.fixpoint.desktop.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.OneByOne;
import org.fixpoint.desktop.catalogue.PlugInFolder;

/** Files that are dropped on the window: jars and presets are plug-ins, anything else is an experiment. */
final class Drops extends DropTargetAdapter {
    private static final String KEY = "org.fixpoint.drops";

    private final Desk desk;
    private final Actions actions;

    private Drops(Desk desk, Actions actions) {
        this.desk = desk;
        this.actions = actions;
    }

    static void install(Shell shell, Desk desk, Actions actions) {
        Drops drops = new Drops(desk, actions);
        shell.setData(KEY, drops);
        target(shell, FileTransfer.getInstance()).addDropListener(drops);
    }

    /**
     * Files may be dropped on this field too. GTK's own text fields keep from the window all that is dropped on them, and make nothing of
     * files.
     */
    static void on(Text field) {
        DropTarget target = target(field, FileTransfer.getInstance(), TextTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                copied(event);
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] files && field.getShell().getData(KEY) instanceof Drops drops) {
                    drops.take(files);
                } else if (event.data instanceof String words
                        && TextTransfer.getInstance().isSupportedType(event.currentDataType)
                        && field.getEditable()) {
                    field.insert(words);
                }
            }
        });
    }

    private static DropTarget target(Control control, Transfer... transfers) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT);
        target.setTransfer(transfers);
        return target;
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        copied(event);
    }

    private static void copied(DropTargetEvent event) {
        if ((event.operations & DND.DROP_COPY) != 0) {
            event.detail = DND.DROP_COPY; // what is dragged stays where it is
        }
    }

    @Override
    public void drop(DropTargetEvent event) {
        if (event.data instanceof String[] files) {
            take(files);
        }
    }

    private void take(Path file) {
        try {
            if (desk.disk().ask(file.toAbsolutePath().resolveSibling(""), () -> PlugInFolder.takes(file))) {
                actions.install(file);
            } else {
                actions.open(Optional.of(file));
            }
        } catch (IOException silence) {
            desk.say(file.getFileName() + " is not taken: " + silence.getMessage() + "; drop it again when it does.");
        }
    }

    private void take(String... files) {
        if (new OneByOne(desk.disk(), desk::say).isFree()) {
            for (String file : files) {
                take(Path.of(file));
            }
        }
    }
}
