/** Runs as they are shown. Not exported. */
package org.fixpoint.desktop.run;
