package org.fixpoint.analyses.phase;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fixpoint.analyses.words.Phrases;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.maths.kernel.LengthMap;

/** On which side of the edge of chaos a network lies, in a sentence about the variance that its inputs come to. */
final class EdgeFinding {
    private EdgeFinding() {}

    /**
     * {@code Chaotic: χ₁ = 1.203 (to 3e-13) at the variance q* = 0.5694 that inputs come to; …}.
     *
     * @param rows of each stationary variance
     * @param reached the one that inputs of the length asked for come to
     */
    static Item of(List<Propagation> rows, Optional<LengthMap.FixedPoint> reached, StationaryVariances stationary) {
        Optional<Propagation> there = rows.stream()
                .filter(row -> reached.isPresent() && reached.get().q() == row.variance())
                .findFirst();
        String others = rows.size() > 1 || (there.isEmpty() && !rows.isEmpty())
                ? "; " + Phrases.counted(rows.size() - (there.isPresent() ? 1 : 0), "stationary variance")
                        + " that such inputs do not come to"
                : "";
        String which = stationary.kept() ? "keep" : "come to";
        return Finding.of(there.map(row -> at(row, which))
                        .orElseGet(() -> rows.isEmpty()
                                ? "No stationary variance: "
                                        + stationary.absence().substring("none: ".length())
                                : "The variance of these inputs comes to no rest")
                + others + ".");
    }

    private static String at(Propagation row, String which) {
        String phase = row.phase().word();
        return phase.substring(0, 1).toUpperCase(Locale.ROOT) + phase.substring(1) + ": χ₁ = "
                + Phrases.number(row.chi()) + " (to " + Phrases.number(row.tolerance()) + ") at the variance q* = "
                + Phrases.number(row.variance()) + " that inputs " + which + "; " + correlations(row);
    }

    private static String correlations(Propagation row) {
        if (row.variance() == 0) {
            return "nothing of them is left in deep layers";
        }
        if (Double.isNaN(row.correlation())) {
            return "every correlation stays";
        }
        double depth = Propagation.layers(row.correlationSlope());
        return "correlations come to c* = " + Phrases.number(row.correlation())
                + (Double.isInfinite(depth)
                        ? ", slower than any exponential"
                        : ", nearer by e in ξ_c = " + Phrases.number(depth) + " layers");
    }
}
