package org.fixpoint.desktop.document;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why a file could not be written. What is written first has a name of its own beside it, of which no user wants to hear. */
public final class Unwritten {
    private Unwritten() {}

    /** In a sentence, with what would do. */
    public static String inWords(Path file, IOException fault) {
        return file + " is not saved: " + reason(file.toAbsolutePath(), fault);
    }

    private static String reason(Path file, IOException fault) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        if (Files.isDirectory(file)) {
            return "it is a folder; save under another name (Ctrl+Shift+S).";
        }
        if (Files.notExists(folder)) {
            return "the folder " + folder + " does not exist; make it, or save elsewhere (Ctrl+Shift+S).";
        }
        if (!Files.isDirectory(folder)) {
            return folder + " is no folder; save elsewhere (Ctrl+Shift+S).";
        }
        if (fault instanceof AccessDeniedException) {
            return "the folder " + folder
                    + " may not be written; change its permissions, or save elsewhere (Ctrl+Shift+S).";
        }
        String said = fault instanceof FileSystemException of
                ? Optional.ofNullable(of.getReason()).orElse("the file system gave no reason")
                : Optional.ofNullable(fault.getMessage()).orElse("the file system gave no reason");
        return said + "; save elsewhere (Ctrl+Shift+S).";
    }
}
