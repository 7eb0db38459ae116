package org.fixpoint.desktop.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.fixpoint.desktop.document.Placement.Area;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Area LEFT = new Area(0, 0, 1920, 1080);
    private static final Area RIGHT = new Area(1920, 100, 1280, 800);

    private static Area on(Area area, Area... screens) {
        return new Placement(area, false).on(List.of(screens)).area();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (boolean maximised : new boolean[] {true, false}) {
            Placement placement = new Placement(new Area(-20, 30, 900, 700), maximised);
            assertEquals(Optional.of(placement), Placement.of(placement + "\n"));
        }
    }

    @Test
    void whatIsNoPlacementIsNone() {
        for (String broken : List.of(
                "",
                "1 2 3 4",
                "1 2 900 700 large",
                "a 2 900 700 normal",
                "1 2 0 700 normal",
                "1 2 900 -700 normal",
                "1 2 900 99999999999 normal",
                "2000000000 2 900 700 normal",
                "1 2 900 700 normal more")) {
            assertEquals(Optional.empty(), Placement.of(broken), broken);
        }
    }

    @Test
    void aPlaceOnTheScreenStays() {
        Area area = new Area(100, 50, 900, 700);
        assertEquals(area, on(area, LEFT, RIGHT));
    }

    @Test
    void anotherWindowStandsBesideIt() {
        assertEquals(
                new Placement(new Area(124, 74, 900, 700), false),
                new Placement(new Area(100, 50, 900, 700), false).beside());
    }

    @Test
    void itIsMovedWhollyOntoTheScreenThatHasMostOfIt() {
        assertEquals(new Area(1920, 100, 900, 700), on(new Area(1700, 50, 900, 700), LEFT, RIGHT));
        assertEquals(new Area(0, 0, 900, 700), on(new Area(-300, -10, 900, 700), LEFT, RIGHT));
    }

    @Test
    void onASmallerScreenItIsNoLargerThanThat() {
        assertEquals(new Area(0, 0, 800, 600), on(new Area(500, 400, 1280, 860), new Area(0, 0, 800, 600)));
    }

    @Test
    void whereItsScreenIsGoneItIsOnTheFirst() {
        assertEquals(new Area(1020, 200, 900, 700), on(new Area(2200, 200, 900, 700), LEFT));
    }

    @Test
    void aWindowOfNoSizeCanBeFound() {
        assertEquals(new Area(10, 10, 480, 360), on(new Area(10, 10, 1, 1), LEFT));
    }
}
