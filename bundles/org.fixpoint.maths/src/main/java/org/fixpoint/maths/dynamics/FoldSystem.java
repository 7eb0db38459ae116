package org.fixpoint.maths.dynamics;

import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.maths.linear.LinearEquations;

/**
 * The extended system of a fold: x − f(x, λ) = 0, v − f'(x, λ) v = 0, |v|² = 1 in the unknowns (x, v, u), λ = λ₀ + σu.
 *
 * <p>Regular at a simple fold, so that Newton's method finds λ to rounding. The residuals are exact; second derivatives, which only
 * the Newton matrix needs, are differences of Jacobians. Moore and Spence (1980), SIAM J. Numer. Anal. 17, 567.
 */
record FoldSystem(CurveEquation equation) {
    private static final int MOST_ITERATIONS = 30;
    private static final double DIFFERENCE = 1e-5;
    private static final double LEAST_DIFFERENCE = 1e-12;
    private static final double ACCURACY = 1e-13;

    /**
     * The fold near a guess.
     *
     * @param z (x, u) near it
     * @param near how far u may lie from the guess
     * @return nothing if Newton's method does not converge there
     */
    Optional<Bifurcation> near(double[] z, double[] direction, double near) {
        int d = equation.dimension();
        double[] y = new double[2 * d + 1];
        System.arraycopy(z, 0, y, 0, d);
        double length = CurveEquation.norm(direction);
        for (int i = 0; i < d; i++) {
            y[d + i] = direction[i] / length;
        }
        y[2 * d] = z[d];
        double before = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double room = room(parameter(y));
            if (!(room > 0) || !(Math.abs(y[2 * d] - z[d]) <= near)) {
                return Optional.empty();
            }
            double[] defect = defect(y);
            Optional<double[]> step = LinearEquations.solve(matrix(y, room), defect);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            double size = CurveEquation.norm(step.get());
            if (size <= ACCURACY * (1 + CurveEquation.norm(y)) || (iteration > 3 && size < 1e-9 && size >= before)) {
                double value = parameter(y);
                double error = Math.max(Math.abs(equation.unit() * step.get()[2 * d]), Math.ulp(value));
                return Optional.of(
                        new Bifurcation(Bifurcation.Kind.FOLD, Arrays.copyOf(y, d), value, largest(defect), error, 1));
            }
            before = size;
            y = CurveEquation.along(y, -1, step.get());
        }
        return Optional.empty();
    }

    private double parameter(double[] y) {
        return equation.origin() + equation.unit() * y[2 * equation.dimension()];
    }

    /** How far the parameter is changed for a difference of u; 0 where the map does not exist to both sides. */
    private double room(double parameter) {
        for (double room = DIFFERENCE; room >= LEAST_DIFFERENCE; room /= 10) {
            double away = room * equation.unit();
            if (equation.map().exists(parameter - away) && equation.map().exists(parameter + away)) {
                return room;
            }
        }
        return 0;
    }

    private double[] defect(double[] y) {
        ParametrizedMap map = equation.map();
        int d = map.dimension();
        double[] x = Arrays.copyOf(y, d);
        double[] v = Arrays.copyOfRange(y, d, 2 * d);
        double[] f = new double[d];
        double[] jacobian = new double[d * d];
        map.apply(x, parameter(y), f);
        map.jacobian(x, parameter(y), jacobian);
        double[] image = times(jacobian, v);
        double[] defect = new double[2 * d + 1];
        for (int i = 0; i < d; i++) {
            defect[i] = x[i] - f[i];
            defect[d + i] = v[i] - image[i];
            defect[2 * d] += v[i] * v[i];
        }
        defect[2 * d] -= 1;
        return defect;
    }

    private double[] matrix(double[] y, double room) {
        ParametrizedMap map = equation.map();
        int d = map.dimension();
        int n = 2 * d + 1;
        double[] x = Arrays.copyOf(y, d);
        double[] v = Arrays.copyOfRange(y, d, 2 * d);
        double[] jacobian = new double[d * d];
        double[] byParameter = new double[d];
        map.jacobian(x, parameter(y), jacobian);
        map.parameterDerivative(x, parameter(y), byParameter);
        double value = parameter(y);
        double[] second = slope(
                CurveEquation.along(x, DIFFERENCE, v),
                value,
                CurveEquation.along(x, -DIFFERENCE, v),
                value,
                DIFFERENCE);
        double away = room * equation.unit();
        double[] mixed = times(slope(x, value + away, x, value - away, room), v);
        double[] matrix = new double[n * n];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double entry = (i == j ? 1 : 0) - jacobian[i * d + j];
                matrix[i * n + j] = entry;
                matrix[(d + i) * n + d + j] = entry;
                matrix[(d + i) * n + j] = -second[i * d + j];
            }
            matrix[i * n + 2 * d] = -equation.unit() * byParameter[i];
            matrix[(d + i) * n + 2 * d] = -mixed[i];
            matrix[2 * d * n + d + i] = 2 * v[i];
        }
        return matrix;
    }

    /** The central difference of the Jacobian; along v it is the matrix of ∂(f'v)ᵢ/∂xⱼ, as second derivatives commute. */
    private double[] slope(double[] above, double upper, double[] below, double lower, double step) {
        ParametrizedMap map = equation.map();
        int d = map.dimension();
        double[] high = new double[d * d];
        double[] low = new double[d * d];
        map.jacobian(above, upper, high);
        map.jacobian(below, lower, low);
        for (int i = 0; i < high.length; i++) {
            high[i] = (high[i] - low[i]) / (2 * step);
        }
        return high;
    }

    private static double[] times(double[] matrix, double[] v) {
        int d = v.length;
        double[] out = new double[d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                out[i] += matrix[i * d + j] * v[j];
            }
        }
        return out;
    }

    private static double largest(double[] v) {
        return Arrays.stream(v).map(Math::abs).max().orElse(0);
    }
}
