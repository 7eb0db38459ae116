package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.engine.plan.Setup;
import org.junit.jupiter.api.Test;

class FollowedActivationTest {
    private static final class Line implements ActivationFunction {
        private final DualActivation closedForm = new DualActivation() {
            @Override
            public double value(double qx, double qy, double rho) {
                return Math.sqrt(qx * qy) * rho;
            }

            @Override
            public double slope(double qx, double qy, double rho) {
                return 1;
            }

            @Override
            public double mean(double q) {
                return 0;
            }

            @Override
            public double slopeExcess(double q) {
                return 0;
            }
        };

        @Override
        public double value(double x) {
            return x;
        }

        @Override
        public double derivative(double x) {
            return 1;
        }

        @Override
        public void valuesToSingle(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = 10 * x[i];
            }
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.of(closedForm);
        }

        @Override
        public Optional<Enclosure> enclosure() {
            throw new IllegalStateException("asked for");
        }
    }

    @Test
    void valuesToSinglePrecisionAreThoseOfTheActivationAndToldOf() {
        List<String> calls = new ArrayList<>();
        Setup part = new Offered<>(Descriptor.of(List.class, "line", "For tests"), values -> List.of()).with(Map.of());
        ActivationFunction followed =
                new FollowedActivation(part, new Line(), new Trail((setup, call) -> calls.add(call)));
        double[] out = new double[2];
        followed.valuesToSingle(new double[] {3, 4}, out);
        assertArrayEquals(new double[] {30, 40}, out);
        assertEquals(List.of(Line.class.getName() + ".valuesToSingle"), calls);
    }

    @Test
    void theClosedFormIsPassedOnAndToldOf() {
        List<String> calls = new ArrayList<>();
        Setup part = new Offered<>(Descriptor.of(List.class, "line", "For tests"), values -> List.of()).with(Map.of());
        Line line = new Line();
        FollowedActivation followed = new FollowedActivation(part, line, new Trail((setup, call) -> calls.add(call)));
        assertSame(line.closedForm, followed.dual().orElseThrow());
        try {
            followed.enclosure();
        } catch (IllegalStateException passedOn) {
            assertEquals("asked for", passedOn.getMessage());
        }
        assertEquals(List.of(Line.class.getName() + ".dual", Line.class.getName() + ".enclosure"), calls);
    }
}
