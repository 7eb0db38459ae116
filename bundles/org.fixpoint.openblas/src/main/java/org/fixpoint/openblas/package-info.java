/** OpenBLAS and its LAPACK for {@link org.fixpoint.maths.linear.Decompositions}. */
@Export
@Version("0.1.0")
package org.fixpoint.openblas;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
