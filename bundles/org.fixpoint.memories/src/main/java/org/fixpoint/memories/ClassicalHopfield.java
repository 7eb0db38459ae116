package org.fixpoint.memories;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Architecture;
import org.osgi.service.component.annotations.Component;

/** Hopfield's network of graded units with Hebbian weights, all units updated at once. */
@Component(service = Contribution.class)
public final class ClassicalHopfield implements Contribution<Architecture> {
    static final Parameter.Flag ACTING = Parameter.flag(
            "self-coupling",
            "whether units act on themselves; if not, the weights have no diagonal, and states may alternate between two",
            true);

    @Override
    public Descriptor<Architecture> descriptor() {
        return Descriptor.of(
                        Architecture.class, "classical-hopfield", "Hopfield network of graded units, Hebbian weights")
                .formula("x ← tanh(β W x), W = (1/n) Σ x_μ x_μᵀ")
                .parameters(StoredPatterns.PATTERNS, Beta.GAIN, UnitScaling.PARAMETER, ACTING)
                .sources(
                        "Hopfield, Neurons with graded response have collective computational properties like those of"
                                + " two-state neurons, PNAS 81, 3088-3092 (1984), doi:10.1073/pnas.81.10.3088",
                        "Marcus and Westervelt, Dynamics of iterated-map neural networks, Phys. Rev. A 40, 501 (1989),"
                                + " doi:10.1103/PhysRevA.40.501");
    }

    @Override
    public Architecture create(Values checked) {
        return new GradedModel(
                GradedModel.checked(checked.get(StoredPatterns.PATTERNS), checked.get(UnitScaling.PARAMETER)),
                checked.get(UnitScaling.PARAMETER),
                checked.get(Beta.GAIN),
                Interaction.POLYNOMIAL,
                2,
                checked.get(ACTING));
    }
}
