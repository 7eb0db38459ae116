package org.fixpoint.desktop.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fixpoint.api.Violation;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Mark;
import org.junit.jupiter.api.Test;

class HighlightTest {
    private static List<Highlight> of(String line, int column) {
        return Highlight.of(3, line, List.of(fault(3, column), fault(3, 1), fault(4, 1)));
    }

    private static Fault fault(int line, int column) {
        return new Fault(new Violation("model", "is wrong", ""), new Mark("a.yaml", line, column), false);
    }

    @Test
    void aWordThatIsWrongAndTheCommentBehindItAreSetOff() {
        assertEquals(List.of(new Highlight(7, 5, true), new Highlight(13, 5, false)), of("model: tanhh # why", 8));
    }

    @Test
    void aFaultWithinACommentIsNoPartOfIt() {
        assertEquals(List.of(new Highlight(0, 1, true), new Highlight(1, 6, false)), of("# title", 1));
        assertEquals(List.of(new Highlight(0, 2, false), new Highlight(2, 5, true)), of("# title", 3));
    }

    @Test
    void noneOverlapsAnotherWhereverTheFaultIs() {
        String line = "a: {b: c} # of d, {e}";
        for (int column = 1; column <= line.length(); column++) {
            int end = 0;
            for (Highlight each : of(line, column)) {
                assertTrue(each.start() >= end && each.length() > 0, column + ": " + each);
                end = each.start() + each.length();
            }
            assertTrue(end <= line.length());
        }
        assertEquals(List.of(), of("", 1));
    }
}
