/** Reproducible random streams named by a path of strings, and what counts of random events tell. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.random;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
