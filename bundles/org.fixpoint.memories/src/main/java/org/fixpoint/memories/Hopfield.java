package org.fixpoint.memories;

import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/**
 * The modern continuous Hopfield network.
 *
 * <p>Its patterns are the inputs of a source, drawn from the run's stream {@code patterns} of
 * that part, so that they stay when β is varied. Where the experiment gives none for the model, they are the inputs of the experiment.
 */
@Component(service = Contribution.class)
public final class Hopfield implements Contribution<Architecture> {
    @Override
    public Descriptor<Architecture> descriptor() {
        return Descriptor.of(Architecture.class, "hopfield", "Modern continuous Hopfield network")
                .formula("ξ ← X softmax(β Xᵀ ξ)")
                .parameters(StoredPatterns.PATTERNS, Beta.PARAMETER, StoredPatterns.NORMALISE)
                .sources(
                        "Ramsauer et al., Hopfield networks is all you need, 2020, arXiv:2008.02217",
                        "Beise, On unstable fixed points in modern continuous Hopfield networks, arXiv:2603.27804");
    }

    @Override
    public Architecture create(Values checked) {
        return new Model(
                StoredPatterns.checked(checked.get(StoredPatterns.PATTERNS), checked.get(StoredPatterns.NORMALISE)),
                checked.get(Beta.PARAMETER),
                checked.get(StoredPatterns.NORMALISE));
    }

    private record Model(InputSource patterns, double beta, PatternScaling scaling) implements PatternModel {
        @Override
        public Set<Facet<?>> facets() {
            return Set.of(Facet.STATE_MAP, Facet.STATE_FAMILY, Memory.FACET);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            if (!facets().contains(facet)) {
                throw new IllegalArgumentException("hopfield has no facet " + facet.name());
            }
            Memory memory = StoredPatterns.memory(patterns, scaling, beta, run);
            if (facet.equals(Memory.FACET)) {
                return facet.type().cast(memory);
            }
            HopfieldMap map = HopfieldMap.of(memory);
            return facet.type().cast(facet.equals(Facet.STATE_MAP) ? map : family(map));
        }
    }

    private static BetaFamily family(HopfieldMap map) {
        return new BetaFamily(
                map.beta(), map::at, (beta, x, out) -> map.at(beta).betaDerivative(x, out));
    }
}
