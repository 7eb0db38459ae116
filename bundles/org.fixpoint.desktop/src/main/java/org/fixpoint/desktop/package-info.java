/** The window as an application, and the desk behind it, which knows of no widget. Not exported. */
package org.fixpoint.desktop;
