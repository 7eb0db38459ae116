package org.fixpoint.analyses.kernels;

import java.util.List;
import org.fixpoint.analyses.words.Phrases;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.maths.kernel.KernelClass;

/** Why numbers of the published table differ from the exact ones, in words. */
final class PublishedReasons {
    /** What a number may be off from the exact one and still agree. */
    static final double ROUNDING = 1e-9;

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

    /** {@code 5 of 7 published numbers are exact to 1e-9; furthest off is alpha, 1.2 for 0.4: …}. */
    static Item finding(List<String> quantities, double[] published, double[] exact, String[] why) {
        int furthest = -1;
        int agree = 0;
        for (int i = 0; i < why.length; i++) {
            if (why[i].equals(AGREES)) {
                agree++;
            } else if (furthest < 0 || distance(published, exact, i) > distance(published, exact, furthest)) {
                furthest = i;
            }
        }
        String off = furthest < 0
                ? ""
                : "; furthest off is " + quantities.get(furthest) + ", " + Phrases.number(published[furthest])
                        + " where " + Phrases.number(exact[furthest]) + " is right: " + why[furthest];
        return Finding.of(agree + " of " + why.length + " published numbers are exact to " + Phrases.number(ROUNDING)
                + off + ".");
    }

    private static double distance(double[] published, double[] exact, int i) {
        return Math.abs(published[i] - exact[i]);
    }
}
