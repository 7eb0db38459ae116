package org.fixpoint.maths.gaussian;

/**
 * The mean of a function of a standard normal variable, E[f(Z)], with a bound on its error.
 *
 * <p>Gauss-Legendre panels split at the breakpoints, adapted to the function; a second quadrature with halved panels
 * over a wider range must agree. Only functions with E[f(Z)²] < ∞ are accepted.
 *
 * @param value the mean
 * @param error an estimate of the absolute error: the disagreement of the two quadratures plus rounding
 */
public record GaussianExpectation(double value, double error) {
    private static final double AGREEMENT = 1e-11;

    /**
     * E[f(Z)].
     *
     * @throws NotSquareIntegrableException where E[f(Z)²] cannot be verified to be finite
     */
    public static GaussianExpectation of(PiecewiseFunction function) {
        GaussianGrid grid = GaussianGrid.of(function);
        return agreed(mean(grid), mean(grid.checked()), Math.sqrt(secondMoment(grid)));
    }

    /**
     * E[f(√q Z)].
     *
     * @param q the variance, positive
     * @throws NotSquareIntegrableException where E[f(√q Z)²] cannot be verified to be finite
     */
    public static GaussianExpectation of(PiecewiseFunction function, double q) {
        return of(function.scaled(Math.sqrt(q)));
    }

    /**
     * E[f(Z)² (Z² − 1)]/2, the derivative of q ↦ E[f(√q Z)²] at q = 1.
     *
     * @throws NotSquareIntegrableException where it cannot be verified to be finite
     */
    public static double lengthSlope(PiecewiseFunction function) {
        GaussianGrid grid = GaussianGrid.of(function);
        double scale = secondMoment(grid);
        return agreed(lengthSlope(grid), lengthSlope(grid.checked()), scale).value();
    }

    private static double lengthSlope(GaussianGrid grid) {
        double sum = 0;
        for (int i = 0; i < grid.x.length; i++) {
            sum += grid.weight[i] * grid.value[i] * grid.value[i] * (grid.x[i] - 1) * (grid.x[i] + 1);
        }
        return 0.5 * sum;
    }

    static double mean(GaussianGrid grid) {
        double sum = 0;
        for (int i = 0; i < grid.x.length; i++) {
            sum += grid.weight[i] * grid.value[i] * GaussianGrid.halfDensity(grid.x[i]);
        }
        return sum;
    }

    static double secondMoment(GaussianGrid grid) {
        double sum = 0;
        for (int i = 0; i < grid.x.length; i++) {
            sum += grid.weight[i] * grid.value[i] * grid.value[i];
        }
        return sum;
    }

    static double slopeSecondMoment(GaussianGrid grid) {
        double sum = 0;
        for (int i = 0; i < grid.x.length; i++) {
            sum += grid.weight[i] * grid.slope[i] * grid.slope[i];
        }
        return sum;
    }

    static double slopeExcess(GaussianGrid grid) {
        double sum = 0;
        for (int i = 0; i < grid.x.length; i++) {
            sum += grid.weight[i] * (grid.slope[i] - grid.value[i]) * (grid.slope[i] + grid.value[i]);
        }
        return sum;
    }

    /** The second quadrature, with their disagreement as the error; refused if that is not small. */
    static GaussianExpectation agreed(double first, double second, double scale) {
        double error = Math.abs(second - first) + 4 * Math.ulp(scale);
        if (!(error <= AGREEMENT * Math.max(scale, Double.MIN_NORMAL) + Double.MIN_NORMAL)) {
            throw new AccuracyException("Two quadratures disagree (" + first + " and " + second
                    + "): the function has features too narrow to be found, of less than a thousandth of a standard deviation;"
                    + " use a smoother one, or list its kinks");
        }
        return new GaussianExpectation(second, error);
    }
}
