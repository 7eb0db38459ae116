package org.fixpoint.analyses.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.activations.Gelu;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.meanfield.ClosedFormKernelMap;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.junit.jupiter.api.Nested;

/** The contract of every analysis of this package. */
class FlowAnalysesContractTest {
    private abstract static class Contract extends AnalysisContract {
        private final Contribution<Analysis> contribution;
        private final Map<String, ?> given;

        Contract(Contribution<Analysis> contribution, Map<String, ?> given) {
            this.contribution = contribution;
            this.given = given;
        }

        @Override
        protected Contribution<Analysis> contribution() {
            return contribution;
        }

        @Override
        protected Map<String, ?> given() {
            return given;
        }

        @Override
        protected GivenSubject subject() {
            Batch batch = new Batch(
                    new double[] {1, 2, 3, 1, -1, 2, 0.5, 0.5, -1, 2, 0, 1},
                    4,
                    3,
                    new int[] {0, 1, 2, 3},
                    List.of("b", "a", "a", "b"));
            MeanFieldRule rule = Models.plain(GoldenActivations.made(new Gelu(), Map.of()), 6);
            return GivenSubject.empty()
                    .with(batch)
                    .with(Facet.MEAN_FIELD_RULE, rule)
                    .with(Facet.KERNEL_MAP, Models.derived(new ClosedFormKernelMap(), rule))
                    .with(Facet.KERNEL_FLOW, Models.derived(new ClosedFormKernelFlow(), rule))
                    .with(Facet.TANGENT_KERNEL, new LimitAsMeasured(rule, batch, 1.1));
        }
    }

    @Nested
    class OfKernelFlow extends Contract {
        OfKernelFlow() {
            super(new KernelFlowAnalysis(), Map.of("effective-rank", true));
        }
    }

    @Nested
    class OfKernelRegression extends Contract {
        OfKernelRegression() {
            super(new KernelRegression(), Map.of());
        }
    }

    @Nested
    class OfTangentComparison extends Contract {
        OfTangentComparison() {
            super(new TangentComparison(), Map.of());
        }
    }

    @Nested
    class OfBackwardCorrelation extends Contract {
        OfBackwardCorrelation() {
            super(new BackwardCorrelation(), Map.of());
        }
    }

    @Nested
    class OfKernelOdeWithTangents extends Contract {
        OfKernelOdeWithTangents() {
            super(new KernelOdeAnalysis(), Map.of("points", 11, "tangent", true));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("worst-case");
        }
    }

    @Nested
    class OfKernelOde extends Contract {
        OfKernelOde() {
            super(new KernelOdeAnalysis(), Map.of("points", 11));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("worst-case");
        }
    }
}
