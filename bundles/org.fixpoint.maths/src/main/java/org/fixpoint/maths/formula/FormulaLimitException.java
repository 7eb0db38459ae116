package org.fixpoint.maths.formula;

/** A formula that is right and still cannot be used: too many kinks, or too long for compiled code. */
public final class FormulaLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a clause that says what is too much, and what would do. */
    public FormulaLimitException(String message) {
        super(message);
    }
}
