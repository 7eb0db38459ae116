package org.fixpoint.engine.catalogue;

/**
 * The bundle that offers a contribution.
 *
 * @param bundle symbolic name
 * @param version as in the manifest
 * @param sha256 of the jar, in lower-case hexadecimal; it is part of what identifies a result
 */
public record Origin(String bundle, String version, String sha256) {}
