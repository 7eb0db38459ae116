package org.fixpoint.maths.formula;

/** One-sided limits of a smooth piece of a function, and of its derivatives, at an end of the piece. */
final class Limits {
    private static final int POINTS = 7;
    private static final double AGREED = 1e-6;
    private static final double POLE = 1e8;

    private final Evaluation value;
    private final Evaluation slope;
    private final Evaluation curvature;
    private final double at;
    private final double reach;

    /**
     * The limits at one end of a piece.
     *
     * @param reach how far the piece extends, negative if it lies to the left
     */
    Limits(Term piece, double at, double reach, Terms terms) {
        Term derivative = Derivation.of(piece, terms);
        this.value = new Evaluation(piece);
        this.slope = new Evaluation(derivative);
        this.curvature = new Evaluation(Derivation.of(derivative, terms));
        this.at = at;
        this.reach = reach;
    }

    /** The limit of the function; not finite at a pole. */
    double value() {
        double limit = limit(value);
        return Math.abs(limit) > POLE * (1 + size()) ? Math.copySign(Double.POSITIVE_INFINITY, limit) : limit;
    }

    /** How large the function is beside the point. */
    double size() {
        double near = Math.abs(value.at(at + 1e-3 * reach));
        double far = Math.abs(value.at(at + reach));
        return Math.max(Double.isFinite(near) ? near : 0, Double.isFinite(far) ? far : 0);
    }

    /** The limit of the derivative. */
    double slope() {
        return limit(slope);
    }

    /** The limit of the second derivative. */
    double curvature() {
        return limit(curvature);
    }

    /** The value at the point itself, or where that is 0/0, as of sin(x)/x, the polynomial through points towards it. */
    private double limit(Evaluation evaluation) {
        double direct = evaluation.at(at);
        if (!Double.isNaN(direct)) {
            return direct;
        }
        double[] column = new double[POINTS];
        double previous = Double.NaN;
        for (int i = 0; i < POINTS; i++) {
            column[i] = evaluation.at(at + Math.scalb(reach, -3 - i));
            previous = column[0];
            for (int j = i - 1; j >= 0; j--) {
                double ratio = Math.scalb(1.0, i - j) - 1;
                column[j] = column[j + 1] + (column[j + 1] - column[j]) / ratio;
            }
        }
        boolean settled = Math.abs(column[0] - previous) <= AGREED * (1 + Math.abs(column[0]));
        return settled ? column[0] : direct;
    }
}
