package org.fixpoint.analyses.meanfield;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.osgi.service.component.annotations.Component;

/** The kernel map by quadrature. */
@Component(service = Contribution.class)
public final class QuadratureKernelMap extends RuleDerivation.Offer<KernelMap> {
    /** The contribution. */
    public QuadratureKernelMap() {
        super(
                "quadrature-kernel-map",
                "The kernel map at stationary length of any activation, by quadrature",
                new RuleDerivation<>(
                        Expectations.QUADRATURE, Facet.KERNEL_MAP, RuleScope.CORRELATIONS, StationaryKernelMap::of),
                "Joudaki, Hofmann (2024), arXiv:2410.20107, Propositions 1 to 3");
    }
}
