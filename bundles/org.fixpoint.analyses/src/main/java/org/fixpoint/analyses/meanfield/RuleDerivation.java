package org.fixpoint.analyses.meanfield;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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
 * @param scope for which rules there is such a thing
 * @param made makes it of a rule and the way to the expectations
 */
public record RuleDerivation<F>(
        Expectations expectations, Facet<F> yields, RuleScope scope, BiFunction<MeanFieldRule, Expectations, F> made)
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
        MeanFieldRule rule = model.get(Facet.MEAN_FIELD_RULE);
        return expectations
                .declines(rule.activation())
                .or(() -> scope.reason(rule, expectations.of(rule.activation()), 1));
    }

    @Override
    public F derive(FacetSource model, RunContext run) {
        run.checkCancelled();
        return made.apply(model.get(Facet.MEAN_FIELD_RULE), expectations);
    }

    /** The contribution of a derivation that has no parameters. */
    public abstract static class Offer<F> implements Contribution<Derivation<F>> {
        private final String id;
        private final String summary;
        private final RuleDerivation<F> derivation;
        private final String[] sources;

        /** The offer of a derivation under an id. */
        protected Offer(String id, String summary, RuleDerivation<F> derivation, String... sources) {
            this.id = id;
            this.summary = summary;
            this.derivation = derivation;
            this.sources = sources;
        }

        @Override
        public Descriptor<Derivation<F>> descriptor() {
            Class<Derivation<F>> kind = kind();
            return Descriptor.of(kind, id, summary).sources(sources);
        }

        @Override
        public Derivation<F> create(Values checked) {
            return new RuleDerivation<>(
                    derivation.expectations(), derivation.yields(), derivation.scope(), derivation.made());
        }

        @SuppressWarnings(
                "unchecked") // a class literal knows no type argument, and a derivation of any facet is of one kind
        private static <F> Class<Derivation<F>> kind() {
            return (Class<Derivation<F>>) (Class<?>) Derivation.class;
        }
    }
}
