package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.catalogue.Lease;

/**
 * Finds out in processes apart which parts of an experiment cannot be used, before any code of a drop-in runs in this one: the
 * experiment is planned there, and each time that ends the process, once more without the part that was at fault.
 *
 * @param apart how processes are started
 * @param request the experiment
 * @param suspects the drop-ins, for when a process ends before it could tell anything
 */
record Proof(Apart apart, Request request, List<String> suspects) {
    private static final int MOST = 1000;

    /** A part that was entered last. */
    private static final class Last {
        private Optional<String> digest = Optional.empty();
    }

    /** What is known of the parts. */
    sealed interface Verdict {
        /** Why some cannot be used, by digest. */
        record Parts(Map<String, String> flaws) implements Verdict {}

        /** Why none can be. */
        record None(String sentence) implements Verdict {}
    }

    /** Plans until a process comes through. */
    Verdict of(Lease lease) {
        Map<String, String> flaws = new LinkedHashMap<>();
        while (flaws.size() < MOST) {
            Last last = new Last();
            Supervision.Answer answer;
            try {
                answer = apart.ask(
                        lease.files(), child -> new Supervision(child, apart.patience(), suspects, () -> false)
                                .ask(PlanRequest.of(request, flaws), message -> hear(message, last, flaws)));
            } catch (IOException fault) {
                return new Verdict.None(PointsApart.notStarted(fault));
            }
            if (answer instanceof Supervision.Answer.Said) {
                return new Verdict.Parts(flaws);
            }
            String sentence = answer instanceof Supervision.Answer.Broken broken
                    ? broken.sentence()
                    : "The check of the drop-ins was interrupted; run again.";
            if (last.digest.isEmpty() || flaws.containsKey(last.digest.get())) {
                return new Verdict.None(sentence);
            }
            flaws.put(last.digest.get(), sentence);
        }
        return new Verdict.None("More than " + MOST + " parts of drop-ins do not work; leave the drop-ins out.");
    }

    private void hear(JsonNode message, Last last, Map<String, String> flaws) {
        String digest = message.path("part").asText();
        apart.tellOfWaiting(message);
        if (message.path("is").asText().equals("flaw")) {
            flaws.put(digest, message.path("sentence").asText());
        } else if (!digest.isEmpty()) {
            last.digest = Optional.of(digest);
        }
    }
}
