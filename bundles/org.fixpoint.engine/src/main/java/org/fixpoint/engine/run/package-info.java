/** Running a plan: its points in parallel, kept as they are done, and continued where a run was stopped. */
@Export
@Version("0.1.0")
package org.fixpoint.engine.run;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
