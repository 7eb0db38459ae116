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
import org.osgi.service.component.annotations.Component;

/**
 * The softmax map, whose fixed points are known in closed form.
 *
 * <p>Its states are the weights p of N patterns. For equiangular unit patterns, Gram matrix (1 − c) I + c 11ᵀ, the weights of a
 * Hopfield network obey p = softmax(β (1 − c) p), because adding one number to all scores changes nothing.
 */
@Component(service = Contribution.class)
public final class SoftmaxArchitecture implements Contribution<Architecture> {
    private static final int LARGEST_MAP =
            2_000; // a Jacobian, or the basis of the plane, has its square of entries: 32 MB

    static final Parameter.Whole COUNT = Parameter.whole("count", "N, the number of components", 1, 1_000_000)
            .byDefault(4);
    static final Parameter.Real COUPLING = Parameter.real(
                    "coupling", "c, the cosine of any two patterns, from -1/(N - 1) on; 0 for orthogonal ones")
            .in(Range.closedOpen(-1, 1).because("at 1 all patterns are equal"))
            .typically(-0.5, 0.9)
            .byDefault(0);

    @Override
    public Descriptor<Architecture> descriptor() {
        return Descriptor.of(Architecture.class, "softmax-map", "Softmax map, the weights of equiangular patterns")
                .formula("p ← softmax(β (1 − c) p)")
                .parameters(COUNT, Beta.PARAMETER, COUPLING)
                .sources(
                        "Tino, Bifurcation structure of equilibria of iterated softmax, Chaos, Solitons and Fractals 41,"
                                + " 1804-1816 (2009)",
                        "Beise, On unstable fixed points in modern continuous Hopfield networks, arXiv:2603.27804");
    }

    @Override
    public Architecture create(Values checked) {
        int count = checked.get(COUNT);
        double coupling = checked.get(COUPLING);
        double least = count == 1 ? 0 : -1.0 / (count - 1);
        if (coupling < least * (1 + 0x1p-50)) {
            throw new Refusal(
                    "no " + count + " unit patterns have the cosine " + coupling + " two by two; give coupling from "
                            + least + " on",
                    COUPLING.name(),
                    0);
        }
        return new Model(new SoftmaxModel(count, checked.get(Beta.PARAMETER), coupling));
    }

    /** The architecture. */
    record Model(SoftmaxModel model) implements Architecture {
        @Override
        public Set<Facet<?>> facets() {
            return Set.of(Facet.STATE_MAP, Facet.STATE_FAMILY, SoftmaxModel.FACET);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            if (facet.equals(SoftmaxModel.FACET)) {
                return facet.type().cast(model);
            }
            if (!facets().contains(facet)) {
                throw new IllegalArgumentException("softmax-map has no facet " + facet.name());
            }
            if (model.count() > LARGEST_MAP) {
                throw new Refusal(
                        "count " + model.count() + " is too large for iterating the map, as each of its Jacobians has"
                                + " count² numbers; give count up to " + LARGEST_MAP
                                + ", or take softmax-fixed-points or softmax-thresholds, which know them in closed form");
            }
            SoftmaxMap map = new SoftmaxMap(model.count(), model.effectiveBeta());
            return facet.type().cast(facet.equals(Facet.STATE_MAP) ? map : family());
        }

        private BetaFamily family() {
            double share = 1 - model.coupling();
            return new BetaFamily(model.beta(), beta -> new SoftmaxMap(model.count(), beta * share), (beta, x, out) -> {
                new SoftmaxMap(model.count(), beta * share).betaDerivative(x, out);
                for (int i = 0; i < out.length; i++) {
                    out[i] *= share;
                }
            });
        }
    }
}
