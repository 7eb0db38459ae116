package org.fixpoint.desktop;

import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Reading;

/**
 * What reading an experiment gave.
 *
 * @param read what it gave last; nothing before the first time
 * @param members how many experiments the text names, if it is none itself
 */
public record Soundness(Optional<Reading> read, int members) {
    private static final String EXPERIMENT = "Ctrl+Enter runs the experiment.";
    private static final String FAULTY = "The experiment cannot be run as it is; above stands why.";
    private static final String SUITE =
            "Open one of the experiments to run it here; Ctrl+Shift+C copies the command that runs all.";

    /** Whether it can be run, as far as it has been read. */
    public boolean isSound() {
        return read.flatMap(Reading::plan).isPresent();
    }

    /** What begins a run, or that nothing does. */
    public String begins() {
        if (members > 0) {
            return SUITE;
        }
        return read.isEmpty() || isSound() ? EXPERIMENT : FAULTY;
    }

    /** How much there is to do, what is missing or how many faults there are. */
    public String inWords() {
        if (read.isEmpty()) {
            return "reading …";
        }
        List<Fault> faults = read.get().faults();
        if (faults.isEmpty() && members > 0) {
            return members + (members == 1 ? " experiment" : " experiments")
                    + ": open one to run it here, or copy the command that runs all (Ctrl+Shift+C)";
        }
        List<String> missing = faults.stream()
                .filter(Fault::missingPlugin)
                .map(fault -> fault.violation().message().replace(" is not installed", ""))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            return "needs " + String.join(", ", missing)
                    + ": a plug-in is missing, the values are kept; put its jar into plugins/";
        }
        return read.flatMap(Reading::plan)
                .map(Plan::inWords)
                .orElse(faults.size() + (faults.size() == 1 ? " fault" : " faults"));
    }
}
