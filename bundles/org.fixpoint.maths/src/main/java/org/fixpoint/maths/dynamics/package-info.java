/** Iterated maps: fixed points with proofs, their stability, continuation in a parameter, basins and exponents. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.dynamics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
