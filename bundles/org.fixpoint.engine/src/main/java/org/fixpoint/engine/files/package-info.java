/** Files that survive a crash, and JSON that keeps every bit of a number. Not exported. */
package org.fixpoint.engine.files;
