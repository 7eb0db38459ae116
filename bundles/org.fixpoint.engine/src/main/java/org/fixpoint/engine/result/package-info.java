/** Results: how those of a point are stored, how those of a run are combined, drawn and written. */
@Export
@Version("0.1.0")
package org.fixpoint.engine.result;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
