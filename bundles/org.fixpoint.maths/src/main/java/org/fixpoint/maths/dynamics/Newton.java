package org.fixpoint.maths.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Newton's method for x = F(x) with steps of limited length, and with known fixed points divided out.
 *
 * <p>Deflation multiplies x − F(x) by ∏ₖ (1 + 1/|x − xₖ|²), which scales the Newton step s by 1/(1 − ⟨∇ log ∏, s⟩): Farrell, Birkisson and Funke
 * (2015), arXiv:1410.5620, section 3. Reuses its memory: for one thread.
 */
final class Newton {
    private static final double U = 0x1p-53;
    /** From this many coordinates on a step is solved for, which takes a sixth of the time of the inverse. */
    static final int LARGE = 16;

    private static final int STEPS = 80;
    private static final int POLISHING = 8;
    private static final int CALM =
            6; // steps at the rounding of F after which x is as good as it gets: near a fold Newton only halves the
    // error
    private static final double SETTLED = 1e-11;
    private static final double ESCAPE = 2;
    private static final double FARTHEST = 1e-4;

    private final SmoothMap map;
    private final int d;
    private final SearchBox box;
    private final double[] gap; // F(x) − x
    private final double[] jacobian;
    private final double[] matrix;
    private final double[] inverse;
    private final double[] step;
    private final RowElimination elimination;
    private Optional<SymmetricModes> climbed = Optional.empty();
    private double residual;
    private double noise;
    private double steepest; // ‖F'‖ in the maximum norm
    private boolean regular;
    private boolean symmetric;

    /**
     * Where a search has come to rest.
     *
     * @param at the point
     * @param distance how far it may be from the fixed point, estimated
     */
    record Rest(double[] at, double distance) {}

    Newton(SmoothMap map, SearchBox box) {
        this.map = map;
        this.box = box;
        d = map.dimension();
        gap = new double[d];
        jacobian = new double[d * d];
        matrix = new double[d * d];
        inverse = new double[d * d];
        step = new double[d];
        elimination = new RowElimination(d < LARGE ? 0 : d);
    }

    /**
     * Where Newton's method comes to rest from a start.
     *
     * @param start not modified
     * @param cap the longest step, in the Euclidean norm
     * @param known points to stay away from; none for the plain method
     * @param old whether a point is as good as a known one, so that the way need not be followed further; nothing is given for it
     * @param look called before each step; may throw to stop
     */
    Optional<Rest> from(double[] start, double cap, List<FixedPoint> known, Predicate<double[]> old, Runnable look) {
        return reached(start, cap, known, -1, old, look);
    }

    /** Whether the Jacobian was symmetric anywhere on the last way from a start; if not, climbing would take the same way. */
    boolean metSymmetry() {
        return symmetric;
    }

    /**
     * The fixed point that is reached by climbing along the modes of the largest eigenvalues and descending along the others, which is
     * Newton's method where as many eigenvalues are above 1: Yin, Zhang and Zhang (2019), SIAM J. Sci. Comput. 41, A3576. Where the Jacobian
     * is not symmetric it is Newton's method everywhere.
     *
     * @param modes how many, from 0 to d
     */
    Optional<Rest> climbing(double[] start, double cap, int modes, Runnable look) {
        return reached(start, cap, List.of(), modes, x -> false, look);
    }

    private Optional<Rest> reached(
            double[] start, double cap, List<FixedPoint> known, int modes, Predicate<double[]> old, Runnable look) {
        double[] x = start.clone();
        int calm = 0;
        symmetric = false;
        for (int k = 0; k < STEPS; k++) {
            look.run();
            if ((k > 0 && old.test(x)) || !look(x)) {
                return Optional.empty();
            }
            symmetric |= isSymmetric();
            if (modes >= 0) {
                climb(modes);
            }
            double length = length();
            boolean quiet = residual <= noise;
            if (quiet && (!regular || length <= SETTLED * box.scale() || ++calm == CALM)) {
                return Optional.of(rest(polished(x)));
            }
            if (!regular) {
                return Optional.empty();
            }
            double factor = deflation(x, known);
            factor = Math.abs(factor) * length > cap ? Math.copySign(cap / length, factor) : factor;
            for (int i = 0; i < d; i++) {
                x[i] += factor * step[i];
            }
            if (!box.isNear(x, ESCAPE * box.reach())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Rest rest(double[] x) {
        look(x);
        return new Rest(x, distance());
    }

    /** x after as many full steps as make the residual smaller, but not many: next to 0 a residual can fall for a thousand steps. */
    double[] polished(double[] start) {
        double[] best = start.clone();
        double[] x = start.clone();
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < POLISHING && look(x) && residual < least; k++) {
            least = residual;
            System.arraycopy(x, 0, best, 0, d);
            if (!regular) {
                break;
            }
            for (int i = 0; i < d; i++) {
                x[i] += step[i];
            }
        }
        return best;
    }

    /** The largest |Fᵢ(x) − xᵢ|. */
    double residual(double[] x) {
        look(x);
        return residual;
    }

    /** Residual, rounding and Newton step at x; false if F is not finite there. */
    private boolean look(double[] x) {
        map.apply(x, gap);
        map.jacobian(x, jacobian);
        residual = 0;
        steepest = 0;
        double size = box.scale();
        for (int i = 0; i < d; i++) {
            gap[i] -= x[i];
            residual = Math.max(residual, Math.abs(gap[i]));
            size = Math.max(size, Math.abs(x[i]));
            double row = 0;
            for (int j = 0; j < d; j++) {
                row += Math.abs(jacobian[i * d + j]);
                matrix[i * d + j] = (i == j ? 1 : 0) - jacobian[i * d + j];
            }
            steepest = Math.max(steepest, row);
        }
        if (!Double.isFinite(residual) || !Double.isFinite(steepest)) {
            return false;
        }
        noise = 16 * (d + 4) * U * size * (1 + steepest);
        if (d < LARGE) {
            stepByInverse();
        } else {
            stepByElimination();
        }
        return true;
    }

    private void stepByInverse() {
        regular = Inverse.of(matrix, d, inverse);
        for (int i = 0; regular && i < d; i++) {
            step[i] = 0;
            for (int j = 0; j < d; j++) {
                step[i] += inverse[i * d + j] * gap[j];
            }
            regular = Double.isFinite(step[i]);
        }
    }

    private void stepByElimination() {
        regular = elimination.decompose(matrix);
        if (regular) {
            elimination.solve(gap, step);
            for (int i = 0; regular && i < d; i++) {
                regular = Double.isFinite(step[i]);
            }
        }
    }

    /** 1/(1 − F') at the point looked at last, if it is regular there. */
    private void invert() {
        if (d >= LARGE && regular) {
            regular = Inverse.of(matrix, d, inverse);
        }
    }

    private boolean isSymmetric() {
        double unlike = 8 * d * U * steepest; // the bound of Stability.isSymmetric, or more
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(jacobian[i * d + j] - jacobian[j * d + i]) > unlike) {
                    return false;
                }
            }
        }
        return Stability.isSymmetric(jacobian, d);
    }

    /** The step of {@link #climbing}. */
    private void climb(int modes) {
        if (!isSymmetric()) {
            return;
        }
        SymmetricModes found = climbed.orElseGet(() -> new SymmetricModes(d));
        climbed = Optional.of(found);
        if (!found.of(jacobian)) {
            return;
        }
        double[] values = found.values();
        Arrays.fill(step, 0);
        for (int k = 0; k < d; k++) {
            int larger = 0;
            for (int l = 0; l < d; l++) {
                larger += values[l] > values[k] || (values[l] == values[k] && l < k) ? 1 : 0;
            }
            double[] mode = found.mode(k);
            double along = 0;
            for (int i = 0; i < d; i++) {
                along += mode[i] * gap[i];
            }
            along /= Math.copySign(Math.max(Math.abs(1 - values[k]), Double.MIN_NORMAL), larger < modes ? -1 : 1);
            for (int i = 0; i < d; i++) {
                step[i] += along * mode[i];
            }
        }
    }

    private double length() {
        double sum = 0;
        for (double s : step) {
            sum += s * s;
        }
        return Math.sqrt(sum);
    }

    private double deflation(double[] x, List<FixedPoint> known) {
        double unit = box.reach() * box.reach();
        double slope = 0;
        for (FixedPoint point : known) {
            double square = 0;
            double along = 0;
            for (int i = 0; i < d; i++) {
                double away = x[i] - point.at()[i];
                square += away * away;
                along += away * step[i];
            }
            slope -= 2 * along / (square * (1 + square / unit) + Double.MIN_NORMAL);
        }
        return slope == 1 ? Double.MAX_VALUE : 1 / (1 - slope);
    }

    /** How far the point looked at last may be from a fixed point, estimated from the residual and the inverse of 1 − F'. */
    private double distance() {
        invert();
        double largest = 0;
        for (int i = 0; i < d; i++) {
            double row = 0;
            for (int j = 0; j < d; j++) {
                row += Math.abs(inverse[i * d + j]);
            }
            largest = Math.max(largest, row);
        }
        double far = FARTHEST * box.scale();
        return regular ? Math.min(far, 2 * largest * Math.max(residual, noise / 16)) : far;
    }

    /** The fixed point at x, without a proof; the error of the eigenvalues is estimated from how the Jacobian varies near x. */
    FixedPoint point(double[] x) {
        look(x);
        double error = residual;
        double distance = distance();
        double[] here = jacobian.clone();
        double[] away = x.clone();
        double longest = Double.MIN_NORMAL;
        for (int i = 0; i < d; i++) { // towards the direction in which 1 − F' is nearest to singular
            double sum = 0;
            for (int j = 0; regular && j < d; j++) {
                sum += inverse[i * d + j];
            }
            step[i] = regular ? sum : 1;
            longest = Math.max(longest, Math.abs(step[i]));
        }
        for (int i = 0; i < d; i++) {
            away[i] += distance * step[i] / longest;
        }
        map.jacobian(away, matrix);
        double change = 0;
        double size = 0;
        for (int k = 0; k < d * d; k++) {
            change += (matrix[k] - here[k]) * (matrix[k] - here[k]);
            size += here[k] * here[k];
        }
        double uncertainty = 2 * Math.sqrt(change) + 16 * (d + 4) * U * Math.sqrt(size);
        return FixedPoint.computed(
                x.clone(), error, distance, here, Double.isNaN(uncertainty) ? Double.POSITIVE_INFINITY : uncertainty);
    }
}
