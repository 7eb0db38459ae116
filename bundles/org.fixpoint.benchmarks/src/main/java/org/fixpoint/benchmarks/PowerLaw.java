package org.fixpoint.benchmarks;

/** The power of a size by which a time grows. */
final class PowerLaw {
    private PowerLaw() {}

    /**
     * The slope of the line through (ln size, ln time) with the least squares.
     *
     * @param sizes at least two different positive ones
     * @param times as many, positive
     */
    static double exponent(double[] sizes, double[] times) {
        int n = sizes.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += Math.log(sizes[i]) / n;
            meanY += Math.log(times[i]) / n;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = Math.log(sizes[i]) - meanX;
            products += x * (Math.log(times[i]) - meanY);
            squares += x * x;
        }
        return products / squares;
    }
}
