package org.fixpoint.engine.document;

/** The program as its user starts it. */
public final class Program {
    /** System property with the command that the user typed. */
    public static final String COMMAND = "fixpoint.command";

    private Program() {}

    /** What to type: {@code ./fixpoint plugins} for the verb {@code plugins}, if the user started it by {@code ./fixpoint}. */
    public static String verb(String words) {
        String command = System.getProperty(COMMAND, "");
        return (command.isEmpty() ? "fixpoint" : command) + " " + words;
    }
}
