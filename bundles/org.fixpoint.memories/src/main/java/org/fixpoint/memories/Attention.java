package org.fixpoint.memories;

import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/**
 * The association of a Hopfield layer, as the authors' software has it: attention of one query to stored keys, head by head, with the
 * result as the next query.
 *
 * <p>Keys and values are the patterns themselves, without projections; head h has the h-th block of coordinates. The map is what the
 * layer returns. A layer of one association ({@code update-steps-max: 0}) is a Hopfield network for each head; for others F repeats
 * it until the weights of a head move by no more than {@code update-steps-eps}, and is then smooth up to jumps of about that size.
 */
@Component(service = Contribution.class)
public final class Attention implements Contribution<Architecture> {
    static final Parameter.Whole HEADS = Parameter.whole(
                    "heads", "number of heads; each has an equal block of the coordinates", 1, 32_768)
            .byDefault(1);
    static final Parameter.Real BETA = Parameter.real(
                    "beta", "β, the factor of the scores; 0: 1/√(coordinates of a head), as in transformers")
            .in(Range.closed(0, Double.POSITIVE_INFINITY))
            .typically(0, 10)
            .byDefault(0);
    static final Parameter.Whole STEPS = Parameter.whole(
                    "update-steps-max",
                    "how often the association is repeated at most; 0: one association only, -1: until it stops",
                    -1,
                    100_000)
            .byDefault(0);
    static final Parameter.Real EPS = Parameter.real(
                    "update-steps-eps", "a head stops once its weights change by no more than this in the 2-norm")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .typically(1e-8, 1e-2)
            .byDefault(1e-4);
    static final Parameter.Choice<PatternScaling> NORMALISE = StoredPatterns.NORMALISE.byDefault(PatternScaling.NONE);

    @Override
    public Descriptor<Architecture> descriptor() {
        return Descriptor.of(
                        Architecture.class, "attention", "Attention of a query to stored keys, repeated head by head")
                .formula("ξₕ ← Xₕ softmax(β Xₕᵀ ξₕ) for each head h")
                .parameters(StoredPatterns.PATTERNS, HEADS, BETA, STEPS, EPS, NORMALISE)
                .sources(
                        "Ramsauer et al., Hopfield networks is all you need, 2020, arXiv:2008.02217",
                        "the software hopfield-layers of its authors, github.com/ml-jku/hopfield-layers");
    }

    @Override
    public Architecture create(Values checked) {
        InputSource patterns = StoredPatterns.checked(checked.get(StoredPatterns.PATTERNS), checked.get(NORMALISE));
        int heads = checked.get(HEADS);
        if (patterns.dimension() % heads != 0) {
            throw new Refusal(
                    "patterns of " + patterns.dimension() + " coordinates have no " + heads
                            + " equal blocks; give a number of heads that divides " + patterns.dimension(),
                    HEADS.name(),
                    0);
        }
        return new Model(
                patterns, heads, checked.get(BETA), checked.get(STEPS), checked.get(EPS), checked.get(NORMALISE));
    }

    private record Model(InputSource patterns, int heads, double beta, int steps, double eps, PatternScaling scaling)
            implements PatternModel {
        @Override
        public Set<Facet<?>> facets() {
            return Set.of(Facet.STATE_MAP, Facet.STATE_FAMILY);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            if (!facets().contains(facet)) {
                throw new IllegalArgumentException("attention has no facet " + facet.name());
            }
            double scale = beta > 0 ? beta : 1 / Math.sqrt(patterns.dimension() / (double) heads);
            Memory memory = StoredPatterns.memory(patterns, scaling, scale, run);
            AttentionMap map = AttentionMap.of(memory, heads, steps, eps);
            return facet.type().cast(facet.equals(Facet.STATE_MAP) ? map : map.family());
        }
    }
}
