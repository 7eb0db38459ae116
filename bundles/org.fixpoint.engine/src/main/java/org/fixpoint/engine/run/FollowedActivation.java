package org.fixpoint.engine.run;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.engine.plan.Setup;

/** An activation whose methods are told to a trail before they run for the first time. Used by one thread. */
final class FollowedActivation implements ActivationFunction {
    private final Setup part;
    private final ActivationFunction activation;
    private final Trail trail;
    private final Set<String> told = new HashSet<>();

    FollowedActivation(Setup part, ActivationFunction activation, Trail trail) {
        this.part = part;
        this.activation = activation;
        this.trail = trail;
    }

    private void tell(String method) {
        if (told.add(method)) {
            trail.enter(part, activation, method);
        }
    }

    @Override
    public double value(double x) {
        tell("value");
        return activation.value(x);
    }

    @Override
    public double derivative(double x) {
        tell("derivative");
        return activation.derivative(x);
    }

    @Override
    public void values(double[] x, double[] out) {
        tell("values");
        activation.values(x, out);
    }

    @Override
    public void valuesToSingle(double[] x, double[] out) {
        tell("valuesToSingle");
        activation.valuesToSingle(x, out);
    }

    @Override
    public void derivatives(double[] x, double[] out) {
        tell("derivatives");
        activation.derivatives(x, out);
    }

    @Override
    public double[] kinks() {
        tell("kinks");
        return activation.kinks();
    }

    @Override
    public double[] jumps() {
        tell("jumps");
        return activation.jumps();
    }

    @Override
    public Optional<DualActivation> dual() {
        tell("dual");
        return activation.dual();
    }

    @Override
    public Optional<Enclosure> enclosure() {
        tell("enclosure");
        return activation.enclosure();
    }
}
