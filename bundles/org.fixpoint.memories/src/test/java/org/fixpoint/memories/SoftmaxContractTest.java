package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.ArchitectureContract;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SoftmaxContractTest {
    private abstract static class SoftmaxContract extends ArchitectureContract {
        @Override
        protected Contribution<Architecture> contribution() {
            return new SoftmaxArchitecture();
        }
    }

    @Nested
    class OfOrthogonalPatterns extends SoftmaxContract {}

    @Nested
    class OfACoupledTriangle extends SoftmaxContract {
        @Override
        protected Map<String, ?> given() {
            return Map.of("count", 3, "beta", 2.5, "coupling", -0.5);
        }
    }

    @Nested
    class Thresholds extends AnalysisContract {
        @Override
        protected Contribution<Analysis> contribution() {
            return new SoftmaxThresholds();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("k", new double[] {3, 1});
        }

        @Override
        protected GivenSubject subject() {
            return GivenSubject.empty().with(SoftmaxModel.FACET, new SoftmaxModel(7, 3, 0.1));
        }
    }

    @Nested
    class FixedPoints extends AnalysisContract {
        @Override
        protected Contribution<Analysis> contribution() {
            return new SoftmaxFixedPoints();
        }

        @Override
        protected GivenSubject subject() {
            return GivenSubject.empty().with(SoftmaxModel.FACET, new SoftmaxModel(6, 7, 0.1));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("b", "eigenvalue-small", "eigenvalue-between", "index", "error");
        }
    }

    private static String refusal(Map<String, ?> given, Facet<?> facet) {
        SoftmaxArchitecture contribution = new SoftmaxArchitecture();
        Refusal refusal = assertThrows(Refusal.class, () -> contribution
                .create(Values.of(contribution.descriptor(), given))
                .facet(facet, Batch.NONE, TestRun.seeded(1)));
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void aCosineThatNoPatternsHaveIsRefused() {
        assertTrue(
                refusal(Map.of("count", 4, "coupling", -0.5), Facet.STATE_MAP).contains("give coupling from -0.33"));
    }

    @Test
    void moreComponentsThanAJacobianHoldsAreRefusedForTheMapOnly() {
        assertTrue(refusal(Map.of("count", 50_000), Facet.STATE_MAP).contains("give count up to 10000"));
    }
}
