/** NumPy's NPY and NPZ files, written reproducibly and read safely. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.arrays;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
