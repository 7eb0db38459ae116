/** Help on what is in focus, and the tour of the first start. Not exported. */
package org.fixpoint.desktop.help;
