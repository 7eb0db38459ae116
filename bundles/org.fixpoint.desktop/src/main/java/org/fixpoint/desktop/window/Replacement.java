package org.fixpoint.desktop.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.MessageBox;
import org.eclipse.swt.widgets.Shell;
import org.fixpoint.desktop.Disk;
import org.fixpoint.desktop.document.FileEnding;

/** Asks before a file takes the place of another. */
final class Replacement {
    private Replacement() {}

    /** Whether the user wants it. */
    static boolean isWanted(Shell shell, Path file) {
        MessageBox question = new MessageBox(shell, SWT.ICON_QUESTION | SWT.YES | SWT.NO);
        question.setText("Fixpoint");
        question.setMessage(file.getFileName() + " is there already. Replace it?");
        return question.open() == SWT.YES;
    }

    /** Whether a file is there, or may be, as its folder does not answer. */
    private static boolean mayBe(Path file, Disk disk) {
        return disk.found(file.toAbsolutePath().resolveSibling(""), () -> Files.exists(file), true);
    }

    /**
     * The file that the user names, with an ending; one that gets it here may be another than the dialog asked about.
     *
     * @param disk tells whether that is there
     * @param known endings that are taken as they are
     * @param usual the ending for a name without one of these, asked for when the dialog is closed
     */
    static Optional<Path> named(Shell shell, FileDialog dialog, Disk disk, List<String> known, Supplier<String> usual) {
        return Optional.ofNullable(dialog.open()).map(Path::of).flatMap(chosen -> {
            Path file = FileEnding.given(chosen, known, usual.get());
            boolean asked = file.equals(chosen) || !mayBe(file, disk);
            boolean open = !shell.isDisposed(); // it may have been closed while the disk was waited for
            return open && (asked || isWanted(shell, file)) ? Optional.of(file) : Optional.empty();
        });
    }
}
