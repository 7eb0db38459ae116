package org.fixpoint.memories;

import java.util.Optional;

/**
 * The affine span of some patterns, found when first asked for.
 *
 * <p>Its directions come from a pivoted Gram-Schmidt process on the patterns without their mean, each direction made orthogonal
 * twice. Patterns count as lying in a subspace if they are within {@code 32 max(n, 8) 2⁻⁵³} of the longest pattern's length; what
 * is so small is left out. The reduced patterns zᵢ therefore stand for patterns o + B zᵢ that differ from the xᵢ by no more than
 * that, in the size of the rounding that made patterns out of real numbers. A fixed point at which 1 is an eigenvalue up to such
 * an amount may be lost or doubled by it, as by any rounding.
 */
final class PatternSpan {
    private final PatternSet patterns;
    private boolean known;
    private Optional<Reduced> reduced = Optional.empty();

    PatternSpan(PatternSet patterns) {
        this.patterns = patterns;
    }

    /**
     * Patterns in coordinates of their affine span.
     *
     * @param patterns the zᵢ
     * @param origin o, the point of the span next to 0
     * @param basis n × m, with orthonormal columns orthogonal to o
     */
    record Reduced(PatternSet patterns, double[] origin, double[] basis) {}

    /** The patterns in fewer coordinates; nothing if the span is the whole space. */
    synchronized Optional<Reduced> reduced() {
        if (!known) {
            reduced = reduce();
            known = true;
        }
        return reduced;
    }

    private Optional<Reduced> reduce() {
        int n = patterns.dimension();
        int count = patterns.count();
        if (n == 1) {
            return Optional.empty();
        }
        double[] mean = mean();
        double[] rest = patterns.rows().clone();
        for (int k = 0; k < rest.length; k++) {
            rest[k] -= mean[k % n];
        }
        double[][] directions = new double[n][];
        double tolerance = 32 * Math.max(n, 8) * 0x1p-53 * patterns.longest();
        int m = 0;
        for (int i = farthest(rest);
                m < n && Math.sqrt(dot(rest, i * n, rest, i * n)) > tolerance;
                i = farthest(rest)) {
            double[] direction = new double[n];
            System.arraycopy(rest, i * n, direction, 0, n);
            for (int k = 0; k < m; k++) {
                subtract(directions[k], direction, 0);
            }
            scaleToUnit(direction);
            directions[m++] = direction;
            for (int j = 0; j < count; j++) {
                subtract(direction, rest, j * n);
            }
        }
        if (m == n) {
            return Optional.empty();
        }
        return Optional.of(m == 0 ? alongThePattern() : inBasis(directions, m, mean));
    }

    /** One pattern has no directions of its own: then its own direction serves. */
    private Reduced alongThePattern() {
        int n = patterns.dimension();
        double[] direction = new double[n];
        System.arraycopy(patterns.rows(), 0, direction, 0, n);
        double length = Math.sqrt(dot(direction, 0, direction, 0));
        if (length == 0) {
            direction[0] = 1;
        } else {
            scaleToUnit(direction);
        }
        double[] z = new double[patterns.count()];
        for (int i = 0; i < z.length; i++) {
            z[i] = dot(direction, 0, patterns.rows(), i * n);
        }
        return new Reduced(new PatternSet(z, z.length, 1, patterns.labels()), new double[n], direction);
    }

    private Reduced inBasis(double[][] directions, int m, double[] mean) {
        int n = patterns.dimension();
        double[] origin = mean.clone();
        for (int twice = 0; twice < 2; twice++) {
            for (int k = 0; k < m; k++) {
                subtract(directions[k], origin, 0);
            }
        }
        double[] basis = new double[n * m];
        double[] z = new double[patterns.count() * m];
        for (int k = 0; k < m; k++) {
            for (int a = 0; a < n; a++) {
                basis[a * m + k] = directions[k][a];
            }
            for (int i = 0; i < patterns.count(); i++) {
                double sum = 0;
                for (int a = 0; a < n; a++) {
                    sum += directions[k][a] * (patterns.rows()[i * n + a] - origin[a]);
                }
                z[i * m + k] = sum;
            }
        }
        return new Reduced(new PatternSet(z, patterns.count(), m, patterns.labels()), origin, basis);
    }

    private double[] mean() {
        int n = patterns.dimension();
        double[] mean = new double[n];
        for (int k = 0; k < patterns.rows().length; k++) {
            mean[k % n] += patterns.rows()[k] / patterns.count();
        }
        return mean;
    }

    private int farthest(double[] rest) {
        int n = patterns.dimension();
        int at = 0;
        double largest = -1;
        for (int i = 0; i < patterns.count(); i++) {
            double square = dot(rest, i * n, rest, i * n);
            if (square > largest) {
                largest = square;
                at = i;
            }
        }
        return at;
    }

    private double dot(double[] x, int xFrom, double[] y, int yFrom) {
        double sum = 0;
        for (int a = 0; a < patterns.dimension(); a++) {
            sum += x[xFrom + a] * y[yFrom + a];
        }
        return sum;
    }

    private void subtract(double[] unit, double[] x, int from) {
        double along = dot(unit, 0, x, from);
        for (int a = 0; a < patterns.dimension(); a++) {
            x[from + a] -= along * unit[a];
        }
    }

    private void scaleToUnit(double[] x) {
        double length = Math.sqrt(dot(x, 0, x, 0));
        for (int a = 0; a < x.length; a++) {
            x[a] /= length;
        }
    }
}
