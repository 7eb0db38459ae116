/** The text of an experiment with undo and redo. Not exported. */
package org.fixpoint.desktop.document;
