/** Models as they are looked at while they are composed: quick answers without proofs. */
@Export
@Version("0.1.0")
package org.fixpoint.engine.live;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
