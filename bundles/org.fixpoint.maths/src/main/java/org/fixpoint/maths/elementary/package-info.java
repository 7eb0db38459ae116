/** Elementary functions with the same bits on every machine, one number or a whole array at a time. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.elementary;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
