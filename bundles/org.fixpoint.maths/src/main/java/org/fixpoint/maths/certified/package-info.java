/** Kernel theory with proofs: enclosures of Gaussian expectations, Hermite coefficients, fixed points and classes. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.certified;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
