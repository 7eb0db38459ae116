package org.fixpoint.maths.formula;

/** A text that is not a formula: what is wrong, where, and what would do. */
public final class FormulaFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final int column;
    private final String hint;

    /**
     * A fault of a text.
     *
     * @param message what is wrong, a clause without a full stop
     * @param column where the offending token begins, in UTF-16 units from 0; the length of the text at its end
     * @param hint what would do, or empty
     */
    public FormulaFault(String message, int column, String hint) {
        super(message);
        this.message = message;
        this.column = column;
        this.hint = hint;
    }

    /** Where the offending token begins, in UTF-16 units from 0. */
    public int column() {
        return column;
    }

    /** What would do, or empty. */
    public String hint() {
        return hint;
    }

    /** What is wrong and what would do, in one clause without a full stop. */
    public String sentence() {
        return hint.isEmpty() ? message : message + "; " + hint;
    }
}
