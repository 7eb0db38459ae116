package org.fixpoint.api;

import java.util.Optional;

/**
 * The answer "this cannot be computed, because …".
 *
 * <p>Thrown by a contribution when a question has no answer (a diverging integral, an activation outside the theory, a file
 * that cannot be read). The message is one sentence for the researcher, with the fault and the remedy; it is shown as it is,
 * without a stack trace, and fails only the point that asked. The answers that other analyses of the point give are kept.
 *
 * <p>A refusal may name the parameter whose value is at fault and the place in it, so that the workbench can show the line of the
 * experiment file with a caret under the character.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final int column;

    /** A refusal with its sentence. */
    public Refusal(String sentence) {
        super(sentence);
        this.parameter = "";
        this.column = 0;
    }

    /** A refusal with its sentence and what led to it. */
    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
        this.parameter = "";
        this.column = 0;
    }

    /**
     * A refusal of the value of one parameter, at a place in it.
     *
     * @param parameter name of a parameter of the contribution that refuses
     * @param column the place in a text, from 0 to the text's length, counted as {@link String#charAt} does; 0 for other values
     */
    public Refusal(String sentence, String parameter, int column) {
        super(sentence);
        if (parameter.isEmpty() || column < 0) {
            throw new IllegalArgumentException(
                    "parameter \"" + parameter + "\", column " + column + "; give a name and a column from 0 on");
        }
        this.parameter = parameter;
        this.column = column;
    }

    /** The parameter whose value is at fault, if it is one alone. */
    public Optional<String> parameter() {
        return Optional.of(parameter).filter(name -> !name.isEmpty());
    }

    /** The place in the text of {@link #parameter()}, from 0, counted as {@link String#charAt} does; 0 without a parameter. */
    public int column() {
        return column;
    }
}
