package org.fixpoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void aDurationIsTakenUpToWholeSecondsAndToldInTwoUnits() {
        assertEquals("1 s", ProgressLine.inWords(Duration.ZERO));
        assertEquals("2 s", ProgressLine.inWords(Duration.ofMillis(1001)));
        assertEquals("3 min 20 s", ProgressLine.inWords(Duration.ofSeconds(200)));
        assertEquals("2 h 5 min", ProgressLine.inWords(Duration.ofMinutes(125)));
    }
}
