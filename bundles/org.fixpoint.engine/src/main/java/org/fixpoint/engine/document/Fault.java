package org.fixpoint.engine.document;

import org.fixpoint.api.Violation;

/**
 * One fault of an experiment with its place.
 *
 * @param violation where in the tree, what is wrong and what would do
 * @param mark where in the file
 * @param missingPlugin whether the file may be right and a plug-in is missing: an id that is not installed and resembles none that is
 */
public record Fault(Violation violation, Mark mark, boolean missingPlugin) {
    /** A fault of the file itself. */
    public static Fault at(Mark mark, String path, String message, String hint) {
        return new Fault(new Violation(path, message, hint), mark, false);
    }

    /** From 1; 0 if the fault lies on the command line. */
    public int line() {
        return mark.line();
    }

    /** From 1; 0 if the fault lies on the command line. */
    public int column() {
        return mark.column();
    }

    /** The whole as one sentence: {@code snake.yaml:4:41 model.activation.id: "snak" is not installed; nearest: "snake"}. */
    public String sentence() {
        String path = violation.path().isEmpty() ? "" : violation.path() + ": ";
        String hint = violation.hint().isEmpty() ? "" : "; " + violation.hint();
        return mark.inWords() + " " + path + violation.message() + hint;
    }
}
