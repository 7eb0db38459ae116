package org.fixpoint.api;

/**
 * One fault of an experiment, told with its remedy.
 *
 * @param path where, as dotted keys: {@code model.activation.alpha}
 * @param message what is wrong: {@code is 99}
 * @param hint what would do: {@code a real number in [-10.0, 10.0]}
 */
public record Violation(String path, String message, String hint) {
    /** The three parts as one sentence. */
    public String sentence() {
        return path + " " + message + (hint.isEmpty() ? "" : "; " + hint);
    }
}
