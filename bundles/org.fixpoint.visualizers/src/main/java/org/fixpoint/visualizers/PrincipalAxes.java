package org.fixpoint.visualizers;

import org.fixpoint.api.analysis.Item;

/**
 * The directions in which states vary most, by orthogonal iteration of their covariance.
 *
 * @param origin the mean of the states
 * @param directions orthonormal, the one of largest variance first
 */
record PrincipalAxes(double[] origin, double[][] directions) {
    private static final int ITERATIONS = 300;

    /** The first {@code count} axes of states n × d; the coordinates themselves if there are no more of them. */
    static PrincipalAxes of(Item.Array states, int count) {
        int d = states.dims().get(1).size();
        int n = states.dims().get(0).size();
        double[] origin = new double[d];
        double[][] directions = new double[count][d];
        for (int k = 0; k < count; k++) {
            directions[k][k] = 1;
        }
        if (d == count) {
            return new PrincipalAxes(origin, directions);
        }
        for (int i = 0; i < n * d; i++) {
            origin[i % d] += states.data()[i] / n;
        }
        for (int step = 0; step < ITERATIONS; step++) { // ties are broken by where it began
            for (int k = 0; k < count; k++) {
                double[] next = image(states, origin, directions[k]);
                for (int j = 0; j < k; j++) {
                    double along = dot(next, directions[j]);
                    for (int i = 0; i < d; i++) {
                        next[i] -= along * directions[j][i];
                    }
                }
                directions[k] = unit(next, directions[k]);
            }
        }
        return new PrincipalAxes(origin, directions);
    }

    /** The covariance of the states, times a vector. */
    private static double[] image(Item.Array states, double[] mean, double[] v) {
        int d = v.length;
        double[] out = new double[d];
        for (int i = 0; i < states.data().length / d; i++) {
            double along = 0;
            for (int k = 0; k < d; k++) {
                along += (states.data()[i * d + k] - mean[k]) * v[k];
            }
            for (int k = 0; k < d; k++) {
                out[k] += along * (states.data()[i * d + k] - mean[k]);
            }
        }
        return out;
    }

    /** A vector at unit length; another one if it vanishes, as where all states lie on a line. */
    private static double[] unit(double[] v, double[] otherwise) {
        double length = Math.sqrt(dot(v, v));
        if (!(length > 1e-150)) {
            return otherwise;
        }
        double[] unit = v.clone();
        for (int i = 0; i < v.length; i++) {
            unit[i] /= length;
        }
        return unit;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The coordinates of states, count × d, from an index on: one row for each state. */
    double[][] coordinates(double[] states, int from, int count) {
        int d = origin.length;
        double[][] rows = new double[count][directions.length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < directions.length; k++) {
                for (int a = 0; a < d; a++) {
                    rows[i][k] += (states[from + i * d + a] - origin[a]) * directions[k][a];
                }
            }
        }
        return rows;
    }
}
