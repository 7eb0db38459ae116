/** Results of a run as they are looked at: figures with their axes, tables in an order. Not exported. */
package org.fixpoint.desktop.results;
