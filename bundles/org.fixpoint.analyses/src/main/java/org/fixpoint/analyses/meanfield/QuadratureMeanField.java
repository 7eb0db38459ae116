package org.fixpoint.analyses.meanfield;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanField;
import org.osgi.service.component.annotations.Component;

/** The infinite-width limit by quadrature. */
@Component(service = Contribution.class)
public final class QuadratureMeanField extends RuleDerivation.Offer<MeanField> {
    /** The contribution. */
    public QuadratureMeanField() {
        super(
                "quadrature-mean-field",
                "The infinite-width limit of any activation, by quadrature",
                new RuleDerivation<>(Expectations.QUADRATURE, Facet.MEAN_FIELD, RuleScope.PAIRS, LayerMeanField::of),
                "Joudaki, Hofmann (2024), arXiv:2410.20107, Propositions 1 to 3");
    }
}
