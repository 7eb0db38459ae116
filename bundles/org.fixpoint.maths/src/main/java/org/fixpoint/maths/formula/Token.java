package org.fixpoint.maths.formula;

/**
 * A word of a formula.
 *
 * @param text as the grammar knows it: {@code *} also for a dot or a cross, {@code ^} also for two stars
 * @param column where it begins
 */
record Token(Kind kind, String text, int column) {
    enum Kind {
        NUMBER,
        NAME,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind != Kind.NUMBER && text.equals(sign);
    }

    /** As a message names it. */
    String named() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
