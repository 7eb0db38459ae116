package org.fixpoint.analyses;

import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;

/** Subjects and facets for the tests of this bundle. */
public final class Models {
    private Models() {}

    /** A plain rule at κ(1) = 1: no bias, residual or normalisation. */
    public static MeanFieldRule plain(ActivationFunction activation, int depth) {
        return new MeanFieldRule(activation, true, depth, 1, 0, 0, Normalisation.NONE);
    }

    /** The subject with a rule. */
    public static GivenSubject with(MeanFieldRule rule) {
        return GivenSubject.empty().with(Facet.MEAN_FIELD_RULE, rule);
    }

    /** What a derivation makes of a rule. */
    public static <F> F derived(Contribution<Derivation<F>> contribution, MeanFieldRule rule) {
        return GoldenActivations.made(contribution, Map.of()).derive(with(rule), TestRun.seeded(1));
    }

    /** What a derivation says of a rule before it is used. */
    public static <F> boolean declines(Contribution<Derivation<F>> contribution, MeanFieldRule rule) {
        return GoldenActivations.made(contribution, Map.of())
                .declines(with(rule))
                .isPresent();
    }

    /** An analysis with the given parameters. */
    public static Analysis analysis(Contribution<Analysis> contribution, Map<String, ?> given) {
        return GoldenActivations.made(contribution, given);
    }
}
