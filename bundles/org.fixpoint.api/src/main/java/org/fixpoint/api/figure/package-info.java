/** How it is shown: figures as data, and the sinks that write results to files. */
@Export
@Version("0.1.0")
package org.fixpoint.api.figure;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
