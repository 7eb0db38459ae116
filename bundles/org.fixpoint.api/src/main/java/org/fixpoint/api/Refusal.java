package org.fixpoint.api;

/**
 * The answer "this cannot be computed, because …".
 *
 * <p>Thrown by a contribution when a question has no answer (a diverging integral, an activation outside the theory, a file
 * that cannot be read). The message is one sentence for the researcher, with the fault and the remedy; it is shown as it is,
 * without a stack trace, and fails only the point that asked.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its sentence. */
    public Refusal(String sentence) {
        super(sentence);
    }

    /** A refusal with its sentence and what led to it. */
    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
