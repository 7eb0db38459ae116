/** Figures painted with Java 2D: to a window, an image or SVG. */
@Export
@Version("0.1.0")
package org.fixpoint.visualizers.paint;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
