/** The workbench over what is installed: what the command line and the window work with. */
@Export
@Version("0.1.0")
package org.fixpoint.engine;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
