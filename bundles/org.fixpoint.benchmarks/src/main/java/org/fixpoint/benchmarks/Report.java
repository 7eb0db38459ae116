package org.fixpoint.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Comparisons as a table to be read and as CSV. */
final class Report {
    private static final String COLUMNS =
            "job,sizes,peer,rounds,ms,ms-least,ms-most,processor-ms,ratio,ratio-least,ratio-most,"
                    + "processor-ratio,processor-ratio-least,processor-ratio-most,disagreement,agrees";

    private Report() {}

    /** The first line of the table. */
    static String heading() {
        return row("job", "peer", "ms", "ratio by the clock", "ratio of processors", "");
    }

    /** A line of the table: ratios are the peer's time by ours. */
    static String line(Comparison comparison) {
        String name = comparison.job().id();
        String ms = number(comparison.milliseconds().median());
        if (comparison.peer().isEmpty()) {
            return row(name, "none", ms, "", "", comparison.job().what());
        }
        String fault = comparison.agrees() ? "" : "DISAGREES by " + comparison.disagreement() + "; ";
        return row(
                name,
                comparison.peer(),
                ms,
                ratio(comparison.clockRatio()),
                ratio(comparison.processorRatio()),
                fault + comparison.job().what());
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-22s %-14s %9s  %-22s  %-22s  %s", cells)
                .stripTrailing();
    }

    private static String ratio(Spread spread) {
        return number(spread.median()) + " (" + number(spread.least()) + " to " + number(spread.most()) + ")";
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, x < 10 ? "%.2f" : x < 100 ? "%.1f" : "%.0f", x);
    }

    /** All with all digits; a job without a peer has empty cells. */
    static String csv(List<Comparison> comparisons) {
        return comparisons.stream().map(Report::csvRow).collect(Collectors.joining("\n", COLUMNS + "\n", "\n"));
    }

    private static String csvRow(Comparison comparison) {
        Spread ms = comparison.milliseconds();
        String ours = String.join(
                ",",
                comparison.job().id(),
                comparison.job().sizes().written(),
                comparison.peer(),
                Integer.toString(comparison.ours().size()),
                cells(ms),
                Double.toString(comparison.processorMilliseconds().median()));
        return comparison.peer().isEmpty()
                ? ours + ",,,,,,,,"
                : String.join(
                        ",",
                        ours,
                        cells(comparison.clockRatio()),
                        cells(comparison.processorRatio()),
                        Double.toString(comparison.disagreement()),
                        Boolean.toString(comparison.agrees()));
    }

    private static String cells(Spread spread) {
        return spread.median() + "," + spread.least() + "," + spread.most();
    }
}
