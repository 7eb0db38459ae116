package org.fixpoint.engine.catalogue;

/**
 * Something about an installed contribution that a user should know.
 *
 * @param origin the bundle concerned
 * @param sentence what is wrong, for {@code doctor} and {@code list}
 */
public record Problem(Origin origin, String sentence) {}
