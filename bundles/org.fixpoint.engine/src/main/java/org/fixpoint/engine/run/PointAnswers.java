package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.engine.result.PointResult;

/**
 * What the analyses of one point have answered.
 *
 * @param result the items of those that answered
 * @param answered the names of those, in the order of the experiment
 * @param refused why each other one did not, by its name
 */
record PointAnswers(PointResult result, List<String> answered, Map<String, Refused> refused) {
    /** Why an analysis gave no answer, for the user and for a developer. */
    record Refused(String sentence, String trace) {}

    PointAnswers {
        answered = List.copyOf(answered);
        refused = new LinkedHashMap<>(refused);
    }

    /** Whether every analysis answered, so that this is the point's result. */
    boolean complete() {
        return refused.isEmpty();
    }

    /** Whether some analyses answered while others refused. */
    boolean partial() {
        return !refused.isEmpty() && !answered.isEmpty();
    }

    /** Which analyses refused and why, and which answers are there; a point of one analysis has only the reason. */
    String sentence() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        refused.forEach((name, why) -> byReason.computeIfAbsent(why.sentence(), reason -> new ArrayList<>())
                .add(name));
        if (answered.isEmpty() && refused.size() == 1) {
            return String.join(" ", byReason.keySet());
        }
        List<String> sentences = new ArrayList<>();
        byReason.forEach((reason, names) -> sentences.add(joined(names) + " refused: " + ended(reason)));
        if (!answered.isEmpty()) {
            sentences.add("The answers of " + joined(answered) + " are kept.");
        }
        return String.join(" ", sentences);
    }

    /** The stack traces of all refusals. */
    String trace() {
        return String.join("", refused.values().stream().map(Refused::trace).toList());
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
