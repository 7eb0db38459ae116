/** Contributions under names of the user's own: an installed one with other defaults, kept as a YAML file. */
@Export
@Version("0.1.0")
package org.fixpoint.engine.preset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
