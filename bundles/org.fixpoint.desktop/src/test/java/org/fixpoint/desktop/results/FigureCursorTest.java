package org.fixpoint.desktop.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureCursorTest {
    private static final Frame LEFT = new Frame(0, 100, 50, 200, 100);
    private static final Frame RIGHT = new Frame(1, 400, 50, 200, 100);
    private static final Frame BELOW = new Frame(3, 100, 250, 200, 100); // panel 2 has no axes
    private static final List<Frame> ALL = List.of(LEFT, RIGHT, BELOW);

    @Test
    void itBeginsInTheMiddleOfTheFirstAxes() {
        assertEquals(Optional.of(new FigureCursor(0, 0.5, 0.5)), FigureCursor.first(ALL));
        assertEquals(Optional.empty(), FigureCursor.first(List.of()));
    }

    @Test
    void aStepIsSoManyPixelsAndUpIsMore() {
        FigureCursor cursor = new FigureCursor(0, 0.5, 0.5);
        assertEquals(new FigureCursor(0, 0.6, 0.5), cursor.moved(ALL, 20, 0));
        assertEquals(new FigureCursor(0, 0.5, 0.75), cursor.moved(ALL, 0, -25));
    }

    @Test
    void beyondTheEdgeItEntersTheNextAxesThatWay() {
        assertEquals(new FigureCursor(1, 0, 0.5), new FigureCursor(0, 1, 0.5).moved(ALL, 10, 0));
        assertEquals(new FigureCursor(0, 1, 0.5), new FigureCursor(1, 0, 0.5).moved(ALL, -10, 0));
        assertEquals(new FigureCursor(3, 0.5, 1), new FigureCursor(0, 0.5, 0).moved(ALL, 0, 10));
        assertEquals(new FigureCursor(0, 0.5, 0), new FigureCursor(3, 0.5, 1).moved(ALL, 0, -10));
    }

    @Test
    void whereThereAreNoOthersItStaysAtTheEdge() {
        assertEquals(new FigureCursor(0, 0, 0.5), new FigureCursor(0, 0.02, 0.5).moved(ALL, -10, 0));
        assertEquals(new FigureCursor(1, 0.5, 1), new FigureCursor(1, 0.5, 0.99).moved(ALL, 0, -10));
    }

    @Test
    void inAFigureThatLacksItsAxesItBeginsAnew() {
        assertEquals(new FigureCursor(0, 0.5, 0.5), new FigureCursor(7, 0.1, 0.1).moved(ALL, 10, 0));
        assertEquals(new FigureCursor(7, 0.1, 0.1), new FigureCursor(7, 0.1, 0.1).moved(List.of(), 10, 0));
    }
}
