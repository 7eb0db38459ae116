package org.fixpoint.memories;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.testkit.ArchitectureContract;
import org.junit.jupiter.api.Nested;

class HopfieldContractTest {
    private abstract static class HopfieldContract extends ArchitectureContract {
        @Override
        protected Contribution<Architecture> contribution() {
            return new Hopfield();
        }
    }

    @Nested
    class OfFiveInThree extends HopfieldContract {
        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", Given.source(3, Given.sphere(5, 3, 1).rows()), "beta", 6.0);
        }
    }

    @Nested
    class OfThreeInFive extends HopfieldContract {
        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", Given.source(5, Given.sphere(3, 5, 2).rows()), "beta", 25.0);
        }
    }

    @Nested
    class OfUnequalLengths extends HopfieldContract {
        @Override
        protected Map<String, ?> given() {
            return Map.of(
                    "patterns",
                    Given.source(List.of("a", "b", "c"), 2, 1, 0, 0, 2, -3, 1),
                    "beta",
                    0.7,
                    "normalise",
                    PatternScaling.NONE);
        }
    }

    @Nested
    class OfOnePattern extends HopfieldContract {
        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", Given.source(3, 1, 2, 2));
        }
    }

    @Nested
    class OfManyPatterns extends HopfieldContract {
        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", Given.source(4, Given.sphere(90, 4, 3).rows()), "beta", 9.0);
        }
    }
}
