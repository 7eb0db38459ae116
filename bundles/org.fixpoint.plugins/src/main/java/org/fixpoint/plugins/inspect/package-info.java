/** What is looked at in a drop-in before the framework is given it: nothing here loads or runs any of its code. */
package org.fixpoint.plugins.inspect;
