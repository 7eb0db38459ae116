/** What a plug-in offers: contributions that make objects of one kind from checked parameter values. */
@Export
@Version("0.1.0")
package org.fixpoint.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
