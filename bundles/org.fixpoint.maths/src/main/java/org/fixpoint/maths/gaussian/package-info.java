/** Expectations under the standard normal distribution: quadrature split at kinks, Hermite expansions, normal distribution functions. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.gaussian;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
