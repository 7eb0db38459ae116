package org.fixpoint.visualizers;

/**
 * Variances y, each of a sample of so many networks, and the power law that fits them by least squares in the logarithms.
 *
 * @param x ascending or not, positive
 * @param y positive
 * @param exponent of the law; 0 if it cannot be fitted
 * @param factor of the law
 * @param error the standard error of the exponent that follows from the size of the samples
 */
record PowerFit(double[] x, double[] y, double exponent, double factor, double error) {
    /** The fit, of two points or more with different x. */
    static PowerFit of(double[] x, double[] y, int networks) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += StrictMath.log(x[i]) / x.length;
            meanY += StrictMath.log(y[i]) / x.length;
        }
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = StrictMath.log(x[i]) - meanX;
            xx += dx * dx;
            xy += dx * (StrictMath.log(y[i]) - meanY);
        }
        double exponent = xx > 0 ? xy / xx : 0;
        double error = xx > 0 ? Math.sqrt(2.0 / (networks - 1) / xx) : 0;
        return new PowerFit(x, y, exponent, StrictMath.exp(meanY - exponent * meanX), error);
    }

    /** Whether there were two different x. */
    boolean fits() {
        return error > 0;
    }

    /** The law at each x. */
    double[] fitted() {
        return at(exponent, factor);
    }

    /** The law of exponent −1 through the centre of the points. */
    double[] reciprocal() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += StrictMath.log(x[i] * y[i]) / x.length;
        }
        return at(-1, StrictMath.exp(sum));
    }

    private double[] at(double power, double scale) {
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = scale * StrictMath.pow(x[i], power);
        }
        return values;
    }
}
