package org.fixpoint.desktop;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Another window of the program, in a process of its own. */
public final class AnotherWindow {
    private AnotherWindow() {}

    /**
     * Opens one.
     *
     * @param command starts the program
     * @return what came of it, in a sentence
     */
    public static String open(String command) {
        try {
            new ProcessBuilder(command, "gui")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return "another window opens …";
        } catch (IOException fault) {
            return "No other window can be opened, as " + command + " does not start; start it in a terminal: "
                    + command + " gui";
        }
    }
}
