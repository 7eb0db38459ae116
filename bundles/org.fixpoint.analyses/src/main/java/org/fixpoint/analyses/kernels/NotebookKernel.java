package org.fixpoint.analyses.kernels;

import org.fixpoint.maths.gaussian.HermiteSeries;
import org.fixpoint.maths.kernel.KernelClass;
import org.fixpoint.maths.kernel.TruncatedHermiteKernel;

/**
 * Fixed point, class and rate as the authors' notebook finds them: from finitely many Hermite coefficients, renormalised, by
 * iteration.
 *
 * @param rhoStar where the iteration stopped
 * @param steps how many steps it took before the last, which is not counted
 * @param kappaAtZero κ(0)
 * @param slopeAtZero κ'(0)
 * @param slopeAtOne κ'(1) of the partial sum
 * @param localRate κ' of the partial sum where the iteration stopped
 * @param kernelClass the case, decided from these numbers
 * @param alpha the rate that the published table prints: in case 3 κ(0) + κ'(0), which is 1 − α of the theorem
 */
record NotebookKernel(
        double rhoStar,
        int steps,
        double kappaAtZero,
        double slopeAtZero,
        double slopeAtOne,
        double localRate,
        KernelClass kernelClass,
        double alpha) {
    /**
     * How the notebook iterates.
     *
     * @param start where
     * @param still a step below this is the last
     * @param mostSteps after so many it is given up
     */
    record Iteration(double start, double still, int mostSteps) {}

    /**
     * Of a partial sum.
     *
     * @param iteration how ρ* is searched
     * @param tolerance within which κ(0) counts as 0 and κ'(1) as 1
     */
    static NotebookKernel of(HermiteSeries series, Iteration iteration, double tolerance) {
        TruncatedHermiteKernel kernel = new TruncatedHermiteKernel(series);
        double rho = iteration.start();
        int steps = 0;
        boolean still = false;
        while (!still && steps < iteration.mostSteps()) {
            double next = kernel.value(rho);
            still = Math.abs(next - rho) < iteration.still();
            rho = next;
            steps += still ? 0 : 1;
        }
        double zero = kernel.value(0);
        double slopeAtZero = kernel.slope(0);
        double slopeAtOne = kernel.slope(1);
        double rate = kernel.slope(rho);
        KernelClass kind = kind(zero, slopeAtOne, tolerance);
        double alpha =
                switch (kind) {
                    case LINEAR, ORTHOGONAL -> 1 / (2 - slopeAtZero);
                    case ALIGNED_EXPONENTIAL -> slopeAtOne;
                    case ALIGNED_POLYNOMIAL -> zero + slopeAtZero;
                    case INTERIOR -> Math.max(Math.max(1 - zero, rate), (1 - rho) / (2 - rate));
                };
        return new NotebookKernel(rho, steps, zero, slopeAtZero, slopeAtOne, rate, kind, alpha);
    }

    private static KernelClass kind(double zero, double slopeAtOne, double tolerance) {
        if (zero < tolerance) {
            return KernelClass.ORTHOGONAL;
        }
        if (Math.abs(slopeAtOne - 1) < tolerance) {
            return KernelClass.ALIGNED_POLYNOMIAL;
        }
        return slopeAtOne < 1 ? KernelClass.ALIGNED_EXPONENTIAL : KernelClass.INTERIOR;
    }
}
