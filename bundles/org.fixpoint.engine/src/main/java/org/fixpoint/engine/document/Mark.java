package org.fixpoint.engine.document;

/**
 * A place in an experiment file or on the command line.
 *
 * @param source the file as the user named it, or an option such as {@code --set}
 * @param line from 1; 0 if the source has no lines
 * @param column from 1, in characters; 0 if the source has no lines
 */
public record Mark(String source, int line, int column) {
    /** The start of a file. */
    public static Mark startOf(String file) {
        return new Mark(file, 1, 1);
    }

    /** A place on the command line. */
    public static Mark option(String name) {
        return new Mark(name, 0, 0);
    }

    /** {@code snake.yaml:4:41}, or the option alone. */
    public String inWords() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
