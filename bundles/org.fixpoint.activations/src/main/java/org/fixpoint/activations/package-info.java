/** Stock activation functions, each with its source and, where one is known, its dual in closed form. */
package org.fixpoint.activations;
