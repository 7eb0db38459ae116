/** Starts the workbench from a feature file, and the one service type through which it is handed the main thread. */
@Version("0.1.0")
package org.fixpoint.launch;

import org.osgi.annotation.versioning.Version;
