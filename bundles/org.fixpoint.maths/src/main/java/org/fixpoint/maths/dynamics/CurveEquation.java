package org.fixpoint.maths.dynamics;

import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.maths.linear.LinearEquations;

/**
 * The curves of fixed points, x − f(x, λ₀ + σu) = 0, in the variables z = (x, u) of length d + 1.
 *
 * @param origin λ₀, from which the parameter is counted, so that rounding is that of the range and not of its distance from 0
 * @param unit σ, which makes a step of the parameter comparable with one of the state
 */
record CurveEquation(ParametrizedMap map, double origin, double unit) {
    private static final int MOST_ITERATIONS = 10;
    private static final double ACCURACY = 1e-10; // of the last step: Newton's next one would be of its square
    private static final double RESIDUAL = 1e-10; // above this there is no fixed point …
    private static final double ROUNDING = 1e-13; // … but for that of states, magnified by the slope of the map

    /**
     * A point found.
     *
     * @param residual max |x − f(x)|
     */
    record Solution(double[] z, double residual, int iterations) {}

    int dimension() {
        return map.dimension();
    }

    double parameter(double[] z) {
        return origin + unit * z[map.dimension()];
    }

    double[] state(double[] z) {
        return Arrays.copyOf(z, map.dimension());
    }

    double[] joined(double[] x, double parameter) {
        double[] z = Arrays.copyOf(x, x.length + 1);
        z[x.length] = (parameter - origin) / unit;
        return z;
    }

    /** max |x − f(x)|. */
    double residual(double[] z) {
        double[] f = new double[dimension()];
        map.apply(state(z), parameter(z), f);
        double most = 0;
        for (int i = 0; i < f.length; i++) {
            most = Math.max(most, Math.abs(z[i] - f[i]));
        }
        return most;
    }

    /** The derivative of the equation, d × (d + 1), with one more row below. */
    double[] bordered(double[] z, double[] row) {
        int d = dimension();
        int n = d + 1;
        double[] x = state(z);
        double[] jacobian = new double[d * d];
        double[] byParameter = new double[d];
        map.jacobian(x, parameter(z), jacobian);
        map.parameterDerivative(x, parameter(z), byParameter);
        double[] matrix = new double[n * n];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                matrix[i * n + j] = (i == j ? 1 : 0) - jacobian[i * d + j];
            }
            matrix[i * n + d] = -unit * byParameter[i];
        }
        System.arraycopy(row, 0, matrix, d * n, n);
        return matrix;
    }

    /**
     * The point of the curve in the plane of a normal vector through an anchor, by Newton's method from the anchor.
     *
     * @param reach how far from the anchor it may lie
     * @return nothing if the iteration does not converge there
     */
    Optional<Solution> inPlane(double[] anchor, double[] normal, double reach) {
        double[] z = anchor.clone();
        if (!map.exists(parameter(z))) {
            return Optional.empty();
        }
        for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
            double[] matrix = bordered(z, normal);
            Optional<double[]> step = LinearEquations.solve(matrix, defect(z, anchor, normal));
            if (step.isEmpty()) {
                return Optional.empty();
            }
            for (int i = 0; i < z.length; i++) {
                z[i] -= step.get()[i];
            }
            if (!(distance(z, anchor) <= reach) || !map.exists(parameter(z))) {
                return Optional.empty();
            }
            if (norm(step.get()) <= ACCURACY * (1 + norm(z))) {
                double residual = residual(z);
                return residual <= (RESIDUAL + ROUNDING * norm(matrix)) * (1 + norm(z))
                        ? Optional.of(new Solution(z, residual, iteration))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private double[] defect(double[] z, double[] anchor, double[] normal) {
        int d = dimension();
        double[] f = new double[d];
        map.apply(state(z), parameter(z), f);
        double[] defect = new double[d + 1];
        for (int i = 0; i < d; i++) {
            defect[i] = z[i] - f[i];
        }
        for (int i = 0; i <= d; i++) {
            defect[d] += normal[i] * (z[i] - anchor[i]);
        }
        return defect;
    }

    /** The fixed point at a given parameter, from a state near it. */
    Optional<Solution> at(double[] start, double reach) {
        return inPlane(start, parameterDirection(), reach);
    }

    double[] parameterDirection() {
        double[] direction = new double[dimension() + 1];
        direction[dimension()] = 1;
        return direction;
    }

    /** The unit tangent of the curve at z that points along a given direction; nothing if the curve has none to rounding. */
    Optional<double[]> tangent(double[] z, double[] along) {
        return LinearEquations.solve(bordered(z, along), parameterDirection()).map(t -> {
            double length = norm(t);
            for (int i = 0; i < t.length; i++) {
                t[i] /= length;
            }
            return t;
        });
    }

    static double norm(double[] v) {
        double sum = 0;
        for (double each : v) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double[] along(double[] z, double step, double[] direction) {
        double[] out = z.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += step * direction[i];
        }
        return out;
    }
}
