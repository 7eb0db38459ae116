package org.fixpoint.analyses.meanfield;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanField;
import org.osgi.service.component.annotations.Component;

/** The infinite-width limit in closed form. */
@Component(service = Contribution.class)
public final class ClosedFormMeanField extends RuleDerivation.Offer<MeanField> {
    /** The contribution. */
    public ClosedFormMeanField() {
        super(
                "closed-form-mean-field",
                "The infinite-width limit from the closed-form dual of the activation",
                new RuleDerivation<>(Expectations.CLOSED_FORM, Facet.MEAN_FIELD, RuleScope.PAIRS, LayerMeanField::of),
                "Joudaki, Hofmann (2024), arXiv:2410.20107, Propositions 1 to 3");
    }
}
