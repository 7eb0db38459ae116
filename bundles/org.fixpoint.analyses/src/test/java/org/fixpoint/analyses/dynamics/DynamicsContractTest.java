package org.fixpoint.analyses.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.junit.jupiter.api.Nested;

/** The contract of the analyses of maps of states and their families. */
class DynamicsContractTest {
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
            SoftmaxFamily family = new SoftmaxFamily(SoftmaxFamily.A, 8, false);
            Batch inputs = new Batch(new double[] {0.3, -0.2, 0.1, 0.4}, 2, 2, new int[0], List.of());
            return GivenSubject.empty()
                    .with(inputs)
                    .with(Facet.STATE_FAMILY, family)
                    .with(Facet.STATE_MAP, family.at(8));
        }
    }

    @Nested
    class OfBifurcations extends Contract {
        OfBifurcations() {
            super(new Bifurcations(), Map.of("from", 1.0, "to", 4.0, "starts", 10));
        }
    }

    @Nested
    class OfBasins extends Contract {
        OfBasins() {
            super(new Basins(), Map.of("count", 700));
        }
    }

    @Nested
    class OfBasinsFromInputs extends Contract {
        OfBasinsFromInputs() {
            super(new Basins(), Map.of("starts", StartLaw.Law.INPUTS));
        }
    }

    @Nested
    class OfBasinSection extends Contract {
        OfBasinSection() {
            super(new BasinSection(), Map.of("size", 12));
        }
    }

    @Nested
    class OfOrbits extends Contract {
        OfOrbits() {
            super(new Orbits(), Map.of("starts", StartLaw.Law.GAUSSIAN, "count", 5, "steps", 20));
        }
    }

    @Nested
    class OfLyapunovExponents extends Contract {
        OfLyapunovExponents() {
            super(new LyapunovExponents(), Map.of("stretch", 5, "transient", 20));
        }
    }

    @Nested
    class OfUnstableManifolds extends Contract {
        OfUnstableManifolds() {
            super(new UnstableManifolds(), Map.of("starts", 20));
        }
    }

    @Nested
    class OfStableManifolds extends Contract {
        OfStableManifolds() {
            super(new StableManifolds(), Map.of("step", 0.1, "starts", 20));
        }
    }

    @Nested
    class OfBasinsThatAreNotReached extends Contract {
        OfBasinsThatAreNotReached() {
            super(new Basins(), Map.of("count", 10, "most-steps", 1));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("spectral-radius", "energy");
        }
    }
}
