/** Kernel maps of wide random networks: their tables, fixed points, classes, rates and sequences through depth. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.kernel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
