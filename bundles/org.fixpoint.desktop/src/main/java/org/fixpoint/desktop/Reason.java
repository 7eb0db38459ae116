package org.fixpoint.desktop;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.fixpoint.api.Refusal;

/** Why something failed, in words for whoever asked for it. */
public final class Reason {
    private Reason() {}

    /** The end of a sentence; of an exception that no user is meant to see also what to do about it. */
    public static String of(Throwable fault) {
        String said = Optional.ofNullable(fault.getMessage()).orElse("");
        if (fault instanceof Refusal) {
            return said;
        }
        if (fault instanceof FileSystemException where) {
            return where.getFile() + inWords(where);
        }
        if (fault instanceof IOException) {
            return said.isEmpty() ? "the file system gave no reason" : said;
        }
        return "a fault of the program's own (" + fault + "); please report what you did";
    }

    private static String inWords(FileSystemException fault) {
        if (fault instanceof NoSuchFileException) {
            return " is not there";
        }
        if (fault instanceof AccessDeniedException) {
            return " may not be read or written; change its permissions";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return " is there already";
        }
        return Optional.ofNullable(fault.getReason())
                .map(reason -> ": " + reason)
                .orElse(" cannot be read or written");
    }
}
