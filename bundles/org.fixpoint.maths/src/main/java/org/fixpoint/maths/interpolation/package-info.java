/** Curves through given points. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.interpolation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
