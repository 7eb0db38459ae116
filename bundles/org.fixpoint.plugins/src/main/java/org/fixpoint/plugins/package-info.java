/** Plug-ins that come and go: the drop-in folder, its verdicts, and the versions that runs hold on to. */
@Export
@Version("0.1.0")
package org.fixpoint.plugins;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
