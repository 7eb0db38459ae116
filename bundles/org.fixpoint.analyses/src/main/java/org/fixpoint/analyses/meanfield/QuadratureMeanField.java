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
                new RuleDerivation<>(Expectations.QUADRATURE, Facet.MEAN_FIELD, LayerMeanField::new));
    }
}
