package org.fixpoint.analyses.flow;

import org.fixpoint.analyses.meanfield.GaussianPair;
import org.fixpoint.maths.kernel.PairMeans;

/** Pair means from expectations that are cheap at any two variances: a dual in closed form. */
record ClosedFormMeans(GaussianPair pair) implements PairMeans {
    @Override
    public boolean jumps() {
        return Double.isInfinite(pair.slopeSecondMoment(1));
    }

    @Override
    public Moments moments(double variance) {
        return new Moments(
                variance, pair.mean(variance), pair.secondMoment(variance), pair.slopeSecondMoment(variance));
    }

    @Override
    public Curve between(double varianceX, double varianceY) {
        Moments x = moments(varianceX);
        Moments y = moments(varianceY);
        double values = Math.sqrt(x.second()) * Math.sqrt(y.second());
        boolean jumps = jumps();
        double slopes = jumps
                ? values / (Math.sqrt(varianceX) * Math.sqrt(varianceY))
                : Math.sqrt(x.slopeSecond()) * Math.sqrt(y.slopeSecond());
        return (angle, mirrored) -> {
            double half = StrictMath.sin(0.5 * angle);
            double rho = mirrored ? -StrictMath.cos(angle) : StrictMath.cos(angle);
            double gap = mirrored || varianceX != varianceY
                    ? 1 - pair.value(varianceX, varianceY, rho) / values
                    : pair.gap(varianceX, 2 * half * half) / values;
            double slope = pair.slope(varianceX, varianceY, rho);
            double sine = Math.sqrt((1 - rho) * (1 + rho)); // of the rounded ρ, which the slope near a jump divides by
            return new Sample(gap, slopes == 0 ? 0 : (jumps ? sine * slope : slope) / slopes);
        };
    }
}
