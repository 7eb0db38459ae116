package org.fixpoint.activations;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;

/** Every activation of the bundle, and those of the golden tables. */
final class StockActivations {
    static final List<Contribution<ActivationFunction>> ALL = List.of(
            new Relu(),
            new LeakyRelu(),
            new Prelu(),
            new Rrelu(),
            new Elu(),
            new Selu(),
            new Celu(),
            new Gelu(),
            new GeluTanh(),
            new QuickGelu(),
            new Silu(),
            new Swish(),
            new Mish(),
            new Softplus(),
            new Tanh(),
            new Sigmoid(),
            new Erf(),
            new Sin(),
            new Cos(),
            new Snake(),
            new Gaussian(),
            new HardTanh(),
            new HardSigmoid(),
            new HardSwish(),
            new Relu6(),
            new Sign(),
            new Heaviside(),
            new Softsign(),
            new Arctan(),
            new Abs(),
            new Square(),
            new Cubic(),
            new ReluSquared(),
            new Exp(),
            new ExpQuadratic(),
            new Identity(),
            new LogSigmoid(),
            new TanhShrink(),
            new SoftShrink(),
            new HardShrink(),
            new Threshold(),
            new BentIdentity(),
            new Hermite(),
            new Polynomial());

    private StockActivations() {}

    static ActivationFunction made(Contribution<ActivationFunction> contribution) {
        return contribution.create(Values.of(contribution.descriptor(), Map.of()));
    }

    static ActivationFunction made(Contribution<ActivationFunction> contribution, String name, Object value) {
        return contribution.create(Values.of(contribution.descriptor(), Map.of(name, value)));
    }

    static DualActivation dual(ActivationFunction activation) {
        return activation.dual().orElseThrow();
    }

    /** The activation of a row of the golden tables. */
    static ActivationFunction golden(String name) {
        if (name.startsWith("leaky_relu_")) {
            return made(new LeakyRelu(), "alpha", Double.valueOf(name.substring("leaky_relu_".length())));
        }
        String id = name.replaceAll("_(1|exact)$", "").replace('_', '-');
        return made(ALL.stream()
                .filter(contribution -> contribution.descriptor().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no activation for golden row " + name)));
    }
}
