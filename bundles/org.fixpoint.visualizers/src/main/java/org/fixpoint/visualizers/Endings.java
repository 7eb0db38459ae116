package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where curves end, in one sentence. */
final class Endings {
    /** The mean of one curve at its last place, and which curve it is. */
    private record End(double value, String name) {}

    private Endings() {}

    /** The smallest and the largest mean at the last place, and what is infinite; empty if no curve has a number there. */
    static Optional<String> finding(Curves curves, String what) {
        Arrangement arrangement = curves.arrangement();
        int last = arrangement.along().size() - 1;
        Optional<End> lowest = Optional.empty();
        Optional<End> highest = Optional.empty();
        List<String> infinite = new ArrayList<>();
        for (Map<String, Integer> panel : arrangement.panelPlaces()) {
            for (int member = 0; member < arrangement.seriesCount(); member++) {
                double value = curves.measured(panel, member).mean()[last];
                String name = name(arrangement, panel, member);
                if (curves.infinite(panel, member, last)) {
                    infinite.add(name);
                } else if (Double.isFinite(value)) {
                    End end = new End(value, name);
                    lowest = lowest.filter(other -> other.value() <= value).or(() -> Optional.of(end));
                    highest = highest.filter(other -> other.value() >= value).or(() -> Optional.of(end));
                }
            }
        }
        String where = "At " + Wording.place(arrangement.along(), last) + " the " + what + " is "
                + (infinite.isEmpty() ? "" : "infinite for " + Wording.list(infinite) + " and else ");
        if (lowest.isEmpty() || highest.isEmpty()) {
            return Optional.empty();
        }
        if (lowest.get().name().equals(highest.get().name())) {
            return Optional.of(where + told(lowest.get()) + ".");
        }
        return Optional.of(where + "between " + told(lowest.get()) + " and " + told(highest.get()) + ".");
    }

    private static String name(Arrangement arrangement, Map<String, Integer> panel, int member) {
        String title = arrangement.panelTitle(panel);
        String series = arrangement.seriesLabel(member, "");
        return title.isEmpty() || series.isEmpty() ? title + series : title + ", " + series;
    }

    private static String told(End end) {
        return Wording.number(end.value(), 3) + (end.name().isEmpty() ? "" : " (" + end.name() + ")");
    }
}
