/** How it is studied: analyses, the derivations that feed them, and the items that they yield. */
@Export
@Version("0.1.0")
package org.fixpoint.api.analysis;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
