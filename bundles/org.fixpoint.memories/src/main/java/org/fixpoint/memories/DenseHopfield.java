package org.fixpoint.memories;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Architecture;
import org.osgi.service.component.annotations.Component;

/** The dense associative memory of Krotov and Hopfield with graded units: energies −Σ (n/k) m_μᵏ of the overlaps. */
@Component(service = Contribution.class)
public final class DenseHopfield implements Contribution<Architecture> {
    static final Parameter.Whole DEGREE = Parameter.whole(
                    "degree", "k, the power of the overlaps in the energy; 2 is the classical network", 2, 100)
            .byDefault(3);
    static final Parameter.Choice<Interaction> INTERACTION = Parameter.choice(
                    "interaction",
                    "rectified: patterns that a state points away from do not pull; polynomial: they do, and for odd k"
                            + " nothing forbids orbits without rest",
                    Interaction.class)
            .byDefault(Interaction.RECTIFIED);

    @Override
    public Descriptor<Architecture> descriptor() {
        return Descriptor.of(Architecture.class, "dense-hopfield", "Dense associative memory of graded units")
                .formula("x ← tanh(β Σ x_μ m_μᵏ⁻¹), m_μ = ⟨x_μ, x⟩/n")
                .parameters(StoredPatterns.PATTERNS, Beta.GAIN, DEGREE, INTERACTION, UnitScaling.PARAMETER)
                .sources(
                        "Krotov and Hopfield, Dense associative memory for pattern recognition, 2016, arXiv:1606.01164");
    }

    @Override
    public Architecture create(Values checked) {
        if (checked.get(INTERACTION) == Interaction.RECTIFIED && checked.get(DEGREE) == 2) {
            throw new Refusal(
                    "degree 2 rectified has a kink where a state is orthogonal to a pattern; give degree from 3 on, or"
                            + " interaction: polynomial",
                    DEGREE.name(),
                    0);
        }
        return new GradedModel(
                GradedModel.checked(checked.get(StoredPatterns.PATTERNS), checked.get(UnitScaling.PARAMETER)),
                checked.get(UnitScaling.PARAMETER),
                checked.get(Beta.GAIN),
                checked.get(INTERACTION),
                checked.get(DEGREE),
                true);
    }
}
