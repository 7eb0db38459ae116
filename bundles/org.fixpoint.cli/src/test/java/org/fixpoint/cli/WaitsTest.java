package org.fixpoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitsTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final Waits waits = new Waits(new Terminal(stream, stream, false));

    private void wait(String who, long millis) {
        waits.on(who, Duration.ofMillis(millis), Duration.ofMinutes(5));
    }

    @Test
    void whoIsWaitedForIsToldAfterTwoSecondsAndThenEveryFive() {
        for (long millis = 1000; millis <= 13_000; millis += 500) {
            wait("hang (org.x 1.0.0)", millis);
        }
        wait("hang (org.y 1.0.0)", 1500);
        wait("hang (org.y 1.0.0)", 2100);
        assertEquals(
                List.of(
                        "waiting for hang (org.x 1.0.0): 2 s, given up after 5 min (--patience)",
                        "waiting for hang (org.x 1.0.0): 7 s, given up after 5 min (--patience)",
                        "waiting for hang (org.x 1.0.0): 12 s, given up after 5 min (--patience)",
                        "waiting for hang (org.y 1.0.0): 2 s, given up after 5 min (--patience)"),
                written.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
