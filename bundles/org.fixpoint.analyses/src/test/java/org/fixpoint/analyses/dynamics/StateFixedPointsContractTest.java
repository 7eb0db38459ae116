package org.fixpoint.analyses.dynamics;

import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.junit.jupiter.api.Nested;

/** The contract of the search for fixed points, with and without proof. */
class StateFixedPointsContractTest {
    private abstract static class Contract extends AnalysisContract {
        private final StateMap map;

        Contract(StateMap map) {
            this.map = map;
        }

        @Override
        protected Contribution<Analysis> contribution() {
            return new StateFixedPoints();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of();
        }

        @Override
        protected GivenSubject subject() {
            return GivenSubject.empty().with(Facet.STATE_MAP, map);
        }
    }

    @Nested
    class OfAReducedMapWithEnergy extends Contract {
        OfAReducedMapWithEnergy() {
            super(LiftedMap.ofLine(new TanhMap(1, 2, true)));
        }
    }

    @Nested
    class OfAMapWithoutBounds extends Contract {
        OfAMapWithoutBounds() {
            super(new TanhMap(2, 2, false));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("energy");
        }
    }

    @Nested
    class OfABifurcation extends Contract {
        OfABifurcation() {
            super(new TanhMap(1, 1, true));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("energy", "index", "degree", "degree-sum");
        }
    }
}
