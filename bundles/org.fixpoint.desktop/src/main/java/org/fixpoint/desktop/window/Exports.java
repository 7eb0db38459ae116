package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.fixpoint.desktop.Disk;
import org.fixpoint.desktop.History;
import org.fixpoint.desktop.OneByOne;

/**
 * Writes what is shown into files that the user names, beginning in the folder of the last one.
 *
 * @param history knows that folder
 * @param disk tells whether it is there
 * @param said takes sentences for the user
 */
record Exports(History history, Disk disk, Consumer<String> said) {
    /**
     * Asks for a file and writes it on a thread of its own.
     *
     * @param area above which it is asked
     * @param name of what is written
     * @param formats endings that can be written, the usual one first
     * @param written writes the file and says what came of it
     */
    void ask(Composite area, String name, List<String> formats, Function<Path, String> written) {
        if (!new OneByOne(disk, said).isFree()) {
            return;
        }
        Optional<Path> last = history.exports().filter(disk::hasFolder);
        if (area.isDisposed()) {
            return; // its window was closed while the disk was waited for
        }
        FileDialog dialog = new FileDialog(area.getShell(), SWT.SAVE);
        dialog.setText("Export " + name);
        dialog.setFilterExtensions(formats.stream().map(format -> "*." + format).toArray(String[]::new));
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        last.ifPresent(folder -> dialog.setFilterPath(folder.toString()));
        Optional<Path> target = Replacement.named(
                area.getShell(),
                dialog,
                disk,
                formats,
                () -> formats.get(Math.max(0, Math.min(dialog.getFilterIndex(), formats.size() - 1))));
        target.ifPresent(file -> {
            history.exported(file);
            new Thread(() -> tell(area, written.apply(file)), "fixpoint-export").start();
        });
    }

    private void tell(Composite area, String words) {
        if (!area.isDisposed()) {
            area.getDisplay().asyncExec(() -> said.accept(words));
        }
    }
}
