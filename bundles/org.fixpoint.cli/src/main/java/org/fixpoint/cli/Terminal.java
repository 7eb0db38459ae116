package org.fixpoint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where the command line writes: results on the standard output, faults and progress on the standard error, both UTF-8 whatever
 * the locale.
 *
 * @param out the standard output
 * @param err the standard error
 * @param interactive whether a person watches, so that a progress bar may redraw its line
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    /** Set by the start script when the standard output is a terminal; the JVM's own answer differs from version to version. */
    private static final String INTERACTIVE = "fixpoint.interactive";

    /** Control and format characters, among them escape sequences and marks that turn the direction of writing. */
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    /** The process's own. */
    static Terminal ofProcess() {
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), Boolean.getBoolean(INTERACTIVE));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** A writer on one of the two, for libraries that want one. */
    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** A line of a result; what would steer the terminal is shown as {@code �}, as in a fault. */
    void say(String line) {
        out.println(shown(line));
    }

    /** Data for another program, as they are. */
    void data(String text) {
        out.println(text);
    }

    /** A fault, as one sentence on one line; what a file brought in that would steer the terminal is shown as {@code �}. */
    void fault(String sentence) {
        err.println(shown(sentence));
    }

    private static String shown(String line) {
        return STEERING.matcher(line.replaceAll("\\R", " ")).replaceAll("�");
    }
}
