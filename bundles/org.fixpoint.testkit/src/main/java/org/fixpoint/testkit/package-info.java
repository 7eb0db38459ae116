/** A JUnit contract for each kind of contribution: extend the one of your kind and it checks what the workbench relies on. */
@Export
@Version("0.1.0")
package org.fixpoint.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
