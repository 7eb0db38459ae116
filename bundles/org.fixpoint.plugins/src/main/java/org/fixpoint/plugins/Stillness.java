package org.fixpoint.plugins;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which files have been copied completely: those that kept size and time for a while, or were written a while ago. One that
 * cannot be whole yet has to keep still for longer, as a slow copy pauses.
 */
final class Stillness {
    /** Between two sightings that are equal. */
    static final Duration APART = Duration.ofMillis(300);

    private static final Duration OLD = Duration.ofSeconds(2);

    /** For a file that cannot be whole. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private record Since(Sighting sighting, Instant first) {}

    private final Clock clock;
    private final Predicate<Sighting> whole;
    private final Map<String, Since> since = new HashMap<>();
    private final Map<String, Instant> restless = new HashMap<>();

    /**
     * Nothing has been seen.
     *
     * @param whole whether a file may be one that is copied to its end
     */
    Stillness(Clock clock, Predicate<Sighting> whole) {
        this.clock = clock;
        this.whole = whole;
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
                .filter(sighting -> sighting.settled(time, PAUSE)
                        || keptFor(PAUSE, sighting, time)
                        || ((sighting.settled(time, OLD) || keptFor(APART, sighting, time)) && whole.test(sighting)))
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

    private boolean keptFor(Duration length, Sighting sighting, Instant time) {
        return Optional.ofNullable(since.get(sighting.name()))
                .filter(earlier -> !earlier.first().plus(length).isAfter(time))
                .isPresent();
    }
}
