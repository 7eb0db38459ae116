/** Effective rank, participation ratio, kernel alignment and drift of layer representations. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.spectra;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
