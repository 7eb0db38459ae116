package org.fixpoint.engine.document;

import java.util.Optional;
import org.fixpoint.api.Violation;

/**
 * One fault of an experiment with its place.
 *
 * @param violation where in the tree, what is wrong and what would do
 * @param mark where in the file
 * @param missingPlugin whether the file may be right and a plug-in is missing: an id that is not installed and resembles none that is
 * @param excerpt the line with the character at fault, where one character of a text is at fault
 */
public record Fault(Violation violation, Mark mark, boolean missingPlugin, Optional<Excerpt> excerpt) {
    /** A fault of a whole value. */
    public Fault(Violation violation, Mark mark, boolean missingPlugin) {
        this(violation, mark, missingPlugin, Optional.empty());
    }

    /** A fault of the file itself. */
    public static Fault at(Mark mark, String path, String message, String hint) {
        return new Fault(new Violation(path, message, hint), mark, false);
    }

    /**
     * A fault of one character of a text.
     *
     * @param index of the character, as {@link String#charAt} counts
     */
    public static Fault within(Node.Scalar text, int index, String path, String message) {
        Violation violation = new Violation(path, message, "");
        int at = index <= text.text().length() ? index : 0;
        boolean inFile = text.mark().line() > 0;
        return new Fault(
                violation,
                text.written()
                        .filter(written -> inFile)
                        .map(written -> written.mark(text.mark().source(), at))
                        .orElse(text.mark()),
                false,
                text.written().map(written -> written.excerpt(at)));
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
