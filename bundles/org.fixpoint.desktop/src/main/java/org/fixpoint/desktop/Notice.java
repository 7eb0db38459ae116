package org.fixpoint.desktop;

/**
 * A sentence that stays in sight until it is closed, or what it is about has changed.
 *
 * @param reloads whether the experiment's file can be read again because of it
 */
public record Notice(String sentence, boolean reloads) {
    /** One that can only be read. */
    static Notice of(String sentence) {
        return new Notice(sentence, false);
    }
}
