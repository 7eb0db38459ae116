package org.fixpoint.desktop.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final List<Frame> PAINTED =
            List.of(new Frame(0, 10, 5, 30, 20), new Frame(1, 60, 5, 25, 12), new Frame(3, 10, 40, 30, 20));

    private static boolean veiled(int x, int y) {
        return PAINTED.stream()
                .anyMatch(frame -> x >= frame.left()
                        && x < frame.left() + frame.width()
                        && y >= frame.top()
                        && y < frame.top() + frame.height());
    }

    @Test
    void framesAreFoundWhereTheImagesDiffer() {
        assertEquals(PAINTED, Frame.find(100, 70, FrameTest::veiled, List.of(0, 1, 3)));
    }

    @Test
    void aLineOfTheColourOfTheVeilHidesNothing() {
        assertEquals(PAINTED, Frame.find(100, 70, (x, y) -> veiled(x, y) && x - y != 20 && x != y, List.of(0, 1, 3)));
    }

    @Test
    void framesThatCannotBeToldApartAreNone() {
        assertEquals(List.of(), Frame.find(100, 70, FrameTest::veiled, List.of(0, 1)));
        assertEquals(List.of(), Frame.find(100, 70, (x, y) -> false, List.of(0)));
    }

    @Test
    void placesAreToldFromTheLowerLeft() {
        Frame frame = PAINTED.get(0);
        assertTrue(frame.holds(10, 25));
        assertFalse(frame.holds(9, 25));
        assertEquals(0, frame.across(10));
        assertEquals(1, frame.across(40));
        assertEquals(0, frame.up(25));
        assertEquals(1, frame.up(5));
    }
}
