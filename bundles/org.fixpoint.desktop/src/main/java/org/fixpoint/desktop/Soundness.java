package org.fixpoint.desktop;

import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Reading;

/** What reading an experiment gave, in words. */
final class Soundness {
    private Soundness() {}

    /**
     * How much there is to do, what is missing or how many faults there are.
     *
     * @param members how many experiments the text names, if it is none itself
     */
    static String inWords(Optional<Reading> read, int members) {
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
