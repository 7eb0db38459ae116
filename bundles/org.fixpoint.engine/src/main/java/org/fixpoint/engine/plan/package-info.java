/** Experiments resolved against what is installed, and the points that they consist of. */
@Export
@Version("0.1.0")
package org.fixpoint.engine.plan;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
