package org.fixpoint.maths.gaussian;

/**
 * The moments of an activation under a standard normal Z that decide the class of its kernel map.
 *
 * @param mean E[f(Z)], the Hermite coefficient c₀
 * @param secondMoment E[f(Z)²]
 * @param slopeSecondMoment E[f'(Z)²], +∞ if f has jumps
 * @param meanError an estimate of the absolute error of the mean
 * @param secondMomentError an estimate of the absolute error of E[f(Z)²]
 * @param slopeExcess E[f'(Z)²] − E[f(Z)²], one integral and not the difference of two rounded numbers; +∞ with jumps.
 *     Its sign is the sign of κ'(1) − 1
 * @param slopeExcessError an estimate of the absolute error of the excess and of the slope's second moment
 */
public record GaussianMoments(
        double mean,
        double secondMoment,
        double slopeSecondMoment,
        double meanError,
        double secondMomentError,
        double slopeExcess,
        double slopeExcessError) {

    /**
     * The moments of f at variance one.
     *
     * @throws NotSquareIntegrableException where E[f(Z)²] cannot be verified to be finite
     */
    public static GaussianMoments of(PiecewiseFunction function) {
        return of(ResolvedFunction.of(function));
    }

    /** The moments of f at variance one. */
    public static GaussianMoments of(ResolvedFunction resolved) {
        GaussianGrid grid = resolved.grid;
        GaussianGrid check = resolved.check;
        double scale = GaussianExpectation.secondMoment(grid);
        GaussianExpectation second = GaussianExpectation.agreed(scale, GaussianExpectation.secondMoment(check), scale);
        GaussianExpectation mean = GaussianExpectation.agreed(
                GaussianExpectation.mean(grid), GaussianExpectation.mean(check), Math.sqrt(scale));
        if (resolved.function.hasJumps()) {
            double infinite = Double.POSITIVE_INFINITY;
            return new GaussianMoments(
                    mean.value(), second.value(), infinite, mean.error(), second.error(), infinite, 0);
        }
        double steepness = GaussianExpectation.slopeSecondMoment(grid);
        GaussianExpectation slope =
                GaussianExpectation.agreed(steepness, GaussianExpectation.slopeSecondMoment(check), steepness);
        GaussianExpectation excess = GaussianExpectation.agreed(
                GaussianExpectation.slopeExcess(grid),
                GaussianExpectation.slopeExcess(check),
                Math.max(scale, steepness));
        double slopeError = Math.max(slope.error(), excess.error());
        return new GaussianMoments(
                mean.value(), second.value(), slope.value(), mean.error(), second.error(), excess.value(), slopeError);
    }

    /**
     * The moments of x ↦ f(√q x): means over pre-activations of variance q. Its slope is √q f'(√q x), so that
     * slopeSecondMoment / secondMoment is the slope at one of the correlation map at variance q.
     *
     * @param q the variance, positive
     */
    public static GaussianMoments of(PiecewiseFunction function, double q) {
        return of(function.scaled(Math.sqrt(q)));
    }
}
