package org.fixpoint.activations;

import org.fixpoint.maths.gaussian.HermiteSeries;
import org.fixpoint.maths.kernel.KernelFixedPoint;
import org.fixpoint.maths.kernel.KernelProfile;
import org.fixpoint.maths.kernel.NormalizedKernel;

/** What a kernel map of finitely many Hermite coefficients achieves, from the coefficients as they are rounded. */
final class Achieved {
    private static final double TOLERANCE = 64 * Math.ulp(1.0);

    private Achieved() {}

    /** The quantity that a target names: kappa-at-zero, slope-at-one, rho-star or local-rate. */
    static double of(String target, double[] c) {
        HermiteSeries series = new HermiteSeries(c);
        double norm = series.secondMoment();
        if (target.equals("kappa-at-zero")) {
            return series.kernel(0) / norm;
        }
        double excess = 0;
        for (int k = c.length - 1; k >= 0; k--) {
            excess += (k - 1) * c[k] * c[k];
        }
        if (target.equals("slope-at-one")) {
            return 1 + excess / norm;
        }
        KernelProfile profile = KernelProfile.of(NormalizedKernel.closedForm(
                c[0] / Math.sqrt(norm),
                rho -> series.kernel(rho) / norm,
                rho -> series.kernelSlope(rho) / norm,
                excess / norm,
                TOLERANCE));
        KernelFixedPoint fixed = profile.fixedPoint().orElseThrow();
        return target.equals("rho-star") ? fixed.rho() : fixed.slope();
    }
}
