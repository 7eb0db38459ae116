package org.fixpoint.plugins;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which files have been copied completely: those that kept size and time for a while, or were written a while ago. */
final class Stillness {
    /** Between two sightings that are equal. */
    static final Duration APART = Duration.ofMillis(300);

    private static final Duration OLD = Duration.ofSeconds(2);

    private record Since(Sighting sighting, Instant first) {}

    private final Clock clock;
    private final Map<String, Since> since = new HashMap<>();
    private final Map<String, Instant> restless = new HashMap<>();

    Stillness(Clock clock) {
        this.clock = clock;
    }

    /** Takes note of what is there now, and gives those of it that are still. */
    List<Sighting> still(List<Sighting> now) {
        Instant time = clock.instant();
        Map<String, Since> next = new HashMap<>();
        for (Sighting sighting : now) {
            next.put(
                    sighting.name(),
                    Optional.ofNullable(since.get(sighting.name()))
                            .filter(earlier -> earlier.sighting().equals(sighting))
                            .orElse(new Since(sighting, time)));
        }
        since.clear();
        since.putAll(next);
        List<Sighting> still = now.stream()
                .filter(sighting -> sighting.settled(time, OLD) || keptFor(sighting, time))
                .toList();
        restless.keySet().retainAll(next.keySet());
        still.forEach(sighting -> restless.remove(sighting.name()));
        now.stream()
                .filter(sighting -> !still.contains(sighting))
                .forEach(sighting -> restless.putIfAbsent(sighting.name(), time));
        return still;
    }

    /** Whether a file has been changing for so long that a user should be told. */
    boolean takesLong(Sighting sighting) {
        Instant begun = Optional.ofNullable(restless.get(sighting.name())).orElse(clock.instant());
        return !begun.plus(OLD).isAfter(clock.instant());
    }

    private boolean keptFor(Sighting sighting, Instant time) {
        return Optional.ofNullable(since.get(sighting.name()))
                .filter(earlier -> !earlier.first().plus(APART).isAfter(time))
                .isPresent();
    }
}
