/** Files that survive a crash, and JSON that keeps every bit of a number. */
@Export
@Version("0.1.0")
package org.fixpoint.engine.files;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
