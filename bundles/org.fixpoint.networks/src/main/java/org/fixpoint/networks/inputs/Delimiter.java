package org.fixpoint.networks.inputs;

/** What separates the cells of a line. */
public enum Delimiter {
    /** A comma. */
    COMMA(','),
    /** A semicolon. */
    SEMICOLON(';'),
    /** A tabulator. */
    TAB('\t');

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }
}
