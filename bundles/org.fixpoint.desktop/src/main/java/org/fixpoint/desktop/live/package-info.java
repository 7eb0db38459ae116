/** The model of the experiment as it is looked at and played with. Not exported. */
package org.fixpoint.desktop.live;
