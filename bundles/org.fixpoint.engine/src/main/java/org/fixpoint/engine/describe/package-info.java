/** What a contribution is and what it makes, for the command line and the window. */
@Export
@Version("0.1.0")
package org.fixpoint.engine.describe;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
