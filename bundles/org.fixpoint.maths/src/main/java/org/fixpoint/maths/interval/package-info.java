/** Interval arithmetic with outward rounding, and Taylor coefficients over intervals. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.interval;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
