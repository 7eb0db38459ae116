/** What is studied: activations, architectures with their facets, and inputs. */
@Export
@Version("0.1.0")
package org.fixpoint.api.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
