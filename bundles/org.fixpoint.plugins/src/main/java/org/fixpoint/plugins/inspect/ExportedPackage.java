package org.fixpoint.plugins.inspect;

import org.osgi.framework.Version;

/**
 * A package that a bundle lends to others.
 *
 * @param name {@code org.example.math}
 * @param version of the package, which need not be that of the bundle; 0.0.0 where none is given
 */
public record ExportedPackage(String name, Version version) {}
