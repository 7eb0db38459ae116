/** Products of dense matrices over flat row-major arrays, in plain Java or through the Vector API. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.linear;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
