/** The widgets, the only package that knows of SWT beside the application. Not exported. */
package org.fixpoint.desktop.window;
