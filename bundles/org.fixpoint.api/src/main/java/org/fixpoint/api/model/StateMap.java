package org.fixpoint.api.model;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A map F: ℝᵈ → ℝᵈ whose iteration x ← F(x) is studied: its fixed points, their stability, orbits and basins.
 *
 * <p>F is continuously differentiable in its region. Stateless; called from several threads.
 */
@ConsumerType
public interface StateMap {
    /** d, the number of coordinates of a state. */
    int dimension();

    /**
     * F(x).
     *
     * @param x length d; not modified
     * @param out length d; not the same array
     */
    void apply(double[] x, double[] out);

    /**
     * The Jacobian matrix of F at x.
     *
     * @param x length d; not modified
     * @param out length d²; {@code out[i * d + j]} becomes ∂Fᵢ/∂xⱼ
     */
    void jacobian(double[] x, double[] out);

    /**
     * F of many states at once; the bits of a state do not depend on the others.
     *
     * @param states count × d, row-major; not modified
     * @param out count × d; not the same array
     */
    default void applyAll(double[] states, int count, double[] out) {
        int d = dimension();
        double[] x = new double[d];
        double[] y = new double[d];
        for (int i = 0; i < count; i++) {
            System.arraycopy(states, i * d, x, 0, d);
            apply(x, y);
            System.arraycopy(y, 0, out, i * d, d);
        }
    }

    /** A box in which all fixed points lie. */
    Region region();

    /** Proven bounds of F and of its Jacobian over boxes, from which a search certifies that no fixed point is missing. */
    default Optional<StateEnclosure> enclosure() {
        return Optional.empty();
    }

    /** A function that does not increase along orbits. */
    default Optional<Energy> energy() {
        return Optional.empty();
    }

    /** The same fixed points in fewer coordinates, where the values of F fill an affine subspace only. */
    default Optional<Reduction> reduction() {
        return Optional.empty();
    }

    /**
     * States near which fixed points are expected, the likelier ones first; a search adds starts of its own.
     *
     * @param most no more than these
     * @param random the only source of chance
     */
    default List<double[]> seeds(int most, RandomGenerator random) {
        return List.of();
    }

    /**
     * States that the model has by name, fixed points or not, such as the patterns that a memory stores: the first ones where there are
     * more, none if it has none. Portraits mark them.
     *
     * @param most no more than these
     */
    default List<Landmark> landmarks(int most) {
        return List.of();
    }

    /** What a state is near, in the words of the field ("pattern 3", "face 1-2"); empty if there is nothing to say. */
    default String near(double[] x) {
        return "";
    }

    /**
     * What a reader of any finding about this map is to know of it, in sentences with their full stop; empty if there is nothing.
     *
     * <p>{@code The patterns have lengths from 1 to 2, and longer ones attract more.}
     */
    default String remark() {
        return "";
    }

    /**
     * A box of states.
     *
     * @param low the least coordinates; owned by the region, not to be modified
     * @param high the largest coordinates
     * @param absorbing whether F maps the box into itself; the signs of det(I − F') over all fixed points then add up to 1
     */
    record Region(double[] low, double[] high, boolean absorbing) {
        public Region {
            for (int i = 0; i < low.length; i++) {
                if (!(low[i] <= high[i]) || Double.isInfinite(low[i]) || Double.isInfinite(high[i])) {
                    throw new IllegalArgumentException(
                            "coordinate " + i + " from " + low[i] + " to " + high[i] + " is no interval");
                }
            }
        }
    }

    /**
     * A state that has a name.
     *
     * @param kind what it is one of, as a legend has it: {@code stored pattern}
     * @param name its own, in the words of {@link #near}: {@code pattern 3}
     * @param state length d; owned by the landmark, not to be modified
     */
    record Landmark(String kind, String name, double[] state) {
        public Landmark {
            if (kind.isBlank() || name.isBlank()) {
                throw new IllegalArgumentException("a landmark of kind \"" + kind + "\" named \"" + name + "\"");
            }
        }
    }

    /** A function of the state that does not increase along orbits. */
    @FunctionalInterface
    @ConsumerType
    interface Energy {
        /** The energy of a state. */
        double of(double[] x);
    }

    /**
     * Coordinates y of an affine subspace, x = origin + basis · y, that holds all values of F.
     *
     * @param map F in these coordinates
     * @param origin length d
     * @param basis d × m with orthonormal columns; {@code basis[i * m + j]} is coordinate i of direction j
     */
    record Reduction(StateMap map, double[] origin, double[] basis) {
        /** The state x of coordinates y. */
        public double[] lift(double[] y) {
            double[] x = origin.clone();
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < y.length; j++) {
                    x[i] += basis[i * y.length + j] * y[j];
                }
            }
            return x;
        }

        /** The coordinates of the point of the subspace next to x. */
        public double[] coordinates(double[] x) {
            double[] y = new double[map.dimension()];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < y.length; j++) {
                    y[j] += basis[i * y.length + j] * (x[i] - origin[i]);
                }
            }
            return y;
        }
    }
}
