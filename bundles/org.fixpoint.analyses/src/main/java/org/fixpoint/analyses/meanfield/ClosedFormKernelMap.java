package org.fixpoint.analyses.meanfield;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.osgi.service.component.annotations.Component;

/** The kernel map in closed form. */
@Component(service = Contribution.class)
public final class ClosedFormKernelMap extends RuleDerivation.Offer<KernelMap> {
    /** The contribution. */
    public ClosedFormKernelMap() {
        super(
                "closed-form-kernel-map",
                "The kernel map at stationary length from the closed-form dual of the activation",
                new RuleDerivation<>(
                        Expectations.CLOSED_FORM, Facet.KERNEL_MAP, RuleScope.CORRELATIONS, StationaryKernelMap::of),
                "Joudaki, Hofmann (2024), arXiv:2410.20107, Propositions 1 to 3");
    }
}
