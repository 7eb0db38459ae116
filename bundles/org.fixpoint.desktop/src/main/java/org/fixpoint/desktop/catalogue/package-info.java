/** What is installed, as it is shown. Not exported. */
package org.fixpoint.desktop.catalogue;
