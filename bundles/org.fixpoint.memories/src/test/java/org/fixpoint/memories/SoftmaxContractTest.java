package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
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
        assertTrue(refusal(Map.of("count", 10_000), Facet.STATE_MAP)
                .contains("give count up to 2000, or take softmax-fixed-points"));
        refusal(Map.of("count", 2_001), Facet.STATE_FAMILY);
    }

    private static Analysis thresholds(Map<String, ?> given) {
        SoftmaxThresholds contribution = new SoftmaxThresholds();
        return contribution.create(Values.of(contribution.descriptor(), given));
    }

    private static Architecture map(int count) {
        SoftmaxArchitecture contribution = new SoftmaxArchitecture();
        return contribution.create(Values.of(contribution.descriptor(), Map.of("count", count)));
    }

    @Test
    void moreThresholdsThanATableHoldsAreRefusedBeforeTheRun() {
        Refusal refusal = assertThrows(Refusal.class, () -> thresholds(Map.of()).suits(map(1_000_000)));
        assertEquals(
                "1000000 components have 500000 thresholds, and 10000 are listed at most; give k, for example k: [1, 2, 3]",
                refusal.getMessage());
        assertDoesNotThrow(() -> thresholds(Map.of()).suits(map(10_000)));
        assertDoesNotThrow(() -> thresholds(Map.of("k", new double[] {1, 2})).suits(map(1_000_000)));
    }

    @Test
    void aThresholdBeyondHalfOfTheComponentsIsRefusedBeforeTheRun() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> thresholds(Map.of("k", new double[] {4})).suits(map(6)));
        assertEquals(Optional.of("k"), refusal.parameter());
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("give k up to 3"));
    }

    @Test
    void theFindingsTellNumbersAndCompleteness() { // beta_1(3) from the golden table, 7 points beyond
        List<Item> found = thresholds(Map.of("k", new double[] {1}))
                .run(GivenSubject.empty().with(SoftmaxModel.FACET, new SoftmaxModel(3, 4, 0)), TestRun.seeded(1));
        String sentence = StorageTest.words(found.get(1), "finding").get(0);
        assertTrue(sentence.startsWith("1 threshold of 3 components: 2.745643576732"), sentence);
        assertTrue(sentence.endsWith("; above the last there are 7 fixed points."), sentence);
        SoftmaxFixedPoints points = new SoftmaxFixedPoints();
        Item count = points.create(Values.of(points.descriptor(), Map.of()))
                .run(GivenSubject.empty().with(SoftmaxModel.FACET, new SoftmaxModel(3, 4, 0)), TestRun.seeded(1))
                .get(2);
        String all = StorageTest.words(count, "finding").get(0);
        assertTrue(
                all.startsWith("7 fixed points of 3 components at effective beta 4, 3 stable, in 3 orbits; complete"
                        + " (closed form, degree 1)"),
                all);
    }
}
