/** What is shown of one contribution. Not exported. */
package org.fixpoint.desktop.preview;
