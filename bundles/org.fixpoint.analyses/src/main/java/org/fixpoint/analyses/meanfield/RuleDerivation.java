package org.fixpoint.analyses.meanfield;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Accuracy;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.FacetSource;
import org.fixpoint.api.model.MeanFieldRule;

/**
 * A derivation of a facet from the layer rule of a network, once the expectations of the activation are chosen.
 *
 * @param expectations how these are obtained
 * @param yields what is derived
 * @param made makes it of a layer
 */
record RuleDerivation<F>(Expectations expectations, Facet<F> yields, Function<LayerRecursion, F> made)
        implements Derivation<F> {
    @Override
    public Set<Facet<?>> needs() {
        return Set.of(Facet.MEAN_FIELD_RULE);
    }

    @Override
    public Accuracy accuracy() {
        return expectations.accuracy();
    }

    @Override
    public Optional<String> declines(FacetSource model) {
        return expectations.declines(model.get(Facet.MEAN_FIELD_RULE).activation());
    }

    @Override
    public F derive(FacetSource model, RunContext run) {
        run.checkCancelled();
        MeanFieldRule rule = model.get(Facet.MEAN_FIELD_RULE);
        return made.apply(new LayerRecursion(rule, expectations.of(rule.activation())));
    }

    /** The contribution of a derivation that has no parameters. */
    abstract static class Offer<F> implements Contribution<Derivation<F>> {
        private static final String SOURCE = "Joudaki, Hofmann (2024), arXiv:2410.20107, Propositions 1 to 3";

        private final String id;
        private final String summary;
        private final RuleDerivation<F> derivation;

        Offer(String id, String summary, RuleDerivation<F> derivation) {
            this.id = id;
            this.summary = summary;
            this.derivation = derivation;
        }

        @Override
        public Descriptor<Derivation<F>> descriptor() {
            Class<Derivation<F>> kind = kind();
            return Descriptor.of(kind, id, summary).sources(SOURCE);
        }

        @Override
        public Derivation<F> create(Values checked) {
            return new RuleDerivation<>(derivation.expectations(), derivation.yields(), derivation.made());
        }

        @SuppressWarnings(
                "unchecked") // a class literal knows no type argument, and a derivation of any facet is of one kind
        private static <F> Class<Derivation<F>> kind() {
            return (Class<Derivation<F>>) (Class<?>) Derivation.class;
        }
    }
}
