package org.fixpoint.maths.certified;

/** The refusal of a function of which no finite bound is proven. */
public final class NotEnclosedException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    /** A refusal with one sentence for the user. */
    public NotEnclosedException(String sentence) {
        super(sentence);
    }
}
