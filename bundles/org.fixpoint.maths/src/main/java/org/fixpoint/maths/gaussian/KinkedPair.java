package org.fixpoint.maths.gaussian;

import java.util.Optional;

/**
 * E[f(X)f(Y)] and E[f'(X)f'(Y)] of a function with few kinks and jumps at any correlation, prepared once for all of them.
 *
 * <p>Away from ±1 by Mehler's formula, whose terms die out there, near ±1 by an integral over a {@link RotatedTable}.
 */
public final class KinkedPair {
    private static final double AGREED = 4e-15; // of E[f²] and E[f'²]: what both ways round

    private final HermitePair sums;
    private final RotatedTable table;
    private final JumpTerms jumpTerms;
    private final boolean jumps;

    private KinkedPair(PiecewiseFunction function, GaussianGrid grid, RotatedTable table) {
        this.table = table;
        sums = HermitePair.upTo(grid, StrictMath.cos(RotatedTable.WIDEST));
        jumpTerms = new JumpTerms(function, function, grid.edges, grid.edges);
        jumps = function.hasJumps();
    }

    /**
     * The means, or nothing for a smooth function, one with many breakpoints or a steep one, which {@link PairExpectation} serves. Both ways
     * must agree where they meet.
     */
    public static Optional<KinkedPair> of(ResolvedFunction resolved) {
        PiecewiseFunction function = resolved.function;
        if (function.breakpoints().length == 0) {
            return Optional.empty();
        }
        GaussianGrid grid = resolved.grid;
        return RotatedTable.of(function, grid)
                .map(table -> new KinkedPair(function, grid, table))
                .filter(KinkedPair::agrees);
    }

    /** Whether integrals and sums are the same at the angle where the one takes over from the other. */
    private boolean agrees() {
        double[] scales = new double[2];
        table.at(0, false, scales);
        for (boolean mirrored : new boolean[] {false, true}) {
            double[] integrals = new double[2];
            table.at(RotatedTable.WIDEST, mirrored, integrals);
            PairExpectation.Sample sum = sums.at(RotatedTable.WIDEST, mirrored);
            if (!(Math.abs(integrals[0] - sum.value()) <= AGREED * scales[0]
                    && Math.abs(integrals[1] - sum.regularSlope()) <= AGREED * scales[1])) {
                return false;
            }
        }
        return true;
    }

    /**
     * The means at correlation ±cos(angle).
     *
     * @param angle in [0, π/2]
     * @param mirrored whether the correlation is −cos(angle)
     */
    public PairExpectation.Sample at(double angle, boolean mirrored) {
        double jump = jumps ? jumpTerms.at(angle, mirrored) : 0;
        if (angle > RotatedTable.WIDEST) {
            PairExpectation.Sample regular = sums.at(angle, mirrored);
            return new PairExpectation.Sample(regular.value(), regular.regularSlope(), jump);
        }
        double[] regular = new double[2];
        table.at(angle, mirrored, regular);
        return new PairExpectation.Sample(regular[0], regular[1], jump);
    }
}
