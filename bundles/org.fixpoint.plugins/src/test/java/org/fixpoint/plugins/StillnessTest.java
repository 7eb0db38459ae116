package org.fixpoint.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillnessTest {
    private static final long START = 1_000_000;

    /** A clock that is set. */
    static final class SetClock extends Clock {
        long millis = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    }

    private final SetClock clock = new SetClock();
    private boolean whole = true;
    private final Stillness stillness = new Stillness(clock, file -> whole);

    private static Sighting file(long size, long written) {
        return new Sighting(Path.of("a.jar"), "a.jar", size, written, "7");
    }

    @Test
    void aFileThatWasJustWrittenIsStillOnceItKeepsItsSizeFor300Milliseconds() {
        List<Sighting> fresh = List.of(file(10, START));
        assertEquals(List.of(), stillness.still(fresh));
        clock.millis += 299;
        assertEquals(List.of(), stillness.still(fresh));
        clock.millis += 1;
        assertEquals(fresh, stillness.still(fresh));
    }

    @Test
    void aFileThatGrowsIsNotStillAndIsToldOfAfterTwoSeconds() {
        for (int i = 0; i < 5; i++) {
            assertEquals(List.of(), stillness.still(List.of(file(i, clock.millis))));
            assertFalse(stillness.takesLong(file(i, clock.millis)));
            clock.millis += 399;
        }
        clock.millis += 5;
        stillness.still(List.of(file(9, clock.millis)));
        assertTrue(stillness.takesLong(file(9, clock.millis)));
    }

    @Test
    void aFileThatCannotBeWholeIsArrivingUntilNothingCameForFiveSeconds() {
        whole = false;
        List<Sighting> some = List.of(file(1000, START));
        for (int i = 0; i < 14; i++) {
            assertEquals(List.of(), stillness.still(some));
            assertEquals(i >= 6, stillness.takesLong(some.get(0)));
            clock.millis += 350;
        }
        List<Sighting> more = List.of(file(2000, clock.millis));
        assertEquals(List.of(), stillness.still(more));
        clock.millis += 4_999;
        assertEquals(List.of(), stillness.still(more));
        clock.millis += 1;
        assertEquals(more, stillness.still(more));
    }

    @Test
    void aFileWrittenTwoSecondsAgoIsStillAtOnceAndOneFromTheFutureAfterASecondLook() {
        assertEquals(1, stillness.still(List.of(file(10, START - 2_000))).size());
        List<Sighting> future = List.of(file(11, START + 99_999));
        assertEquals(List.of(), stillness.still(future));
        clock.millis += 300;
        assertEquals(future, stillness.still(future));
    }

    @Test
    void hiddenFilesFoldersAndOtherEndingsAreNotSeen(@TempDir Path folder) throws IOException {
        for (String name : List.of("b.JAR", "a.jar", ".hidden.jar", "c.jar.part", "readme.txt")) {
            Files.writeString(folder.resolve(name), name);
        }
        Files.createDirectory(folder.resolve("folder.jar"));
        List<String> seen =
                Sighting.of(folder, name -> name.toLowerCase(java.util.Locale.ROOT)
                                .endsWith(".jar"))
                        .stream()
                        .map(Sighting::name)
                        .toList();
        assertEquals(List.of("a.jar", "b.JAR"), seen);
    }
}
