/** Convex geometry of finitely many points: affine hulls, matrix games, points of simplices, weights that balance. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.geometry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
