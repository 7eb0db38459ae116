/** Products and spectra of dense matrices over flat row-major arrays: in plain Java, through the Vector API, or by a library outside Java. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.linear;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
