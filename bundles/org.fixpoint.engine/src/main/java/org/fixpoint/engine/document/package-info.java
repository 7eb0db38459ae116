/** Experiment files as trees of values, each with its place in the file. */
@Export
@Version("0.1.0")
package org.fixpoint.engine.document;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
