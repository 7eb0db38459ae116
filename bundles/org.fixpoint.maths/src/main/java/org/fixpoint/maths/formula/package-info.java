/** Functions of one real variable given by a formula: exact derivatives, kinks and jumps, and evaluation as compiled code. */
@Export
@Version("0.1.0")
package org.fixpoint.maths.formula;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
