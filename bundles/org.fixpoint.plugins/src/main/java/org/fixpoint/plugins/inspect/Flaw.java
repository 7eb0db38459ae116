package org.fixpoint.plugins.inspect;

/**
 * Why a jar cannot be used.
 *
 * @param sentence the fault and, after {@code "; "}, the remedy, without the file's name: {@code is a plain jar, no OSGi bundle; …}
 * @param curable whether a plug-in that comes or goes may cure it, as one that exports a missing package does; such a jar is worth
 *     another look then. All other faults are in the file itself
 */
public record Flaw(String sentence, boolean curable) {}
