package org.fixpoint.activations;

import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.HermiteExpansion;
import org.fixpoint.maths.gaussian.PairExpectation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.kernel.KernelProfile;
import org.fixpoint.maths.kernel.KernelSeries;

/** A number of the normalised kernel map of a function, and a continuous function of a family that vanishes where it is met. */
enum TunedTarget {
    /** The attracting fixed point ρ* in (0, 1); κ(v) − v is positive where ρ* lies above v. */
    RHO_STAR {
        @Override
        double quantity(PiecewiseFunction f) {
            return profile(f).rhoStar().orElse(Double.NaN);
        }

        @Override
        double miss(PiecewiseFunction f, double wanted) {
            double second = GaussianMoments.of(f).secondMoment();
            return PairExpectation.of(f, f, 1, 1, wanted).value() / second - wanted;
        }
    },
    /** κ'(1). */
    SLOPE_AT_ONE {
        @Override
        double quantity(PiecewiseFunction f) {
            GaussianMoments moments = GaussianMoments.of(f);
            return 1 + moments.slopeExcess() / moments.secondMoment();
        }

        @Override
        double miss(PiecewiseFunction f, double wanted) {
            GaussianMoments moments = GaussianMoments.of(f);
            return moments.slopeExcess() / moments.secondMoment() - (wanted - 1);
        }
    },
    /** κ'(ρ*). */
    LOCAL_RATE {
        @Override
        double quantity(PiecewiseFunction f) {
            return profile(f).localRate().orElse(1);
        }
    },
    /** κ(0) = c₀². */
    KAPPA_AT_ZERO {
        @Override
        double quantity(PiecewiseFunction f) {
            GaussianMoments moments = GaussianMoments.of(f);
            return moments.mean() * moments.mean() / moments.secondMoment();
        }
    },
    /** κ'(0) = c₁². */
    SLOPE_AT_ZERO {
        @Override
        double quantity(PiecewiseFunction f) {
            HermiteExpansion hermite = HermiteExpansion.of(f, 1);
            return hermite.coefficient(1) * hermite.coefficient(1) / hermite.secondMoment();
        }
    };

    /** The number. */
    abstract double quantity(PiecewiseFunction f);

    /** What changes its sign where the number passes the wanted one. */
    double miss(PiecewiseFunction f, double wanted) {
        return quantity(f) - wanted;
    }

    private static KernelProfile profile(PiecewiseFunction f) {
        return KernelProfile.of(KernelSeries.of(f).normalized());
    }
}
