/** An experiment as fields, made from the parameters of what is installed. Not exported. */
package org.fixpoint.desktop.form;
