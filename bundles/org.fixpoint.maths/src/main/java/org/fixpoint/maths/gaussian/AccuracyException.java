package org.fixpoint.maths.gaussian;

/**
 * The refusal of a computation that converges, but not to the accuracy asked for.
 *
 * <p>The usual cause is a kink or a jump that the function does not list, or a derivative that is not the derivative of
 * the value.
 */
public final class AccuracyException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    /** A refusal with one sentence for the user. */
    public AccuracyException(String sentence) {
        super(sentence);
    }
}
