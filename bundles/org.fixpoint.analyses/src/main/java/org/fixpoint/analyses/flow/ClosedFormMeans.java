package org.fixpoint.analyses.flow;

import java.util.function.DoubleUnaryOperator;
import org.fixpoint.analyses.meanfield.GaussianPair;
import org.fixpoint.maths.kernel.PairMeans;

/**
 * Pair means from expectations that are cheap at any two variances: a dual in closed form.
 *
 * @param pair the expectations
 * @param check run for every curve; what it throws ends the work
 */
record ClosedFormMeans(GaussianPair pair, Runnable check) implements PairMeans {
    @Override
    public boolean jumps() {
        return Double.isInfinite(pair.slopeSecondMoment(1));
    }

    @Override
    public double cost(double lowest, double highest) {
        return 4;
    }

    @Override
    public Moments moments(double variance) {
        return new Moments(
                variance, pair.mean(variance), pair.secondMoment(variance), pair.slopeSecondMoment(variance));
    }

    @Override
    public Curve between(double varianceX, double varianceY) {
        check.run();
        Moments x = moments(varianceX);
        Moments y = moments(varianceY);
        double values = Math.sqrt(x.second()) * Math.sqrt(y.second());
        double slopes = jumps()
                ? values / (Math.sqrt(varianceX) * Math.sqrt(varianceY))
                : Math.sqrt(x.slopeSecond()) * Math.sqrt(y.slopeSecond());
        return (angle, mirrored) -> {
            double half = StrictMath.sin(0.5 * angle);
            double gap = varianceX == varianceY && !mirrored
                    ? pair.gap(varianceX, 2 * half * half) / values
                    : 1 - at(rho -> pair.value(varianceX, varianceY, rho), angle, mirrored) / values;
            double slope = at(rho -> slope(varianceX, varianceY, rho), angle, mirrored);
            return new Sample(gap, slopes == 0 ? 0 : slope / slopes);
        };
    }

    private static double at(DoubleUnaryOperator ofRho, double angle, boolean mirrored) {
        return Curve.atAngle(mirrored ? rho -> ofRho.applyAsDouble(-rho) : ofRho, angle);
    }

    /** With jumps times the sine of the angle of ρ, which the slope divides by. */
    private double slope(double varianceX, double varianceY, double rho) {
        double slope = pair.slope(varianceX, varianceY, rho);
        return jumps() ? slope * Math.sqrt((1 - rho) * (1 + rho)) : slope;
    }
}
