/** Work in parts that several threads share. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.threads;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
