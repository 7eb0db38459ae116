/** What {@code fixpoint new} writes: a first experiment, and the project of a plug-in. */
@Export
@Version("0.1.0")
package org.fixpoint.plugins.template;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
