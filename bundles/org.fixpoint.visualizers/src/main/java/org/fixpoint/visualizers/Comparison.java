package org.fixpoint.visualizers;

import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.analysis.Dimension;

/** What the comparison of measured curves with a theory says, in one sentence. */
final class Comparison {
    /** A standard deviation of fewer numbers says next to nothing. */
    private static final int FEWEST = 3;

    private static final double SAME = 1e-9;

    /** The largest distance of a mean from the theory, and where it is. */
    private record Worst(double distance, double deviation, int replicates, String place) {}

    private Comparison() {}

    /**
     * The largest |mean − theory| over panels, series and along the curves, told against the standard error of the mean there.
     * Where one theory stands for a whole numeric series, as the limit of large width does, only the largest value is held to it.
     * Empty if no point has both.
     */
    static Optional<String> finding(Curves curves) {
        Arrangement arrangement = curves.arrangement();
        Optional<Dimension.Numbers> ordered = arrangement
                .series()
                .filter(Dimension.Numbers.class::isInstance)
                .map(Dimension.Numbers.class::cast)
                .filter(numbers -> !theoryVaries(curves));
        Optional<Worst> worst = Optional.empty();
        for (int member = 0; member < arrangement.seriesCount(); member++) {
            if (ordered.isEmpty() || member == largest(ordered.get().values())) {
                for (Map<String, Integer> panel : arrangement.panelPlaces()) {
                    worst = larger(worst, worst(curves, panel, member, ordered.isEmpty()));
                }
            }
        }
        String where = ordered.map(dim -> "At " + Wording.place(dim, largest(dim.values())) + " the measured mean")
                .orElse("The measured mean");
        return worst.map(found -> where + " and the theory differ by at most " + Wording.number(found.distance(), 2)
                + " (" + found.place() + ")" + against(found) + ".");
    }

    private static boolean theoryVaries(Curves curves) {
        for (Map<String, Integer> panel : curves.arrangement().panelPlaces()) {
            double[] first = curves.predicted(panel, 0).orElse(new double[0]);
            for (int member = 1; member < curves.arrangement().seriesCount(); member++) {
                double[] other = curves.predicted(panel, member).orElse(first);
                for (int i = 0; i < first.length; i++) {
                    if (Math.abs(other[i] - first[i]) > SAME) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int largest(double[] values) {
        int index = 0;
        for (int i = 1; i < values.length; i++) {
            index = values[i] > values[index] ? i : index;
        }
        return index;
    }

    private static Optional<Worst> larger(Optional<Worst> a, Optional<Worst> b) {
        return a.isEmpty() || (b.isPresent() && b.get().distance() > a.get().distance()) ? b : a;
    }

    private static Optional<Worst> worst(Curves curves, Map<String, Integer> panel, int member, boolean nameSeries) {
        Spread spread = curves.measured(panel, member);
        double[] theory = curves.predicted(panel, member).orElse(new double[0]);
        int at = -1;
        double distance = -1;
        for (int i = 0; i < theory.length; i++) {
            double here = Math.abs(spread.mean()[i] - theory[i]);
            if (here > distance) { // false for NaN
                distance = here;
                at = i;
            }
        }
        if (at < 0) {
            return Optional.empty();
        }
        Arrangement arrangement = curves.arrangement();
        StringBuilder place = new StringBuilder(arrangement.panelTitle(panel));
        if (nameSeries && arrangement.series().isPresent()) {
            place.append(place.isEmpty() ? "" : ", ").append(arrangement.seriesLabel(member, ""));
        }
        place.append(place.isEmpty() ? "" : ", ").append(Wording.place(arrangement.along(), at));
        return Optional.of(new Worst(distance, spread.deviation()[at], spread.most(), place.toString()));
    }

    private static String against(Worst found) {
        if (!Double.isFinite(found.deviation()) || found.replicates() < FEWEST) {
            return "";
        }
        if (found.deviation() == 0) {
            return ", where the " + found.replicates() + " replicates do not differ";
        }
        return ", " + Wording.number(found.distance() * Math.sqrt(found.replicates()) / found.deviation(), 2)
                + " standard errors of the mean of the " + found.replicates() + " replicates there";
    }
}
