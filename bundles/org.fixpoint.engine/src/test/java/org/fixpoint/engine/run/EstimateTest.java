package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.plan.Point;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private final List<Point> points =
            Plans.plan(new int[] {2, 4}, 3, Plans.walk(0)).points();

    @Test
    void nothingIsKnownBeforeAPointIsDone() {
        assertEquals(Optional.empty(), new Estimate().remaining(points, 2));
    }

    @Test
    void aPointCountsAsThoseWithItsCoordinates() {
        Estimate estimate = new Estimate();
        estimate.took(points.get(0), Duration.ofSeconds(1)); // width 2
        estimate.took(points.get(3), Duration.ofSeconds(9)); // width 4, the same replicate
        Duration narrow = estimate.remaining(List.of(points.get(1)), 1).orElseThrow();
        Duration wide = estimate.remaining(List.of(points.get(4)), 1).orElseThrow();
        assertEquals(Duration.ofSeconds(1), narrow); // replicate 1 is not met yet and counts as 1
        assertEquals(Duration.ofSeconds(9), wide);
    }

    @Test
    void severalAtATimeAreFasterButNoneFasterThanTheLongest() {
        Estimate estimate = new Estimate();
        estimate.took(points.get(0), Duration.ofSeconds(4));
        assertEquals(Optional.of(Duration.ofSeconds(12)), estimate.remaining(points.subList(0, 3), 1));
        assertEquals(Optional.of(Duration.ofSeconds(6)), estimate.remaining(points.subList(0, 3), 2));
        assertEquals(Optional.of(Duration.ofSeconds(4)), estimate.remaining(points.subList(0, 3), 7));
        assertTrue(estimate.remaining(List.of(), 2).orElseThrow().isZero());
    }

    @Test
    void pointsThatTakeNoTimeAtAllAreNoDivisionByZero() {
        Estimate estimate = new Estimate();
        estimate.took(points.get(0), Duration.ZERO);
        assertEquals(Optional.of(Duration.ZERO), estimate.remaining(points, 1));
    }
}
