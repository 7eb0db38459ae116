package org.fixpoint.analyses.kernels;

import org.fixpoint.maths.kernel.KernelClass;

/** Why numbers of the published table differ from the exact ones, in words. */
final class PublishedReasons {
    private static final double ROUNDING = 1e-9;
    private static final String AGREES = "no";

    private PublishedReasons() {}

    /**
     * A reason for each of ρ*, κ(0), κ'(0), κ'(1), κ'(ρ*), α and the case.
     *
     * @param published what the notebook finds, in this order
     * @param exact what is right
     */
    static String[] of(NotebookKernel notebook, KernelClass right, int terms, double[] published, double[] exact) {
        String sum = terms + " terms, renormalised, leave out the tail of the Hermite series";
        boolean otherCase = notebook.kernelClass() != right;
        String alpha = notebook.kernelClass() == KernelClass.ALIGNED_POLYNOMIAL
                ? "the table prints kappa(0) + kappa'(0); the theorem has 1 - kappa(0) - kappa'(0)"
                : otherCase ? "the formula of another case, because kappa'(1) is a truncated sum" : sum;
        String[] reasons = {
            sum + "; iterated until steps are small",
            sum,
            sum,
            sum,
            sum + "; taken where the iteration stopped",
            alpha,
            "decided from the truncated kappa'(1), which is " + (notebook.slopeAtOne() < 1 ? "below" : "above") + " 1"
        };
        for (int i = 0; i < reasons.length; i++) {
            boolean agrees = Double.isNaN(exact[i]) || Math.abs(published[i] - exact[i]) <= ROUNDING;
            reasons[i] = agrees ? AGREES : reasons[i];
        }
        return reasons;
    }
}
