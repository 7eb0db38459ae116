package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.plan.Plan;

/**
 * Lets figures be drawn and results be written in a process apart, where drop-ins take part in that. A figure or sink that ends
 * the process or is stuck becomes a remark, and another process makes what is left.
 *
 * @param failures of points, in the order of the plan
 * @param provenance what a report says of it: words and lists of words
 */
record PresentationApart(
        Apart apart,
        Plan plan,
        RunFolder folder,
        List<String> overrides,
        List<Failure> failures,
        Map<String, Object> provenance) {

    /** The figure or sink that was begun last. */
    private static final class Last {
        private Optional<String> step = Optional.empty();

        void hear(JsonNode message) {
            if (message.path("step").isTextual()) {
                step = Optional.of(message.path("step").asText());
            }
        }
    }

    /** Draws and writes; each process that ends leaves one figure or sink less. */
    Presentation.Outcome present(Lease lease) {
        Map<String, String> broken = new LinkedHashMap<>();
        while (true) {
            Last last = new Last();
            Supervision.Answer answer;
            try (Child child = Child.start(apart.workers(), lease.files(), Apart.megabytes(1), Workers.Duty.COMPUTE)) {
                answer = ask(
                        child, PlanRequest.of(new Request(plan.text(), plan.file(), overrides), plan.flaws()), last);
                if (is(answer, "planned")) {
                    answer = ask(child, request(broken), last);
                }
            } catch (IOException fault) {
                return nothing(PointsApart.notStarted(fault));
            }
            if (answer instanceof Supervision.Answer.Said said) {
                return is(answer, "presented") ? outcome(said.message()) : nothing(sentence(said.message()));
            }
            String sentence = answer instanceof Supervision.Answer.Broken fault
                    ? fault.sentence()
                    : "The program was interrupted; resume the run.";
            if (last.step.isEmpty() || broken.containsKey(last.step.get())) {
                return nothing(sentence);
            }
            broken.put(last.step.get(), sentence);
        }
    }

    private Supervision.Answer ask(Child child, Map<String, Object> request, Last last) {
        return new Supervision(child, apart.patience(), List.of("A drop-in"), () -> false).ask(request, last::hear);
    }

    private static boolean is(Supervision.Answer answer, String word) {
        return answer instanceof Supervision.Answer.Said said
                && said.message().path("is").asText().equals(word);
    }

    private Map<String, Object> request(Map<String, String> broken) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("do", "present");
        request.put("run", folder.path().toString());
        request.put(
                "failures",
                failures.stream()
                        .map(failure -> List.of(failure.key(), failure.point(), failure.sentence()))
                        .toList());
        request.put("provenance", provenance);
        request.put("broken", broken);
        return request;
    }

    private static String sentence(JsonNode message) {
        return message.path("sentence").isTextual()
                ? message.path("sentence").asText()
                : "The process apart does not find the experiment right; run it again, and report it if that does not help.";
    }

    private static Presentation.Outcome nothing(String sentence) {
        return new Presentation.Outcome(List.of("Figures and files are not made: " + sentence), List.of(), List.of());
    }

    private static Presentation.Outcome outcome(JsonNode message) {
        return new Presentation.Outcome(
                words(message.path("remarks")),
                words(message.path("findings")),
                words(message.path("files")).stream().map(Path::of).toList());
    }

    static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }
}
