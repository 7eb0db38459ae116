package org.fixpoint.plugins;

import java.util.Optional;
import org.osgi.framework.BundleException;

/** Throwables in a few words. */
final class Fault {
    private Fault() {}

    /** Class and first line of the message, of the innermost cause. */
    static String inWords(Throwable fault) {
        Throwable root = fault;
        for (int depth = 0; depth < 20 && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        String type = root instanceof BundleException ? "" : root.getClass().getSimpleName();
        String message = Optional.ofNullable(root.getMessage())
                .flatMap(text -> text.lines().findFirst())
                .orElse("");
        return type + (type.isEmpty() || message.isEmpty() ? "" : ": ") + message;
    }
}
