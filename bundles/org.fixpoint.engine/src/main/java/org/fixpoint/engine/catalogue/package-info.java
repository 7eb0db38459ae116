/** What is installed: every contribution with the bundle that offers it. */
@Export
@Version("0.1.0")
package org.fixpoint.engine.catalogue;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
