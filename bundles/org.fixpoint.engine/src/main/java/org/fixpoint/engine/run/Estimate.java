package org.fixpoint.engine.run;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.plan.Coordinate;
import org.fixpoint.engine.plan.Point;

/**
 * How long the points that are still to run will take, judged by those that have run.
 *
 * <p>A point is expected to take the mean time of all, times a factor for each of its coordinates: the mean time of the points
 * with that coordinate over the mean of all, 1 for a coordinate not yet met. So a wide network counts for more than a narrow
 * one as soon as one of each has run. Not safe for use by several threads.
 */
final class Estimate {
    private record Mean(double sum, int count) {
        static final Mean EMPTY = new Mean(0, 0);

        Mean with(double value) {
            return new Mean(sum + value, count + 1);
        }

        double value() {
            return sum / count;
        }
    }

    private record Place(String dimension, int index) {}

    private final Map<Place, Mean> byPlace = new HashMap<>();
    private Mean all = Mean.EMPTY;

    /** Takes note of a point that has run. */
    void took(Point point, Duration time) {
        double seconds = time.toNanos() / 1e9;
        all = all.with(seconds);
        for (Coordinate coordinate : point.coordinates()) {
            byPlace.merge(place(coordinate), Mean.EMPTY.with(seconds), (mean, one) -> mean.with(seconds));
        }
    }

    /** About how long these points will take, so many at a time; empty before any has run. */
    Optional<Duration> remaining(Collection<Point> points, int threads) {
        if (all.count() == 0) {
            return Optional.empty();
        }
        double work = points.stream().mapToDouble(this::expected).sum();
        double longest = points.stream().mapToDouble(this::expected).max().orElse(0);
        return Optional.of(Duration.ofMillis(Math.round(1000 * Math.max(longest, work / threads))));
    }

    private double expected(Point point) {
        double mean = all.value();
        double seconds = mean;
        for (Coordinate coordinate : point.coordinates()) {
            Mean here = byPlace.getOrDefault(place(coordinate), Mean.EMPTY);
            seconds *= here.count() == 0 || mean == 0 ? 1 : here.value() / mean;
        }
        return seconds;
    }

    private static Place place(Coordinate coordinate) {
        return new Place(coordinate.dimension(), coordinate.index());
    }
}
