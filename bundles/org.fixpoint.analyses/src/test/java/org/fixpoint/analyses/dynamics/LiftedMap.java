package org.fixpoint.analyses.dynamics;

import java.util.Optional;
import org.fixpoint.api.model.StateMap;

/** A map of few coordinates as one of a subspace of more: x ↦ o + B f(Bᵀ(x − o)). */
record LiftedMap(StateMap inner, double[] origin, double[] basis) implements StateMap {
    /** A map of one coordinate along (0.6, 0, 0.8) through (1, 2, 3). */
    static LiftedMap ofLine(StateMap inner) {
        return new LiftedMap(inner, new double[] {1, 2, 3}, new double[] {0.6, 0, 0.8});
    }

    @Override
    public int dimension() {
        return origin.length;
    }

    private Reduction span() {
        return new Reduction(inner, origin, basis);
    }

    @Override
    public void apply(double[] x, double[] out) {
        double[] image = new double[inner.dimension()];
        inner.apply(span().coordinates(x), image);
        System.arraycopy(span().lift(image), 0, out, 0, out.length);
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        double[] slope = new double[1];
        inner.jacobian(span().coordinates(x), slope);
        for (int i = 0; i < origin.length; i++) {
            for (int j = 0; j < origin.length; j++) {
                out[i * origin.length + j] = basis[i] * slope[0] * basis[j];
            }
        }
    }

    @Override
    public Region region() {
        double[] low = origin.clone();
        double[] high = origin.clone();
        for (int i = 0; i < low.length; i++) {
            low[i] -= 1.25 * basis[i];
            high[i] += 1.25 * basis[i];
        }
        return new Region(low, high, true);
    }

    @Override
    public Optional<Energy> energy() {
        return Optional.of(x -> x[0]);
    }

    @Override
    public Optional<Reduction> reduction() {
        return Optional.of(span());
    }
}
