package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import org.fixpoint.maths.dynamics.BifurcationDiagram;
import org.fixpoint.maths.dynamics.Completeness;
import org.fixpoint.maths.dynamics.DiagramSearch;
import org.fixpoint.maths.dynamics.DiagramSlice;

/**
 * How many fixed points the branches have between one bifurcation and the next, and whether any is missing.
 *
 * @param intervals by rising parameter
 */
record BranchCensus(List<Interval> intervals) {
    private static final double SAME = 1e-9; // of the range: bifurcations of mirror images share their value
    private static final double WIDE = 0.05; // of the range
    private static final String UNKNOWN = "the map does not take its region into itself, so that degrees say nothing";

    BranchCensus {
        intervals = List.copyOf(intervals);
    }

    /**
     * A stretch of the parameter without a bifurcation.
     *
     * @param points on the branches
     * @param degreeSum nothing if a sign is undecided
     * @param completeness never certified: only the sum of the degrees and counts at some values stand behind it
     * @param reason why points may be missing, as a clause; empty if it is not known that they are
     */
    record Interval(
            double from, double to, int points, OptionalInt degreeSum, Completeness completeness, String reason) {
        boolean contains(double value) {
            return value >= from && value <= to;
        }

        double middle() {
            return from + (to - from) / 2;
        }

        boolean isDoubtful() {
            return completeness == Completeness.POSSIBLY_INCOMPLETE;
        }
    }

    /** How many fixed points a search has found at a value. */
    record Count(double value, int points) {}

    /**
     * The census of a diagram.
     *
     * @param counts of the searches whose points the diagram began with
     * @param absorbing whether the degrees add up to 1 at a value
     */
    static BranchCensus of(
            BifurcationDiagram diagram,
            DiagramSearch search,
            double from,
            double to,
            List<Count> counts,
            DoublePredicate absorbing) {
        List<DiagramSearch.Loss> losses = search.losses(diagram);
        List<Interval> intervals = new ArrayList<>();
        double low = from;
        for (int i = 0; i <= diagram.nodes().size(); i++) {
            double high =
                    i < diagram.nodes().size() ? diagram.nodes().get(i).point().parameter() : to;
            if (high - low > SAME * (to - from)) {
                DiagramSlice slice = search.slice(diagram, low + (high - low) / 2);
                double first = low == from ? Double.NEGATIVE_INFINITY : low;
                double last = high == to ? Double.POSITIVE_INFINITY : high;
                String reason = absorbing.test(slice.parameter()) ? reason(slice, first, last, counts) : UNKNOWN;
                intervals.add(interval(low, high, slice, reason));
                low = high;
            }
        }
        losses.forEach(loss -> tell(intervals, loss, counts));
        return new BranchCensus(intervals);
    }

    private static Interval interval(double low, double high, DiagramSlice slice, String reason) {
        return new Interval(
                low,
                high,
                slice.states().size(),
                slice.degreeSum(),
                reason.isEmpty() ? Completeness.DEGREE : Completeness.POSSIBLY_INCOMPLETE,
                reason);
    }

    private static String reason(DiagramSlice slice, double low, double high, List<Count> counts) {
        if (slice.degreeSum().isEmpty()) {
            return "the degree of a point is undecided";
        }
        if (slice.degreeSum().getAsInt() != 1) {
            return "the degrees add up to " + slice.degreeSum().getAsInt() + " instead of 1";
        }
        for (Count count : counts) {
            if (count.value() > low
                    && count.value() < high
                    && count.points() > slice.states().size()) {
                return count.points() + " points were found at " + (float) count.value() + ", not all on a branch";
            }
        }
        return "";
    }

    /** Doubts the intervals from a loss on, in its direction, up to one in which a search has found no more points than the branches have. */
    private static void tell(List<Interval> intervals, DiagramSearch.Loss loss, List<Count> counts) {
        int step = loss.upwards() ? 1 : -1;
        int i = 0;
        while (i < intervals.size() && !intervals.get(i).contains(loss.parameter())) {
            i++;
        }
        String reason = "a branch is lost at " + (float) loss.parameter();
        for (boolean first = true; i >= 0 && i < intervals.size(); i += step, first = false) {
            Interval at = intervals.get(i);
            boolean searched = counts.stream().anyMatch(count -> at.contains(count.value()));
            if (!first && searched) {
                return;
            }
            intervals.set(
                    i,
                    new Interval(
                            at.from(),
                            at.to(),
                            at.points(),
                            at.degreeSum(),
                            Completeness.POSSIBLY_INCOMPLETE,
                            at.reason().isEmpty() || at.reason().equals(reason)
                                    ? reason
                                    : at.reason() + ", and " + reason));
        }
    }

    /** The intervals in the middle of which a search may tell more, the widest first: doubtful ones, and wide ones where there was none. */
    List<Interval> unsure(List<Count> counts, int most) {
        double range = intervals.isEmpty()
                ? 0
                : intervals.get(intervals.size() - 1).to() - intervals.get(0).from();
        return intervals.stream()
                .filter(each -> each.isDoubtful() || each.to() - each.from() > WIDE * range)
                .filter(each -> counts.stream()
                        .noneMatch(count -> Math.abs(count.value() - each.middle()) < (each.to() - each.from()) / 4))
                .sorted(Comparator.comparingDouble(each -> each.from() - each.to()))
                .limit(most)
                .toList();
    }
}
