package org.fixpoint.analyses.flow;

import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.analyses.meanfield.RuleDerivation;
import org.fixpoint.analyses.meanfield.RuleScope;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelFlow;
import org.osgi.service.component.annotations.Component;

/** The kernels of a batch in closed form. */
@Component(service = Contribution.class)
public final class ClosedFormKernelFlow extends RuleDerivation.Offer<KernelFlow> {
    /** The contribution. */
    public ClosedFormKernelFlow() {
        super(
                "closed-form-kernel-flow",
                "Gaussian process and tangent kernels of a batch from the closed-form dual of the activation",
                new RuleDerivation<>(Expectations.CLOSED_FORM, Facet.KERNEL_FLOW, RuleScope.BATCHES, GramFlow::of),
                "Jacot, Gabriel, Hongler (2018), arXiv:1806.07572",
                "Lee et al. (2018), arXiv:1711.00165");
    }
}
