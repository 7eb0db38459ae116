package org.fixpoint.maths.gaussian;

/** A function with two quadrature grids that resolve it under the standard normal: what moments and means of pairs start from. */
public final class ResolvedFunction {
    final PiecewiseFunction function;
    final GaussianGrid grid;
    /** The second opinion. */
    final GaussianGrid check;

    private ResolvedFunction(PiecewiseFunction function, GaussianGrid grid, GaussianGrid check) {
        this.function = function;
        this.grid = grid;
        this.check = check;
    }

    /**
     * A function, resolved.
     *
     * @throws NotSquareIntegrableException where E[f(Z)²] cannot be verified to be finite
     * @throws AccuracyException where narrow features, or a size near the range of doubles, forbid it
     */
    public static ResolvedFunction of(PiecewiseFunction function) {
        GaussianGrid grid = GaussianGrid.of(function);
        return new ResolvedFunction(function, grid, grid.checked());
    }
}
