/** The infinite-width limit of whole batches: Gram matrices, tangent kernels, regression with them, and the kernel's flow. */
package org.fixpoint.analyses.flow;
