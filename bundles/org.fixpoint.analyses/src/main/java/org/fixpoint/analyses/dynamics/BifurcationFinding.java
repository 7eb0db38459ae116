package org.fixpoint.analyses.dynamics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fixpoint.analyses.words.Phrases;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.maths.dynamics.Bifurcation;
import org.fixpoint.maths.dynamics.BifurcationDiagram;

/** Which bifurcations a diagram has, how many fixed points there are between them, and where one may be missing. */
final class BifurcationFinding {
    private static final int MANY = 12; // counts that are written out

    private BifurcationFinding() {}

    /** {@code 3 bifurcations for beta from 1 to 8: 3 folds, the first at beta = 1.8540330 …; 1, 3, 5, 7 fixed points, complete (degree)}. */
    static Item of(BifurcationDiagram diagram, BranchCensus census, String parameter) {
        List<BranchCensus.Interval> intervals = census.intervals();
        String range = intervals.isEmpty()
                ? ""
                : " for " + parameter + " from "
                        + Phrases.number(intervals.get(0).from()) + " to "
                        + Phrases.number(intervals.get(intervals.size() - 1).to());
        List<Bifurcation> nodes =
                diagram.nodes().stream().map(BifurcationDiagram.Node::point).toList();
        return Finding.of(Phrases.counted(nodes.size(), "bifurcation") + range + kinds(nodes, parameter) + "; "
                + points(intervals) + verdict(intervals));
    }

    private static String kinds(List<Bifurcation> nodes, String parameter) {
        if (nodes.isEmpty()) {
            return "";
        }
        Map<Bifurcation.Kind, Long> kinds =
                nodes.stream().collect(Collectors.groupingBy(Bifurcation::kind, TreeMap::new, Collectors.counting()));
        double error = nodes.stream().mapToDouble(Bifurcation::error).max().orElse(0);
        return ": "
                + kinds.entrySet().stream()
                        .map(kind -> Phrases.counted(kind.getValue(), word(kind.getKey())))
                        .collect(Collectors.joining(", "))
                + ", the first at " + parameter + " = " + nodes.get(0).parameter() + ", with errors of "
                + Phrases.number(error) + " at most";
    }

    private static String word(Bifurcation.Kind kind) {
        return switch (kind) {
            case FOLD, FLIP -> kind.name().toLowerCase(Locale.ROOT);
            case TRANSCRITICAL, PITCHFORK -> kind.name().toLowerCase(Locale.ROOT) + " point";
            case BRANCH_POINT -> "other branch point";
            case NEIMARK_SACKER -> "Neimark-Sacker point";
        };
    }

    private static String points(List<BranchCensus.Interval> intervals) {
        return intervals.size() > MANY
                ? intervals.stream()
                                .mapToInt(BranchCensus.Interval::points)
                                .min()
                                .orElse(0)
                        + " to "
                        + intervals.stream()
                                .mapToInt(BranchCensus.Interval::points)
                                .max()
                                .orElse(0)
                        + " fixed points"
                : intervals.stream()
                                .map(each -> Integer.toString(each.points()))
                                .collect(Collectors.joining(", "))
                        + " fixed points from stretch to stretch";
    }

    private static String verdict(List<BranchCensus.Interval> intervals) {
        List<BranchCensus.Interval> doubtful =
                intervals.stream().filter(BranchCensus.Interval::isDoubtful).toList();
        return doubtful.isEmpty()
                ? "; their degrees add up to 1 on every stretch, as they would without a branch that is joined to none of these."
                : "; possibly incomplete on " + doubtful.size() + " of "
                        + Phrases.counted(intervals.size(), "stretch").replace("stretchs", "stretches") + ", as "
                        + doubtful.get(0).reason() + ".";
    }
}
