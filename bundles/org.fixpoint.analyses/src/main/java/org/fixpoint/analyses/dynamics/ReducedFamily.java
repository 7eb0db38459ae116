package org.fixpoint.analyses.dynamics;

import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.api.model.StateMap.Reduction;
import org.fixpoint.maths.dynamics.ParametrizedMap;
import org.fixpoint.maths.dynamics.SmoothMap;

/**
 * A family of maps in the coordinates of the subspace that holds all values of its members, in units of its region.
 *
 * <p>Subspace and region are those of the member at the model's own value; fixed points elsewhere must lie in it too.
 */
final class ReducedFamily implements ParametrizedMap {
    private final StateFamily family;
    private final Frame frame;
    private volatile Optional<Member> last = Optional.empty();

    /** The map at one value; {@code inner} is in the coordinates of the frame. */
    private record Member(double value, StateMap map, Optional<StateMap> inner) {}

    private ReducedFamily(StateFamily family, Frame frame) {
        this.family = family;
        this.frame = frame;
    }

    static ReducedFamily of(StateFamily family) {
        return new ReducedFamily(family, Frame.of(family.at(family.value())));
    }

    /** The name of the parameter. */
    String name() {
        return family.parameter();
    }

    /** The member at a value, looked at in the coordinates of the family. */
    Frame at(double value) {
        return new Frame(member(value).map(), frame.subspace(), frame.unit(), smooth(value));
    }

    private SmoothMap smooth(double value) {
        return new SmoothMap() {
            @Override
            public int dimension() {
                return ReducedFamily.this.dimension();
            }

            @Override
            public void apply(double[] x, double[] out) {
                ReducedFamily.this.apply(x, value, out);
            }

            @Override
            public void jacobian(double[] x, double[] out) {
                ReducedFamily.this.jacobian(x, value, out);
            }
        };
    }

    private Member member(double value) {
        return cached(value).orElseGet(() -> {
            StateMap map = family.at(value);
            Member made = new Member(value, map, inner(map));
            last = Optional.of(made);
            return made;
        });
    }

    private Optional<Member> cached(double value) {
        return last.filter(member -> member.value() == value);
    }

    /** The reduced map, if it has the very coordinates of the frame. */
    private Optional<StateMap> inner(StateMap map) {
        Optional<Reduction> own = map.reduction();
        if (frame.subspace().isEmpty() || own.isEmpty()) {
            return frame.subspace().isEmpty() ? Optional.of(map) : Optional.empty();
        }
        Reduction common = frame.subspace().get();
        boolean same = Arrays.equals(own.get().basis(), common.basis())
                && Arrays.equals(own.get().origin(), common.origin());
        return same ? own.map(Reduction::map) : Optional.empty();
    }

    @Override
    public int dimension() {
        return frame.smooth().dimension();
    }

    @Override
    public boolean exists(double parameter) {
        return family.low() < parameter && parameter < family.high();
    }

    @Override
    public void apply(double[] y, double parameter, double[] out) {
        Member member = member(parameter);
        if (member.inner().isPresent()) {
            member.inner().get().apply(Frame.scaled(y, frame.unit()), out);
            divide(out);
            return;
        }
        double[] image = new double[member.map().dimension()];
        member.map().apply(frame.lift(y), image);
        System.arraycopy(frame.coordinates(image), 0, out, 0, out.length);
    }

    @Override
    public void jacobian(double[] y, double parameter, double[] out) {
        Member member = member(parameter);
        if (member.inner().isPresent()) {
            member.inner().get().jacobian(Frame.scaled(y, frame.unit()), out);
            return;
        }
        int d = member.map().dimension();
        double[] full = new double[d * d];
        member.map().jacobian(frame.lift(y), full);
        System.arraycopy(compressed(full, d, y.length), 0, out, 0, out.length);
    }

    /** Bᵀ J B. */
    private double[] compressed(double[] full, int d, int m) {
        double[] basis = frame.subspace().orElseThrow().basis();
        double[] right = new double[d * m];
        double[] both = new double[m * m];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                for (int j = 0; j < m; j++) {
                    right[i * m + j] += full[i * d + k] * basis[k * m + j];
                }
            }
        }
        for (int k = 0; k < d; k++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    both[i * m + j] += basis[k * m + i] * right[k * m + j];
                }
            }
        }
        return both;
    }

    @Override
    public void parameterDerivative(double[] y, double parameter, double[] out) {
        double[] x = frame.lift(y);
        double[] full = new double[x.length];
        family.derivative(parameter, x, full);
        if (frame.subspace().isEmpty()) {
            System.arraycopy(full, 0, out, 0, out.length);
            divide(out);
            return;
        }
        double[] basis = frame.subspace().get().basis();
        Arrays.fill(out, 0);
        for (int i = 0; i < full.length; i++) {
            for (int j = 0; j < out.length; j++) {
                out[j] += basis[i * out.length + j] * full[i];
            }
        }
        divide(out);
    }

    private void divide(double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] /= frame.unit();
        }
    }

    /** The length of which the coordinates are multiples. */
    double unit() {
        return frame.unit();
    }

    double[] lift(double[] y) {
        return frame.lift(y);
    }

    /** The number of coordinates of a state in the model's own coordinates. */
    int fullDimension() {
        return frame.map().dimension();
    }
}
