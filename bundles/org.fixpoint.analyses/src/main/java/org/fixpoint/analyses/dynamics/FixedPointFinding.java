package org.fixpoint.analyses.dynamics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.maths.dynamics.FixedPoint;
import org.fixpoint.maths.dynamics.FixedPointSet;

/** How many fixed points there are, of which index, and whether these are all. */
final class FixedPointFinding {
    private static final int FEW = 3; // coordinates that are searched by boxes unasked

    private FixedPointFinding() {}

    /** {@code 7 fixed points: 3 stable, 3 of index 1, 1 of index 2; complete (certified), residual at most 1.1e-16.} */
    static Item of(StateSearch.Found found, List<StateFixedPoint> points) {
        FixedPointSet set = found.points();
        Map<Double, Long> unstable = points.stream()
                .filter(point -> point.index() > 0)
                .collect(Collectors.groupingBy(StateFixedPoint::index, TreeMap::new, Collectors.counting()));
        String kinds = unstable.entrySet().stream()
                .map(entry -> ", " + entry.getValue() + " of index " + (int) (double) entry.getKey())
                .collect(Collectors.joining());
        long rest = points.size()
                - set.stable()
                - unstable.values().stream().mapToLong(Long::longValue).sum();
        double residual =
                points.stream().mapToDouble(StateFixedPoint::residual).max().orElse(0);
        String why = (found.remark() + instead(found) + sentence(set.reason())).strip();
        return Finding.of(points.size() + (points.size() == 1 ? " fixed point: " : " fixed points: ") + set.stable()
                + " stable" + kinds + (rest == 0 ? "" : ", " + rest + " undecided") + "; "
                + set.completeness().words() + ", residual at most "
                + (residual == 0 ? "0" : String.format(Locale.ROOT, "%.2g", residual))
                + "."
                + (why.isEmpty() ? "" : " " + why));
    }

    /** What was done where there are too many coordinates for a proof of completeness. */
    private static String instead(StateSearch.Found found) {
        List<FixedPoint> points = found.points().points();
        int coordinates = points.isEmpty() ? 0 : points.get(0).at().length;
        if (!found.done().equals("newton") || !found.remark().isEmpty() || coordinates <= FEW) {
            return "";
        }
        long certified =
                points.stream().filter(point -> point.certificate().isPresent()).count();
        return coordinates + " coordinates are too many for the search by boxes, which proves completeness for up to "
                + FEW
                + ": Newton's method was taken, and " + certified + " of " + points.size()
                + " points are certified one by one. ";
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? ""
                : words.substring(0, 1).toUpperCase(Locale.ROOT)
                        + words.substring(1)
                        + (words.endsWith(".") ? "" : ".");
    }
}
